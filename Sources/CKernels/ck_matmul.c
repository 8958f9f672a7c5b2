#include "ck_matmul.h"

#include <stdbool.h>
#include <string.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// One column of b: a dot product for each row of a; for a the transpose of a row-major matrix the rows of
// that one are added as wholes. More columns: rows of b are added to rows of d. Each element of d gets its
// additions in the order of k, but for a row of floats with more than four elements times a contiguous
// column, where there is more than one row: see ck_lanes_of_type.h.

#define S u8
#define T uint8_t
#define U uint64_t
#include "ck_matmul_of_type.h"

#define S i8
#define T int8_t
#define U uint64_t
#include "ck_matmul_of_type.h"

#define S i16
#define T int16_t
#define U uint64_t
#include "ck_matmul_of_type.h"

#define S i32
#define T int32_t
#define U uint64_t
#include "ck_matmul_of_type.h"

#define S i64
#define T int64_t
#define U uint64_t
#include "ck_matmul_of_type.h"

#define S f32
#define T float
#define U float
#include "ck_matmul_of_type.h"

#define S f64
#define T double
#define U double
#include "ck_matmul_of_type.h"

// The elements from `offset` on that come before the first vector of `lanes` at a multiple of its size; a
// whole vector's if there is one at once.
static intptr_t head(intptr_t offset, intptr_t lanes, intptr_t k) {
  const intptr_t rest = lanes - (offset % lanes + lanes) % lanes;
  return rest < k ? rest : k;
}

// The elements of a block of the last rows.
enum { BLOCK = 8 };

#define S f32
#define T float
#include "ck_lanes_of_type.h"

#define S f64
#define T double
#include "ck_lanes_of_type.h"

// Whether a row times the column is added in lanes if its elements are floats.
static bool is_in_lanes(const ck_matrix *a, const ck_matrix *b) {
  return a->columns > 4 && a->column_stride == 1 && b->row_stride == 1;
}

static void times_column(int dtype, void *d, const ck_matrix *a, const ck_matrix *b, bool in_lanes) {
  if (in_lanes && dtype == CK_F32) {
    return rows_by_column_f32(
        d, a->elements, b->elements, a->rows, a->columns, a->row_stride, a->offset, b->offset);
  }
  if (in_lanes && dtype == CK_F64) {
    return rows_by_column_f64(
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
    *(float *)d = dot_f32(a->elements, b->elements, a->columns, a->offset);
  } else if (is_contiguous && dtype == CK_F64) {
    *(double *)d = dot_f64(a->elements, b->elements, a->columns, a->offset);
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
