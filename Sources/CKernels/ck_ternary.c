#include "ck_elementwise.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

#define TERNARY(NAME, S, T, E)                                                                   \
  static void NAME##_##S(void *d, const void *pc, const void *px, const void *py, intptr_t n,    \
                         intptr_t sd, intptr_t sc, intptr_t sx, intptr_t sy) {                   \
    for (intptr_t i = 0; i < n; i++) {                                                           \
      T c = CK_AT(const T, pc, i, sc), x = CK_AT(const T, px, i, sx),                            \
        y = CK_AT(const T, py, i, sy);                                                           \
      CK_AT(T, d, i, sd) = (T)(E);                                                               \
    }                                                                                            \
  }
#define ON_INTS(NAME, E)       \
  TERNARY(NAME, u8, uint8_t, E) \
  TERNARY(NAME, i8, int8_t, E)  \
  TERNARY(NAME, i16, int16_t, E) \
  TERNARY(NAME, i32, int32_t, E) \
  TERNARY(NAME, i64, int64_t, E)

ON_INTS(add_scaled, (uint64_t)x * (uint64_t)y + (uint64_t)c)
TERNARY(add_scaled, f32, float, fmaf(x, y, c))
TERNARY(add_scaled, f64, double, fma(x, y, c))
ON_INTS(clamp, c < x ? (x > y ? y : x) : c > y ? y : c)
TERNARY(clamp, f32, float, c != c ? c : x != x ? x : y != y ? y : fminf(fmaxf(c, x), y))
TERNARY(clamp, f64, double, c != c ? c : x != x ? x : y != y ? y : fmin(fmax(c, x), y))

// From the nearer end, so that a weight of 1 gives that end exactly.
TERNARY(lerp, f32, float, fabsf(y) < 0.5f ? fmaf(y, x - c, c) : fmaf(-(x - c), 1 - y, x))
TERNARY(lerp, f64, double, fabs(y) < 0.5 ? fma(y, x - c, c) : fma(-(x - c), 1 - y, x))

TERNARY(add_quotient, f32, float, c + x / y)
TERNARY(add_quotient, f64, double, c + x / y)

#define ROW(N) [CK_U8] = N##_u8, [CK_I8] = N##_i8, [CK_I16] = N##_i16, [CK_I32] = N##_i32, \
               [CK_I64] = N##_i64, [CK_F32] = N##_f32, [CK_F64] = N##_f64
static const ck_ternary_loop table[CK_TERNARY_COUNT][CK_DTYPES] = {
    [CK_ADD_SCALED] = {ROW(add_scaled)},
    [CK_CLAMP] = {ROW(clamp)},
    [CK_LERP] = {[CK_F32] = lerp_f32, [CK_F64] = lerp_f64},
    [CK_ADD_QUOTIENT] = {[CK_F32] = add_quotient_f32, [CK_F64] = add_quotient_f64},
};

ck_ternary_loop ck_ternary_for(ck_ternary op, int dtype) { return table[op][dtype]; }

#define WHERE(T)                                                                   \
  for (intptr_t i = 0; i < n; i++) {                                               \
    CK_AT(T, d, i, sd) =                                                           \
        CK_AT(const ck_bool, c, i, sc) ? CK_AT(const T, x, i, sx) : CK_AT(const T, y, i, sy); \
  }
void ck_where(int size, void *d, const void *c, const void *x, const void *y, intptr_t n, intptr_t sd,
              intptr_t sc, intptr_t sx, intptr_t sy) {
  switch (size) {
    case 1: WHERE(uint8_t) break;
    case 2: WHERE(uint16_t) break;
    case 4: WHERE(uint32_t) break;
    default: WHERE(uint64_t) break;
  }
}

// In scalars the bound is a double, as PyTorch's is.
#define BEND(S, T)                                                                                 \
  static T huber_##S(T x, T g, T n, double bound, int wide) {                                      \
    const double b = wide ? (T)bound : bound;                                                      \
    if ((double)x > -b && (double)x < b) return n * x * g;                                         \
    if (x != x) return x;                                                                          \
    const T edge = wide ? n * (T)bound * g : (T)((double)(n * g) * b);                             \
    return x < 0 ? -edge : edge;                                                                   \
  }                                                                                                \
  static T smooth_l1_##S(T x, T g, T n, double bound, int wide) {                                  \
    const double b = wide ? (T)bound : bound;                                                      \
    if ((double)x > -b && (double)x < b) {                                                         \
      return wide ? n * (x / (T)bound) * g : (T)((double)(n * x * g) / b);                         \
    }                                                                                              \
    if (x != x) return x;                                                                          \
    return x < 0 ? -n * g : n * g;                                                                 \
  }                                                                                                \
  void ck_bend_##S(ck_bend kind, T *d, const T *x, const T *g, intptr_t gstep, double share,       \
                   double bound, intptr_t wide, intptr_t n) {                                      \
    enum { BLOCK = 64 / sizeof(T) };                                                               \
    const intptr_t body = wide / BLOCK * BLOCK;                                                    \
    for (intptr_t i = 0; i < n; i++) {                                                             \
      const T gi = g[i * gstep];                                                                   \
      d[i] = kind == CK_BEND_HUBER ? huber_##S(x[i], gi, (T)share, bound, i < body)                \
                                   : smooth_l1_##S(x[i], gi, (T)share, bound, i < body);           \
    }                                                                                              \
  }
BEND(f32, float)
BEND(f64, double)
