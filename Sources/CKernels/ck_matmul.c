#include "ck_matmul.h"

#include <string.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// Three loops: for one column of b the elements of a row are added one by one; for a column times the
// transpose of a row-major matrix the rows are added as wholes; else rows of b are added to rows of d.
// Each element of d gets its additions in the order of k, but for a row with more than four elements times
// a contiguous column, which is added in lanes.
#define MATMUL(S, T, U)                                                                            \
  CK_WIDE static void add_scaled_row_##S(T *restrict d, T x, const T *restrict b, intptr_t m) {    \
    for (intptr_t j = 0; j < m; j++) d[j] = (T)((U)d[j] + (U)((U)x * (U)b[j]));                    \
  }                                                                                                \
  CK_WIDE static T dot_##S(const T *a, const T *b, intptr_t k) {                                   \
    enum { LANES = 64 / sizeof(T) };                                                               \
    T lanes[LANES] = {0}, s = 0;                                                                   \
    intptr_t l = 0;                                                                                \
    for (; l + LANES <= k; l += LANES) {                                                           \
      for (int j = 0; j < LANES; j++) lanes[j] = (T)((U)lanes[j] + (U)((U)a[l + j] * (U)b[l + j])); \
    }                                                                                              \
    for (; l < k; l++) s = (T)((U)s + (U)((U)a[l] * (U)b[l]));                                     \
    for (int j = 0; j < LANES; j++) s = (T)((U)s + (U)lanes[j]);                                   \
    return s;                                                                                      \
  }                                                                                                \
  /* Up to four sums side by side; n is a constant wherever this is called. */                     \
  static inline __attribute__((always_inline)) void few_##S(T *d, const T *a, const T *b, int n,   \
                                                            intptr_t k, intptr_t sa1,              \
                                                            intptr_t sb0) {                        \
    T s[4] = {0};                                                                                  \
    for (intptr_t l = 0; l < k; l++) {                                                             \
      const T *row = a + l * sa1, x = b[l * sb0];                                                  \
      for (int i = 0; i < n; i++) s[i] = (T)((U)s[i] + (U)((U)x * (U)row[i]));                     \
    }                                                                                              \
    for (int i = 0; i < n; i++) d[i] = s[i];                                                       \
  }                                                                                                \
  CK_WIDE static void pairs_##S(T *restrict d, const T *restrict a, T x, T y, intptr_t n) {        \
    for (intptr_t i = 0; i < n; i++) {                                                             \
      const T p = (T)(0 + (U)((U)a[2 * i] * (U)x));                                                \
      d[i] = (T)((U)p + (U)((U)a[2 * i + 1] * (U)y));                                              \
    }                                                                                              \
  }                                                                                                \
  static void column_##S(T *d, const T *a, const T *b, intptr_t n, intptr_t k, intptr_t sa0,       \
                         intptr_t sa1, intptr_t sb0) {                                             \
    if (sa0 == 1 && n == 2) return few_##S(d, a, b, 2, k, sa1, sb0);                               \
    if (sa0 == 1 && n == 3) return few_##S(d, a, b, 3, k, sa1, sb0);                               \
    if (sa0 == 1 && n == 4) return few_##S(d, a, b, 4, k, sa1, sb0);                               \
    if (sa0 == 1 && sb0 >= 0 && n > 1) {                                                           \
      memset(d, 0, (size_t)n * sizeof(T));                                                         \
      for (intptr_t l = 0; l < k; l++) add_scaled_row_##S(d, b[l * sb0], a + l * sa1, n);          \
      return;                                                                                      \
    }                                                                                              \
    if (k == 2 && sa1 == 1 && sa0 == 2) return pairs_##S(d, a, b[0], b[sb0], n);                   \
    if (k == 2 && sa1 == 1) {                                                                      \
      const T x = b[0], y = b[sb0];                                                                \
      for (intptr_t i = 0; i < n; i++) {                                                           \
        const T p = (T)(0 + (U)((U)a[i * sa0] * (U)x));                                            \
        d[i] = (T)((U)p + (U)((U)a[i * sa0 + 1] * (U)y));                                          \
      }                                                                                            \
      return;                                                                                      \
    }                                                                                              \
    if (k > 4 && sa1 == 1 && sb0 == 1) {                                                           \
      for (intptr_t i = 0; i < n; i++) d[i] = dot_##S(a + i * sa0, b, k);                          \
      return;                                                                                      \
    }                                                                                              \
    for (intptr_t i = 0; i < n; i++) {                                                             \
      T s = 0;                                                                                     \
      for (intptr_t l = 0; l < k; l++) s = (T)((U)s + (U)((U)a[i * sa0 + l * sa1] * (U)b[l * sb0])); \
      d[i] = s;                                                                                    \
    }                                                                                              \
  }                                                                                                \
  static void product_##S(T *d, const T *a, const T *b, intptr_t n, intptr_t k, intptr_t m,        \
                          intptr_t sa0, intptr_t sa1, intptr_t sb0, intptr_t sb1) {                \
    if (m == 1) {                                                                                  \
      column_##S(d, a, b, n, k, sa0, sa1, sb0);                                                    \
      return;                                                                                      \
    }                                                                                              \
    for (intptr_t i = 0; i < n; i++) {                                                             \
      T *r = d + i * m;                                                                            \
      memset(r, 0, (size_t)m * sizeof(T));                                                         \
      for (intptr_t l = 0; l < k; l++) {                                                           \
        const T x = a[i * sa0 + l * sa1];                                                          \
        if (sb1 == 1) {                                                                            \
          add_scaled_row_##S(r, x, b + l * sb0, m);                                                \
        } else {                                                                                   \
          for (intptr_t j = 0; j < m; j++) r[j] = (T)((U)r[j] + (U)((U)x * (U)b[l * sb0 + j * sb1])); \
        }                                                                                          \
      }                                                                                            \
    }                                                                                              \
  }
MATMUL(u8, uint8_t, uint64_t)
MATMUL(i8, int8_t, uint64_t)
MATMUL(i16, int16_t, uint64_t)
MATMUL(i32, int32_t, uint64_t)
MATMUL(i64, int64_t, uint64_t)
MATMUL(f32, float, float)
MATMUL(f64, double, double)

#define CASE(D, S) \
  case D: product_##S(d, a, b, n, k, m, sa0, sa1, sb0, sb1); break;
void ck_matmul(int dtype, void *d, const void *a, const void *b, intptr_t n, intptr_t k, intptr_t m,
               intptr_t sa0, intptr_t sa1, intptr_t sb0, intptr_t sb1) {
  switch (dtype) {
    CASE(CK_U8, u8)
    CASE(CK_I8, i8)
    CASE(CK_I16, i16)
    CASE(CK_I32, i32)
    CASE(CK_I64, i64)
    CASE(CK_F32, f32)
    CASE(CK_F64, f64)
    default: break;
  }
}
