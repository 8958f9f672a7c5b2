#include "ck_elementwise.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// One loop per operation and type; the cases that matter for speed have unit strides.
#define BINARY(NAME, S, T, R, V, E)                                                                \
  CK_WIDE static void NAME##_##S(void *d, const void *px, const void *py, intptr_t n, intptr_t sd, \
                                 intptr_t sx, intptr_t sy) {                                       \
    const intptr_t t = sizeof(T), r = sizeof(R);                                                   \
    if (sd == r && sx == t && sy == t) {                                                           \
      R *o = d;                                                                                    \
      const T *a = px, *b = py;                                                                    \
      V for (intptr_t i = 0; i < n; i++) {                                                         \
        T x = a[i], y = b[i];                                                                      \
        o[i] = (R)(E);                                                                             \
      }                                                                                            \
    } else if (sd == r && sx == t && sy == 0) {                                                    \
      R *o = d;                                                                                    \
      const T *a = px;                                                                             \
      const T y = *(const T *)py;                                                                  \
      V for (intptr_t i = 0; i < n; i++) {                                                         \
        T x = a[i];                                                                                \
        o[i] = (R)(E);                                                                             \
      }                                                                                            \
    } else if (sd == r && sx == 0 && sy == t) {                                                    \
      R *o = d;                                                                                    \
      const T x = *(const T *)px;                                                                  \
      const T *b = py;                                                                             \
      V for (intptr_t i = 0; i < n; i++) {                                                         \
        T y = b[i];                                                                                \
        o[i] = (R)(E);                                                                             \
      }                                                                                            \
    } else {                                                                                       \
      for (intptr_t i = 0; i < n; i++) {                                                           \
        T x = CK_AT(const T, px, i, sx), y = CK_AT(const T, py, i, sy);                            \
        CK_AT(R, d, i, sd) = (R)(E);                                                               \
      }                                                                                            \
    }                                                                                              \
  }

#define FAST CK_VECTORIZE
#define PLAIN

#define ON_INTS(M, NAME, V, E)          \
  M(NAME, u8, uint8_t, uint8_t, V, E)   \
  M(NAME, i8, int8_t, int8_t, V, E)     \
  M(NAME, i16, int16_t, int16_t, V, E)  \
  M(NAME, i32, int32_t, int32_t, V, E)  \
  M(NAME, i64, int64_t, int64_t, V, E)
#define ON_FLOATS(M, NAME, V, E)  \
  M(NAME, f32, float, float, V, E) \
  M(NAME, f64, double, double, V, E)

// Whole numbers wrap around: the sum is taken without sign in 64 bits and the low bits are kept.
#define WRAP(OP) ((uint64_t)x OP (uint64_t)y)

ON_INTS(BINARY, add, FAST, WRAP(+))
ON_FLOATS(BINARY, add, FAST, x + y)
BINARY(add, bool, ck_bool, ck_bool, FAST, x | y)
ON_INTS(BINARY, sub, FAST, WRAP(-))
ON_FLOATS(BINARY, sub, FAST, x - y)
ON_INTS(BINARY, mul, FAST, WRAP(*))
ON_FLOATS(BINARY, mul, FAST, x * y)
BINARY(mul, bool, ck_bool, ck_bool, FAST, x & y)
ON_FLOATS(BINARY, div, FAST, x / y)

// Division of whole numbers; the caller has refused a zero. −1 is apart: the least number has no negative.
static inline int64_t divide_floor(int64_t x, int64_t y) {
  if (y == -1) return (int64_t)(0 - (uint64_t)x);
  int64_t q = x / y;
  return q * y != x && ((x < 0) != (y < 0)) ? q - 1 : q;
}
static inline int64_t divide_trunc(int64_t x, int64_t y) {
  return y == -1 ? (int64_t)(0 - (uint64_t)x) : x / y;
}
static inline int64_t remainder_floor(int64_t x, int64_t y) {
  if (y == -1) return 0;
  int64_t m = x % y;
  return m != 0 && ((m < 0) != (y < 0)) ? m + y : m;
}
static inline int64_t remainder_trunc(int64_t x, int64_t y) { return y == -1 ? 0 : x % y; }

#define FLOAT_HELPERS(S, T, F)                                              \
  static inline T floor_divide_##S(T x, T y) {                              \
    if (y == 0) return x / y;                                               \
    T m = fmod##F(x, y);                                                    \
    T q = (x - m) / y;                                                      \
    if (m != 0 && (y < 0) != (m < 0)) q -= 1;                               \
    if (q == 0) return copysign##F(0, x / y);                               \
    T f = floor##F(q);                                                      \
    return q - f > (T)0.5 ? f + 1 : f;                                      \
  }                                                                         \
  static inline T remainder_of_##S(T x, T y) {                              \
    T m = fmod##F(x, y);                                                    \
    return m != 0 && (y < 0) != (m < 0) ? m + y : m;                        \
  }
