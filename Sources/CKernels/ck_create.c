#include "ck_create.h"

#include <math.h>

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
