#include "ck_reduce.h"

#include <math.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// Sums as PyTorch orders them, always as if with vectors of 256 bits: cascades of four accumulators keep
// the rounding error of long sums small.

// log2 of n, rounded up.
static int ceil_log2(intptr_t n) {
  int p = 0;
  while (((intptr_t)1 << p) < n) p++;
  return p;
}

// The widest group of lanes: four vectors of eight floats.
#define LANES_MAX 32

// A cascade over n groups of `w` lanes each: group i starts at x + i·stride. Lanes are independent, so that
// a width known to the compiler becomes vectors.
#define CASCADE(S, T)                                                                              \
  __attribute__((always_inline)) static inline void cascade_of_##S(T *sum, const T *x, intptr_t n, \
                                                                   intptr_t stride, const int w) { \
    T a[4][LANES_MAX] = {{0}};                                                                     \
    int p = n > 1 ? ceil_log2(n) / 4 : 0;                                                          \
    if (p < 4) p = 4;                                                                              \
    const intptr_t step = (intptr_t)1 << p;                                                        \
    intptr_t i = 0;                                                                                \
    while (i + step <= n) {                                                                        \
      for (intptr_t k = 0; k < step; k++, i++) {                                                   \
        const T *g = x + i * stride;                                                               \
        for (int l = 0; l < w; l++) a[0][l] += g[l];                                               \
      }                                                                                            \
      for (int j = 1; j < 4; j++) {                                                                \
        for (int l = 0; l < w; l++) {                                                              \
          a[j][l] += a[j - 1][l];                                                                  \
          a[j - 1][l] = 0;                                                                         \
        }                                                                                          \
        if (i & ((step - 1) << (j * p))) break;                                                    \
      }                                                                                            \
    }                                                                                              \
    for (; i < n; i++) {                                                                           \
      const T *g = x + i * stride;                                                                 \
      for (int l = 0; l < w; l++) a[0][l] += g[l];                                                 \
    }                                                                                              \
    for (int l = 0; l < w; l++) sum[l] = ((a[0][l] + a[1][l]) + a[2][l]) + a[3][l];                \
  }                                                                                                \
  CK_WIDE static void cascade_wide_##S(T *sum, const T *x, intptr_t n, intptr_t stride) {          \
    cascade_of_##S(sum, x, n, stride, 128 / sizeof(T));                                            \
  }                                                                                                \
  CK_WIDE static void cascade_vector_##S(T *sum, const T *x, intptr_t n, intptr_t stride) {        \
    cascade_of_##S(sum, x, n, stride, 32 / sizeof(T));                                             \
  }                                                                                                \
  static void cascade_##S(T *sum, const T *x, intptr_t n, intptr_t stride, int w) {                \
    if (w == 128 / sizeof(T)) {                                                                    \
      cascade_wide_##S(sum, x, n, stride);                                                         \
    } else if (w == 32 / sizeof(T)) {                                                              \
      cascade_vector_##S(sum, x, n, stride);                                                       \
    } else if (w == 1) {                                                                           \
      cascade_of_##S(sum, x, n, stride, 1);                                                        \
    } else {                                                                                       \
      cascade_of_##S(sum, x, n, stride, w);                                                        \
    }                                                                                              \
  }                                                                                                \
  /* Four interleaved cascades over n groups of `w` ≤ 8 lanes. */                                  \
  static void row_##S(T *sum, const T *x, intptr_t n, intptr_t stride, int w) {                    \
    T c[LANES_MAX];                                                                                \
    const intptr_t quarter = n / 4;                                                                \
    if (stride == w) {                                                                             \
      cascade_##S(c, x, quarter, 4 * stride, 4 * w);                                               \
    } else {                                                                                       \
      for (int j = 0; j < 4; j++) cascade_##S(c + j * w, x + j * stride, quarter, 4 * stride, w);  \
    }                                                                                              \
    for (intptr_t i = 4 * quarter; i < n; i++) {                                                   \
      for (int l = 0; l < w; l++) c[l] += x[i * stride + l];                                       \
    }                                                                                              \
    for (int l = 0; l < w; l++) sum[l] = ((c[l] + c[w + l]) + c[2 * w + l]) + c[3 * w + l];        \
  }                                                                                                \
  T ck_sum_##S(const T *x, intptr_t n) {                                                           \
    enum { W = 32 / sizeof(T) };                                                                   \
    T f = 0;                                                                                       \
    if (n < W) {                                                                                   \
      row_##S(&f, x, n, 1, 1);                                                                     \
      return f;                                                                                    \
    }                                                                                              \
    const intptr_t vectors = n / W;                                                                \
    T lanes[W];                                                                                    \
    row_##S(lanes, x, vectors, W, W);                                                              \
    for (intptr_t i = vectors * W; i < n; i++) f += x[i];                                          \
    for (int l = 0; l < W; l++) f += lanes[l];                                                     \
    return f;                                                                                      \
  }                                                                                                \
  void ck_sum_columns_##S(T *d, const T *x, intptr_t n, intptr_t m) {                              \
    enum { W = 32 / sizeof(T) };                                                                   \
    intptr_t j = 0;                                                                                \
    if (m >= W) {                                                                                  \
      for (; j + 4 * W <= m; j += 4 * W) cascade_##S(d + j, x + j, n, m, 4 * W);                   \
      for (; j + W <= m; j += W) row_##S(d + j, x + j, n, m, W);                                   \
    } else {                                                                                       \
      for (; j + 4 <= m; j += 4) cascade_##S(d + j, x + j, n, m, 4);                               \
    }                                                                                              \
    for (; j < m; j++) row_##S(d + j, x + j, n, m, 1);                                             \
  }
CASCADE(f32, float)
CASCADE(f64, double)

int64_t ck_sum_i64(const int64_t *x, intptr_t n) {
  uint64_t s = 0;
  for (intptr_t i = 0; i < n; i++) s += (uint64_t)x[i];
  return (int64_t)s;
}