FLOAT_HELPERS(f32, float, f)
FLOAT_HELPERS(f64, double, )

ON_INTS(BINARY, div_trunc, PLAIN, divide_trunc(x, y))
BINARY(div_trunc, f32, float, float, PLAIN, truncf(x / y))
BINARY(div_trunc, f64, double, double, PLAIN, trunc(x / y))
ON_INTS(BINARY, div_floor, PLAIN, divide_floor(x, y))
BINARY(div_floor, f32, float, float, PLAIN, floor_divide_f32(x, y))
BINARY(div_floor, f64, double, double, PLAIN, floor_divide_f64(x, y))
ON_INTS(BINARY, remainder, PLAIN, remainder_floor(x, y))
BINARY(remainder, f32, float, float, PLAIN, remainder_of_f32(x, y))
BINARY(remainder, f64, double, double, PLAIN, remainder_of_f64(x, y))
ON_INTS(BINARY, fmod, PLAIN, remainder_trunc(x, y))
BINARY(fmod, f32, float, float, PLAIN, fmodf(x, y))
BINARY(fmod, f64, double, double, PLAIN, fmod(x, y))

// A negative exponent of a whole number leaves 1 for 1, ±1 for −1, and 0 for the rest.
static inline uint64_t power(int64_t x, int64_t y) {
  if (y < 0) return x == 1 ? 1 : x == -1 ? (y & 1 ? (uint64_t)-1 : 1) : 0;
  uint64_t b = (uint64_t)x, r = 1;
  for (uint64_t e = (uint64_t)y; e; e >>= 1, b *= b) {
    if (e & 1) r *= b;
  }
  return r;
}
ON_INTS(BINARY, pow, PLAIN, power((int64_t)x, (int64_t)y))
BINARY(pow, f32, float, float, PLAIN, powf(x, y))
BINARY(pow, f64, double, double, PLAIN, pow(x, y))

ON_INTS(BINARY, maximum, FAST, x > y ? x : y)
ON_FLOATS(BINARY, maximum, FAST, x != x ? x : y != y ? y : x > y ? x : y)
BINARY(maximum, bool, ck_bool, ck_bool, FAST, x | y)
ON_INTS(BINARY, minimum, FAST, x < y ? x : y)
ON_FLOATS(BINARY, minimum, FAST, x != x ? x : y != y ? y : x < y ? x : y)
BINARY(minimum, bool, ck_bool, ck_bool, FAST, x & y)
ON_INTS(BINARY, fmax, FAST, x > y ? x : y)
BINARY(fmax, f32, float, float, PLAIN, fmaxf(x, y))
BINARY(fmax, f64, double, double, PLAIN, fmax(x, y))
BINARY(fmax, bool, ck_bool, ck_bool, FAST, x | y)
ON_INTS(BINARY, fmin, FAST, x < y ? x : y)
BINARY(fmin, f32, float, float, PLAIN, fminf(x, y))
BINARY(fmin, f64, double, double, PLAIN, fmin(x, y))
BINARY(fmin, bool, ck_bool, ck_bool, FAST, x & y)
BINARY(atan2, f32, float, float, PLAIN, atan2f(x, y))
BINARY(atan2, f64, double, double, PLAIN, atan2(x, y))
BINARY(hypot, f32, float, float, PLAIN, hypotf(x, y))
BINARY(hypot, f64, double, double, PLAIN, hypot(x, y))
BINARY(copysign, f32, float, float, PLAIN, copysignf(x, y))
BINARY(copysign, f64, double, double, PLAIN, copysign(x, y))

#define TEST(NAME, E)                                 \
  BINARY(NAME, bool, ck_bool, ck_bool, FAST, E)       \
  BINARY(NAME, u8, uint8_t, ck_bool, FAST, E)         \
  BINARY(NAME, i8, int8_t, ck_bool, FAST, E)          \
  BINARY(NAME, i16, int16_t, ck_bool, FAST, E)        \
  BINARY(NAME, i32, int32_t, ck_bool, FAST, E)        \
  BINARY(NAME, i64, int64_t, ck_bool, FAST, E)        \
  BINARY(NAME, f32, float, ck_bool, FAST, E)          \
  BINARY(NAME, f64, double, ck_bool, FAST, E)
TEST(eq, x == y)
TEST(ne, x != y)
TEST(lt, x < y)
TEST(le, x <= y)
TEST(gt, x > y)
TEST(ge, x >= y)
TEST(logical_and, (x != 0) & (y != 0))
TEST(logical_or, (x != 0) | (y != 0))
TEST(logical_xor, (x != 0) != (y != 0))

