#include "ck_elementwise.h"

#include <math.h>
#include <string.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

void ck_arange_f32(float *d, double start, double step, intptr_t n) {
  intptr_t i = 0;
  // Whole blocks of 16 go as two vectors of 8, each counted on from its first element.
  for (; i + 16 <= n; i += 16) {
    for (intptr_t half = i; half < i + 16; half += 8) {
      const float base = (float)(start + step * (double)half);
      for (int k = 0; k < 8; k++) d[half + k] = (float)(base + k * step);
    }
  }
  for (; i < n; i++) d[i] = (float)(start + step * (double)i);
}

void ck_arange_f64(double *d, double start, double step, intptr_t n) {
  for (intptr_t i = 0; i < n; i++) d[i] = start + step * (double)i;
}

void ck_arange_i64(int64_t *d, int64_t start, int64_t step, intptr_t n) {
  for (intptr_t i = 0; i < n; i++) d[i] = (int64_t)((uint64_t)start + (uint64_t)step * (uint64_t)i);
}

#define LINSPACE(S, T, F)                                                               \
  void ck_linspace_##S(T *d, double start, double end, intptr_t n) {                    \
    const T a = (T)start, b = (T)end;                                                   \
    if (n == 1) {                                                                       \
      d[0] = a;                                                                         \
      return;                                                                           \
    }                                                                                   \
    const T step = (b - a) / (T)(n - 1);                                                \
    for (intptr_t i = 0; i < n; i++) {                                                  \
      d[i] = i < n / 2 ? fma##F(step, (T)i, a) : fma##F(-step, (T)(n - 1 - i), b);      \
    }                                                                                   \
  }
LINSPACE(f32, float, f)
LINSPACE(f64, double, )

#define EACH(BODY) \
  for (intptr_t i = 0; i < n; i++) { BODY; }
#define BY_SIZE(LOOP)             \
  switch (size) {                 \
    case 1: LOOP(uint8_t) break;  \
    case 2: LOOP(uint16_t) break; \
    case 4: LOOP(uint32_t) break; \
    default: LOOP(uint64_t) break; \
  }

#define GATHER(T) EACH(((T *)d)[i] = ((const T *)x)[offsets[i]])
void ck_gather(int size, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  BY_SIZE(GATHER)
}

#define SCATTER(T) EACH(((T *)d)[offsets[i]] = ((const T *)x)[i])
void ck_scatter(int size, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  BY_SIZE(SCATTER)
}

// Unsigned, so that whole numbers wrap around.
#define SCATTER_ADD(T) EACH(((T *)d)[offsets[i]] += ((const T *)x)[i])
void ck_scatter_add(int dtype, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  switch (dtype) {
    case CK_BOOL: EACH(((uint8_t *)d)[offsets[i]] |= ((const uint8_t *)x)[i]) break;
    case CK_U8:
    case CK_I8: SCATTER_ADD(uint8_t) break;
    case CK_I16: SCATTER_ADD(uint16_t) break;
    case CK_I32: SCATTER_ADD(uint32_t) break;
    case CK_I64: SCATTER_ADD(uint64_t) break;
    case CK_F32: SCATTER_ADD(float) break;
    default: SCATTER_ADD(double) break;
  }
}
#undef EACH

// Floats become whole numbers through 64 bits, as the CPU's own conversion does it: what does not fit,
// NaN too, is the least number, whose low bits are zero.
static inline int64_t whole(double x) {
  return x >= -9223372036854775808.0 && x < 9223372036854775808.0 ? (int64_t)x : INT64_MIN;
}
static inline int32_t whole32(double x) {
  return x > -2147483649.0 && x < 2147483648.0 ? (int32_t)x : INT32_MIN;
}

#define LOOP(F, T, E)                        \
  for (intptr_t i = 0; i < n; i++) {         \
    F x = CK_AT(const F, p, i, sx);          \
    CK_AT(T, d, i, sd) = (T)(E);             \
  }
#define TO_EACH(F, WHOLE, NARROW)                      \
  switch (to) {                                        \
    case CK_BOOL: LOOP(F, ck_bool, x != 0) break;      \
    case CK_U8: LOOP(F, uint8_t, WHOLE) break;         \
    case CK_I8: LOOP(F, int8_t, NARROW) break;         \
    case CK_I16: LOOP(F, int16_t, NARROW) break;       \
    case CK_I32: LOOP(F, int32_t, NARROW) break;       \
    case CK_I64: LOOP(F, int64_t, WHOLE) break;        \
    case CK_F32: LOOP(F, float, x) break;              \
    default: LOOP(F, double, x) break;                 \
  }

#define COPY(T)                                                             \
  for (intptr_t i = 0; i < n; i++) CK_AT(T, d, i, sd) = CK_AT(const T, p, i, sx);

static void copy(int dtype, void *d, const void *p, intptr_t n, intptr_t sd, intptr_t sx) {
  static const int sizes[CK_DTYPES] = {1, 1, 1, 2, 4, 8, 4, 8};
  const int size = sizes[dtype];
  if (sd == size && sx == size) {
    memmove(d, p, (size_t)(n * size));
    return;
  }
  switch (size) {
    case 1: COPY(uint8_t) break;
    case 2: COPY(uint16_t) break;
    case 4: COPY(uint32_t) break;
    default: COPY(uint64_t) break;
  }
}

void ck_convert(int to, void *d, int from, const void *p, intptr_t n, intptr_t sd, intptr_t sx) {
  if (to == from) {
    copy(to, d, p, n, sd, sx);
    return;
  }
  switch (from) {
    case CK_BOOL: TO_EACH(ck_bool, x, x) break;
    case CK_U8: TO_EACH(uint8_t, x, x) break;
    case CK_I8: TO_EACH(int8_t, x, x) break;
    case CK_I16: TO_EACH(int16_t, x, x) break;
    case CK_I32: TO_EACH(int32_t, x, x) break;
    case CK_I64: TO_EACH(int64_t, x, x) break;
    case CK_F32: TO_EACH(float, whole(x), whole32(x)) break;
    default: TO_EACH(double, whole(x), whole32(x)) break;
  }
}
