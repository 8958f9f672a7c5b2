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