ON_INTS(BINARY, bit_and, FAST, x & y)
BINARY(bit_and, bool, ck_bool, ck_bool, FAST, x & y)
ON_INTS(BINARY, bit_or, FAST, x | y)
BINARY(bit_or, bool, ck_bool, ck_bool, FAST, x | y)
ON_INTS(BINARY, bit_xor, FAST, x ^ y)
BINARY(bit_xor, bool, ck_bool, ck_bool, FAST, x ^ y)

// A shift by a negative amount or past the width gives 0, or the sign when shifting right.
#define SHIFTS(S, T)                                                                             \
  BINARY(shift_left, S, T, T, PLAIN,                                                             \
         (int64_t)y < 0 || (int64_t)y >= (int64_t)(8 * sizeof(T)) ? 0 : (uint64_t)x << (int)y)   \
  BINARY(shift_right, S, T, T, PLAIN,                                                            \
         (int64_t)y < 0 || (int64_t)y >= (int64_t)(8 * sizeof(T)) ? (x < 0 ? -1 : 0)             \
                                                                  : x >> (int)y)
SHIFTS(i8, int8_t)
SHIFTS(i16, int16_t)
SHIFTS(i32, int32_t)
SHIFTS(i64, int64_t)
BINARY(shift_left, u8, uint8_t, uint8_t, PLAIN, y >= 8 ? 0 : x << y)
BINARY(shift_right, u8, uint8_t, uint8_t, PLAIN, y >= 8 ? 0 : x >> y)

#define INT_ROW(N) [CK_U8] = N##_u8, [CK_I8] = N##_i8, [CK_I16] = N##_i16, [CK_I32] = N##_i32, [CK_I64] = N##_i64
#define FLOAT_ROW(N) [CK_F32] = N##_f32, [CK_F64] = N##_f64
#define BOOL_ROW(N) [CK_BOOL] = N##_bool
#define ALL_ROW(N) BOOL_ROW(N), INT_ROW(N), FLOAT_ROW(N)

static const ck_binary_loop table[CK_BINARY_COUNT][CK_DTYPES] = {
    [CK_ADD] = {ALL_ROW(add)},
    [CK_SUB] = {INT_ROW(sub), FLOAT_ROW(sub)},
    [CK_MUL] = {ALL_ROW(mul)},
    [CK_DIV] = {FLOAT_ROW(div)},
    [CK_DIV_TRUNC] = {INT_ROW(div_trunc), FLOAT_ROW(div_trunc)},
    [CK_DIV_FLOOR] = {INT_ROW(div_floor), FLOAT_ROW(div_floor)},
    [CK_REMAINDER] = {INT_ROW(remainder), FLOAT_ROW(remainder)},
    [CK_FMOD] = {INT_ROW(fmod), FLOAT_ROW(fmod)},
    [CK_POW] = {INT_ROW(pow), FLOAT_ROW(pow)},
    [CK_MAXIMUM] = {ALL_ROW(maximum)},
    [CK_MINIMUM] = {ALL_ROW(minimum)},
    [CK_FMAX] = {ALL_ROW(fmax)},
    [CK_FMIN] = {ALL_ROW(fmin)},
    [CK_ATAN2] = {FLOAT_ROW(atan2)},
    [CK_HYPOT] = {FLOAT_ROW(hypot)},
    [CK_COPYSIGN] = {FLOAT_ROW(copysign)},
    [CK_EQ] = {ALL_ROW(eq)},
    [CK_NE] = {ALL_ROW(ne)},
    [CK_LT] = {ALL_ROW(lt)},
    [CK_LE] = {ALL_ROW(le)},
    [CK_GT] = {ALL_ROW(gt)},
    [CK_GE] = {ALL_ROW(ge)},
    [CK_LOGICAL_AND] = {ALL_ROW(logical_and)},
    [CK_LOGICAL_OR] = {ALL_ROW(logical_or)},
    [CK_LOGICAL_XOR] = {ALL_ROW(logical_xor)},
    [CK_BIT_AND] = {BOOL_ROW(bit_and), INT_ROW(bit_and)},
    [CK_BIT_OR] = {BOOL_ROW(bit_or), INT_ROW(bit_or)},
    [CK_BIT_XOR] = {BOOL_ROW(bit_xor), INT_ROW(bit_xor)},
    [CK_SHIFT_LEFT] = {INT_ROW(shift_left)},
    [CK_SHIFT_RIGHT] = {INT_ROW(shift_right)},
};

ck_binary_loop ck_binary_for(ck_binary op, int dtype) { return table[op][dtype]; }
