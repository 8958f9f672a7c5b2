#include "ck_elementwise.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

#define LOOP(F, T, E)                        \
  for (intptr_t i = 0; i < n; i++) {         \
    F x = CK_AT(const F, q, i, sx);          \
    CK_AT(T, d, i, sd) = (T)(E);             \
  }

// The exponents that PyTorch computes without a power function; sums of squares come through here.
#define POWERS(T, F, GENERAL)                                \
  if (p == 0) LOOP(T, T, ((void)x, 1))                       \
  else if (p == 1) LOOP(T, T, x)                             \
  else if (p == 2) LOOP(T, T, x * x)                         \
  else if (p == 3) LOOP(T, T, (x * x) * x)                   \
  else if (p == -1) LOOP(T, T, 1 / x)                        \
  else if (p == -2) LOOP(T, T, 1 / (x * x))                  \
  else if (p == 0.5) LOOP(T, T, __builtin_sqrt##F(x))        \
  else if (p == -0.5) LOOP(T, T, 1 / __builtin_sqrt##F(x))   \
  else LOOP(T, T, GENERAL)

static void pow_f32(float *d, const void *q, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  POWERS(float, f, pow(x, p))
}
static void pow_f64(double *d, const void *q, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  POWERS(double, , pow(x, p))
}

void ck_pow_number(int dtype, void *d, const void *x, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  if (dtype == CK_F32) {
    pow_f32(d, x, p, n, sd, sx);
  } else {
    pow_f64(d, x, p, n, sd, sx);
  }
}
