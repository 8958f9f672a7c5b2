// A row-major matrix times a contiguous column, and the dot product of two contiguous vectors.
#ifndef CK_COLUMN_H
#define CK_COLUMN_H

#include <stdint.h>

/// d[i] = the sum over l of a[i · row_stride + l] · b[l], for `n` rows of `k` elements.
///
/// The order of additions is that of PyTorch on processors with AVX2 that are not Intel's, which is the
/// same there with AVX-512 and for any number of threads. Vectors of 16 bytes run through a row, so it
/// matters where a row begins between two multiples of 16 bytes: `a_offset` and `b_offset` are the elements
/// of the two storages before the first.
///
/// Four rows are taken together as long as there are four. Their elements up to a multiple of 16 bytes
/// of the fourth row (all of one vector if it begins at one) are added one by one, to the first lane; then
/// whole vectors are added lane by lane; then the lanes are added, the upper half to the lower half until
/// one is left; then what remains is added one by one. The one to three rows after them go the same way,
/// but by the column's multiples of 16 bytes, in blocks of eight elements, and with several vectors of lanes
/// that take turns: of two rows the first has two and the second one; the last of an odd number has as
/// many as make eight elements.
void ck_rows_by_column_f32(float *d, const float *a, const float *b, intptr_t n, intptr_t k,
                           intptr_t row_stride, intptr_t a_offset, intptr_t b_offset);
void ck_rows_by_column_f64(double *d, const double *a, const double *b, intptr_t n, intptr_t k,
                           intptr_t row_stride, intptr_t a_offset, intptr_t b_offset);

/// The sum of the products of `k` elements, in PyTorch's order on one thread: elements before a multiple of
/// 16 bytes, of which `offset` is the distance, are added one by one to the first lane; then four vectors
/// of lanes take turns, and two (of floats), and one; what remains is added to the first lane.
float ck_dot_f32(const float *a, const float *b, intptr_t k, intptr_t offset);
double ck_dot_f64(const double *a, const double *b, intptr_t k, intptr_t offset);

#endif
