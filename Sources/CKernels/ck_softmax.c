#include "ck_softmax.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

#define SOFTMAX(S, T, F)                                                                          \
  void ck_softmax_##S(bool logarithmic, T *d, const T *x, intptr_t rows, intptr_t n) {            \
    for (intptr_t r = 0; r < rows; r++, x += n, d += n) {                                         \
      T top = x[0];                                                                               \
      for (intptr_t i = 1; i < n; i++) top = top != top ? top : x[i] > top || x[i] != x[i] ? x[i] : top; \
      double sum = 0;                                                                             \
      for (intptr_t i = 0; i < n; i++) {                                                          \
        const T e = exp##F(x[i] - top);                                                           \
        sum += (double)e;                                                                         \
        if (!logarithmic) d[i] = e;                                                               \
      }                                                                                           \
      const T total = (T)sum, shift = log##F(total);                                              \
      for (intptr_t i = 0; i < n; i++) d[i] = logarithmic ? x[i] - top - shift : d[i] / total;    \
    }                                                                                             \
  }
SOFTMAX(f32, float, f)
SOFTMAX(f64, double, )

// `narrow` rounds powers and their sum to the type: what overflows or vanishes there does so in PyTorch too.
static double norm(double p, double (*at)(const void *, intptr_t), double (*narrow)(double),
                   const void *x, intptr_t n) {
  double s = 0;
  if (isinf(p)) {
    s = p > 0 ? 0 : INFINITY;
    for (intptr_t i = 0; i < n; i++) {
      const double a = fabs(at(x, i));
      if (a != a) return a;
      if (p > 0 ? a > s : a < s) s = a;
    }
    return s;
  }
  if (p == 0) {
    for (intptr_t i = 0; i < n; i++) s += at(x, i) != 0;
    return s;
  }
  if (p == 1) {
    for (intptr_t i = 0; i < n; i++) s += fabs(at(x, i));
    return s;
  }
  for (intptr_t i = 0; i < n; i++) s += narrow(pow(fabs(at(x, i)), p));
  return pow(narrow(s), 1 / p);
}

static double at_f32(const void *x, intptr_t i) { return (double)((const float *)x)[i]; }
static double at_f64(const void *x, intptr_t i) { return ((const double *)x)[i]; }
static double to_f32(double x) { return (double)(float)x; }
static double to_f64(double x) { return x; }

void ck_norm_rows_f32(float *d, const float *x, double p, intptr_t rows, intptr_t n) {
  for (intptr_t r = 0; r < rows; r++) d[r] = (float)norm(p, at_f32, to_f32, x + r * n, n);
}
void ck_norm_rows_f64(double *d, const double *x, double p, intptr_t rows, intptr_t n) {
  for (intptr_t r = 0; r < rows; r++) d[r] = norm(p, at_f64, to_f64, x + r * n, n);
}
