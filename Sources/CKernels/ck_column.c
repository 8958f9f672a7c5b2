#include "ck_column.h"

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// The elements from `offset` on that come before the first vector of `lanes` at a multiple of its size; a
// whole vector's if there is one at once.
static intptr_t head(intptr_t offset, intptr_t lanes, intptr_t k) {
  const intptr_t rest = lanes - (offset % lanes + lanes) % lanes;
  return rest < k ? rest : k;
}

enum { LANES_f32 = 4, LANES_f64 = 2, BLOCK = 8 };

#define ROWS_BY_COLUMN(S, T)                                                                         \
  typedef T vector_##S __attribute__((vector_size(16), aligned(sizeof(T)), may_alias));              \
  static inline T lanes_sum_##S(vector_##S l) {                                                      \
    return LANES_##S == 4 ? (l[0] + l[2]) + (l[1] + l[LANES_##S - 1]) : l[0] + l[1];                 \
  }                                                                                                  \
  static inline T add_each_##S(T s, const T *a, const T *b, intptr_t begin, intptr_t end) {          \
    for (intptr_t l = begin; l < end; l++) s += a[l] * b[l];                                         \
    return s;                                                                                        \
  }                                                                                                  \
  /* `n` is a multiple of four. Rows further down are asked for while these are added. */            \
  CK_WIDE static void fours_of_rows_##S(T *d, const T *a, const T *b, intptr_t n, intptr_t k,        \
                                        intptr_t row_stride, intptr_t first) {                       \
    for (intptr_t i = 0; i < n; i += 4) {                                                            \
      const T *rows[4];                                                                              \
      vector_##S lanes[4] = {{0}};                                                                   \
      for (int r = 0; r < 4; r++) {                                                                  \
        rows[r] = a + (i + r) * row_stride;                                                          \
        lanes[r][0] = add_each_##S(0, rows[r], b, 0, first);                                         \
      }                                                                                              \
      intptr_t l = first;                                                                            \
      for (; l + 4 * LANES_##S <= k; l += 4 * LANES_##S) {                                           \
        for (int r = 0; r < 4; r++) __builtin_prefetch(rows[r] + 16 * row_stride + l);               \
        for (int u = 0; u < 4 * LANES_##S; u += LANES_##S) {                                         \
          const vector_##S x = *(const vector_##S *)(b + l + u);                                     \
          for (int r = 0; r < 4; r++) lanes[r] += *(const vector_##S *)(rows[r] + l + u) * x;        \
        }                                                                                            \
      }                                                                                              \
      for (; l + LANES_##S <= k; l += LANES_##S) {                                                   \
        const vector_##S x = *(const vector_##S *)(b + l);                                           \
        for (int r = 0; r < 4; r++) lanes[r] += *(const vector_##S *)(rows[r] + l) * x;              \
      }                                                                                              \
      for (int r = 0; r < 4; r++) d[i + r] = add_each_##S(lanes_sum_##S(lanes[r]), rows[r], b, l, k);\
    }                                                                                                \
  }                                                                                                  \
  /* `vectors` is a constant wherever this is called. */                                             \
  __attribute__((always_inline)) static inline T row_##S(const T *a, const T *b, intptr_t k,         \
                                                         intptr_t first, const int vectors) {        \
    const intptr_t last = first + (k - first) / BLOCK * BLOCK;                                       \
    T s = add_each_##S(0, a, b, 0, first);                                                           \
    if (last > first) {                                                                              \
      vector_##S lanes[BLOCK / LANES_##S] = {{s}};                                                   \
      for (intptr_t l = first; l < last;) {                                                          \
        for (int v = 0; v < vectors; v++, l += LANES_##S) {                                          \
          lanes[v] += *(const vector_##S *)(a + l) * *(const vector_##S *)(b + l);                   \
        }                                                                                            \
      }                                                                                              \
      for (int left = vectors / 2; left > 0; left /= 2) {                                            \
        for (int v = 0; v < left; v++) lanes[v] = lanes[2 * v] + lanes[2 * v + 1];                   \
      }                                                                                              \
      s = lanes_sum_##S(lanes[0]);                                                                   \
    }                                                                                                \
    return add_each_##S(s, a, b, last, k);                                                           \
  }                                                                                                  \
  void ck_rows_by_column_##S(T *d, const T *a, const T *b, intptr_t n, intptr_t k,                   \
                             intptr_t row_stride, intptr_t a_offset, intptr_t b_offset) {            \
    fours_of_rows_##S(d, a, b, n / 4 * 4, k, row_stride,                                             \
                      head(a_offset + 3 * row_stride, LANES_##S, k));                                \
    const intptr_t first = head(b_offset, LANES_##S, k);                                             \
    intptr_t i = n / 4 * 4;                                                                          \
    if (n - i >= 2) {                                                                                \
      d[i] = row_##S(a + i * row_stride, b, k, first, 2);                                            \
      d[i + 1] = row_##S(a + (i + 1) * row_stride, b, k, first, 1);                                  \
      i += 2;                                                                                        \
    }                                                                                                \
    if (i < n) d[i] = row_##S(a + i * row_stride, b, k, first, BLOCK / LANES_##S);                   \
  }                                                                                                  \
  __attribute__((always_inline)) static inline intptr_t take_turns_##S(                              \
      vector_##S *lanes, const T *a, const T *b, intptr_t l, intptr_t k, const int vectors) {        \
    for (; l + vectors * LANES_##S <= k; l += vectors * LANES_##S) {                                 \
      for (int v = 0; v < vectors; v++) {                                                            \
        const intptr_t at = l + v * LANES_##S;                                                       \
        lanes[v] += *(const vector_##S *)(a + at) * *(const vector_##S *)(b + at);                   \
      }                                                                                              \
    }                                                                                                \
    return l;                                                                                        \
  }                                                                                                  \
  T ck_dot_##S(const T *a, const T *b, intptr_t k, intptr_t offset) {                                \
    vector_##S lanes[4] = {{0}};                                                                     \
    const intptr_t whole = head(offset, LANES_##S, k), first = whole == LANES_##S ? 0 : whole;       \
    lanes[0][0] = add_each_##S(0, a, b, 0, first);                                                   \
    intptr_t l = take_turns_##S(lanes, a, b, first, k, 4);                                           \
    if (LANES_##S == 4) l = take_turns_##S(lanes, a, b, l, k, 2);                                    \
    l = take_turns_##S(lanes, a, b, l, k, 1);                                                        \
    lanes[0][0] = add_each_##S(lanes[0][0], a, b, l, k);                                             \
    return lanes_sum_##S(((lanes[0] + lanes[1]) + lanes[2]) + lanes[3]);                             \
  }
ROWS_BY_COLUMN(f32, float)
ROWS_BY_COLUMN(f64, double)
