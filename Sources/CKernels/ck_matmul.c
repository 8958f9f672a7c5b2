#include "ck_matmul.h"

#include <stdbool.h>
#include <string.h>

#include "ck_column.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// One column of b: a dot product for each row of a; for a the transpose of a row-major matrix the rows of
// that one are added as wholes. More columns: rows of b are added to rows of d. Each element of d gets its
// additions in the order of k, but for a row of floats with more than four elements times a contiguous
// column, where there is more than one row: see ck_column.h.
#define MATMUL(S, T, U)                                                                            \
  CK_WIDE static void add_scaled_row_##S(T *restrict d, T x, const T *restrict b, intptr_t m) {    \
    for (intptr_t j = 0; j < m; j++) d[j] = (T)((U)d[j] + (U)((U)x * (U)b[j]));                    \
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
  static void column_##S(T *d, const ck_matrix *ma, const ck_matrix *mb) {                         \
    const T *a = ma->elements, *b = mb->elements;                                                    \
    const intptr_t n = ma->rows, k = ma->columns, sa0 = ma->row_stride, sa1 = ma->column_stride;       \
    const intptr_t sb0 = mb->row_stride;                                                            \
    if (sa0 == 1 && n == 2) return few_##S(d, a, b, 2, k, sa1, sb0);                               \
    if (sa0 == 1 && n == 3) return few_##S(d, a, b, 3, k, sa1, sb0);                               \
    if (sa0 == 1 && n == 4) return few_##S(d, a, b, 4, k, sa1, sb0);                               \
    if (sa0 == 1 && sb0 >= 0 && n > 1) {                                                           \
      memset(d, 0, (size_t)n * sizeof(T));                                                         \
      for (intptr_t l = 0; l < k; l++) add_scaled_row_##S(d, b[l * sb0], a + l * sa1, n);          \
      return;                                                                                      \
    }                                                                                              \
    if (k == 2 && sa1 == 1 && sa0 == 2) return pairs_##S(d, a, b[0], b[sb0], n);                   \
    for (intptr_t i = 0; i < n; i++) {                                                             \
      T s = 0;                                                                                     \
      for (intptr_t l = 0; l < k; l++) s = (T)((U)s + (U)((U)a[i * sa0 + l * sa1] * (U)b[l * sb0])); \
      d[i] = s;                                                                                    \
    }                                                                                              \
  }                                                                                                \
  static void product_##S(T *d, const ck_matrix *ma, const ck_matrix *mb) {                        \
    const T *a = ma->elements, *b = mb->elements;                                                    \
    const intptr_t k = ma->columns, m = mb->columns;                                                 \
    for (intptr_t i = 0; i < ma->rows; i++) {                                                       \
      T *r = d + i * m;                                                                            \
      memset(r, 0, (size_t)m * sizeof(T));                                                         \
      for (intptr_t l = 0; l < k; l++) {                                                           \
        const T x = a[i * ma->row_stride + l * ma->column_stride];                                   \
        const T *row = b + l * mb->row_stride;                                                      \
        if (mb->column_stride == 1) {                                                               \
          add_scaled_row_##S(r, x, row, m);                                                        \
        } else {                                                                                   \
          for (intptr_t j = 0; j < m; j++) r[j] = (T)((U)r[j] + (U)((U)x * (U)row[j * mb->column_stride])); \
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

// Whether a row times the column is added in lanes if its elements are floats.
static bool is_in_lanes(const ck_matrix *a, const ck_matrix *b) {
  return a->columns > 4 && a->column_stride == 1 && b->row_stride == 1;
}

static void times_column(int dtype, void *d, const ck_matrix *a, const ck_matrix *b, bool in_lanes) {
  if (in_lanes && dtype == CK_F32) {
    return ck_rows_by_column_f32(
        d, a->elements, b->elements, a->rows, a->columns, a->row_stride, a->offset, b->offset);
  }
  if (in_lanes && dtype == CK_F64) {
    return ck_rows_by_column_f64(
        d, a->elements, b->elements, a->rows, a->columns, a->row_stride, a->offset, b->offset);
  }
  switch (dtype) {
    case CK_U8: return column_u8(d, a, b);
    case CK_I8: return column_i8(d, a, b);
    case CK_I16: return column_i16(d, a, b);
    case CK_I32: return column_i32(d, a, b);
    case CK_I64: return column_i64(d, a, b);
    case CK_F32: return column_f32(d, a, b);
    case CK_F64: return column_f64(d, a, b);
    default: return;
  }
}

static ck_matrix transposed(const ck_matrix *a) {
  return (ck_matrix){a->elements, a->columns, a->rows, a->column_stride, a->row_stride, a->offset};
}

void ck_matrix_vector(int dtype, void *d, const ck_matrix *a, const ck_matrix *b) {
  // A single row whose elements are a column's is the transpose of a matrix.
  times_column(dtype, d, a, b, is_in_lanes(a, b) && a->row_stride > 1);
}

void ck_dot(int dtype, void *d, const ck_matrix *a, const ck_matrix *b) {
  const bool is_contiguous = a->column_stride == 1 && b->row_stride == 1;
  if (is_contiguous && dtype == CK_F32) {
    *(float *)d = ck_dot_f32(a->elements, b->elements, a->columns, a->offset);
  } else if (is_contiguous && dtype == CK_F64) {
    *(double *)d = ck_dot_f64(a->elements, b->elements, a->columns, a->offset);
  } else {
    times_column(dtype, d, a, b, false);
  }
}

void ck_matmul(int dtype, void *d, const ck_matrix *a, const ck_matrix *b) {
  // A single row times a column that is no row's transpose is added in order.
  const bool is_short = a->rows == 1 && b->column_stride < b->rows;
  if (b->columns == 1 && (a->rows > 1 || is_short)) {
    return times_column(dtype, d, a, b, !is_short && is_in_lanes(a, b));
  }
  if (a->rows == 1) {
    // The sums are those of the transposed matrix times a column.
    const ck_matrix left = transposed(b), right = transposed(a);
    return times_column(dtype, d, &left, &right, is_in_lanes(&left, &right));
  }
  switch (dtype) {
    case CK_U8: return product_u8(d, a, b);
    case CK_I8: return product_i8(d, a, b);
    case CK_I16: return product_i16(d, a, b);
    case CK_I32: return product_i32(d, a, b);
    case CK_I64: return product_i64(d, a, b);
    case CK_F32: return product_f32(d, a, b);
    case CK_F64: return product_f64(d, a, b);
    default: return;
  }
}
