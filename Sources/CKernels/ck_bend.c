#include "ck_bend.h"

#pragma STDC FP_CONTRACT OFF

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
