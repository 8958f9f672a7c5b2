#include "ck_reduce.h"

#include <math.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// Four squares at a time are added up one by one, the last up to three with one rounding each.
#define SQUARES(S, T, F)                                                                           \
  __attribute__((always_inline)) static inline T squares_##S(const T *x, intptr_t n, T scale) {    \
    enum { W = 32 / sizeof(T) };                                                                   \
    T acc[W] = {0};                                                                                \
    intptr_t i = 0;                                                                                \
    for (; i + W <= n; i += W) {                                                                   \
      for (int l = 0; l < W; l++) acc[l] += (x[i + l] * scale) * (x[i + l] * scale);               \
    }                                                                                              \
    T b = acc[0];                                                                                  \
    for (int l = 1; l < W; l++) b += acc[l];                                                       \
    while (n - i >= 4) {                                                                           \
      for (int k = 0; k < 4; k++, i++) b += (x[i] * scale) * (x[i] * scale);                       \
    }                                                                                              \
    for (; i < n; i++) b = fma##F(x[i] * scale, x[i] * scale, b);                                  \
    return b;                                                                                      \
  }                                                                                                \
  CK_WIDE T ck_squares_##S(const T *x, intptr_t n, T scale) { return squares_##S(x, n, scale); }   \
  CK_WIDE T ck_norm2_##S(const T *x, intptr_t n) {                                                 \
    return n == 1 ? __builtin_fabs##F(x[0]) : __builtin_sqrt##F(squares_##S(x, n, 1));             \
  }
SQUARES(f32, float, f)
SQUARES(f64, double, )

#define NORM(S, T, F)                                                                  \
  static T extreme_##S(const T *x, int largest, intptr_t n) {                          \
    T s = largest ? 0 : INFINITY;                                                      \
    for (intptr_t i = 0; i < n; i++) {                                                 \
      const T a = fabs##F(x[i]);                                                       \
      if (a != a) return a;                                                            \
      if (largest ? a > s : a < s) s = a;                                              \
    }                                                                                  \
    return s;                                                                          \
  }                                                                                    \
  static T norm_##S(const T *x, double p, intptr_t n) {                                \
    T s = 0;                                                                           \
    if (p == 0) {                                                                      \
      for (intptr_t i = 0; i < n; i++) s += x[i] != 0;                                 \
      return s;                                                                        \
    }                                                                                  \
    if (n == 1) return fabs##F(x[0]);                                                  \
    if (isinf(p)) return extreme_##S(x, p > 0, n);                                     \
    if (p == 1) {                                                                      \
      for (intptr_t i = 0; i < n; i++) s += fabs##F(x[i]);                             \
      return s;                                                                        \
    }                                                                                  \
    if (p == 2) {                                                                      \
      for (intptr_t i = 0; i < n; i++) s += x[i] * x[i];                               \
      return sqrt##F(s);                                                               \
    }                                                                                  \
    for (intptr_t i = 0; i < n; i++) s += pow##F(fabs##F(x[i]), (T)p);                 \
    return pow##F(s, 1 / (T)p);                                                        \
  }                                                                                    \
  void ck_norm_rows_##S(T *d, const T *x, double p, intptr_t rows, intptr_t n) {       \
    for (intptr_t r = 0; r < rows; r++) d[r] = norm_##S(x + r * n, p, n);              \
  }
NORM(f32, float, f)
NORM(f64, double, )

#define DIRECTED(S, T)                                                               \
  CK_WIDE void ck_directed_##S(T *d, const T *x, T g, T y, intptr_t n) {             \
    if (y == 0) {                                                                    \
      for (intptr_t i = 0; i < n; i++) d[i] = g * 0;                                 \
    } else {                                                                         \
      CK_VECTORIZE for (intptr_t i = 0; i < n; i++) d[i] = g * (x[i] / y);           \
    }                                                                                \
  }
DIRECTED(f32, float)
DIRECTED(f64, double)
