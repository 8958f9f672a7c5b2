// Functions of rows and columns.
#ifndef CK_REDUCE_H
#define CK_REDUCE_H

#include <stdbool.h>
#include <stdint.h>

// Reductions, in PyTorch's order of additions. Strides are in elements here.

/// The sum of `n` contiguous values, in the order that PyTorch adds a whole tensor or a row.
float ck_sum_f32(const float *_Nonnull x, intptr_t n);
double ck_sum_f64(const double *_Nonnull x, intptr_t n);
int64_t ck_sum_i64(const int64_t *_Nonnull x, intptr_t n);
/// d[j] = the sum of column j of a contiguous matrix of n rows and m columns.
void ck_sum_columns_f32(float *_Nonnull d, const float *_Nonnull x, intptr_t n, intptr_t m);
void ck_sum_columns_f64(double *_Nonnull d, const double *_Nonnull x, intptr_t n, intptr_t m);

// Functions of one contiguous row of values, for reductions that are no sums.

/// The product of `n` values, as if rounded once; what overflows on the way stays infinite.
float ck_product_f32(const float *_Nonnull x, intptr_t n);
double ck_product_f64(const double *_Nonnull x, intptr_t n);
int64_t ck_product_i64(const int64_t *_Nonnull x, intptr_t n);

/// d[i] = the product of all values but x[i].
void ck_product_of_others_f32(float *_Nonnull d, const float *_Nonnull x, intptr_t n);
void ck_product_of_others_f64(double *_Nonnull d, const double *_Nonnull x, intptr_t n);

/// The sum of the squares of the differences to the mean.
double ck_squared_deviations_f32(const float *_Nonnull x, intptr_t n);
double ck_squared_deviations_f64(const double *_Nonnull x, intptr_t n);

/// The logarithm of the sum of the exponentials, without overflow.
float ck_log_sum_exp_f32(const float *_Nonnull x, intptr_t n);
double ck_log_sum_exp_f64(const double *_Nonnull x, intptr_t n);

/// Running sums along the middle of three dimensions of contiguous values: floats add up in double
/// precision and round each result; whole numbers wrap around. There is no loop for bools.
void ck_cumulative_sum(int dtype, void *_Nonnull d, const void *_Nonnull x, intptr_t outer, intptr_t n,
                       intptr_t inner);
/// As ``ck_cumulative_sum`` with products.
void ck_cumulative_product(int dtype, void *_Nonnull d, const void *_Nonnull x, intptr_t outer, intptr_t n,
                       intptr_t inner);

// Norms of vectors, with PyTorch's bits: in the order of its additions, in the type of the values.

/// The sum of the squares of `n` contiguous values times `scale`, added up in lanes.
float ck_squares_f32(const float *_Nonnull x, intptr_t n, float scale);
double ck_squares_f64(const double *_Nonnull x, intptr_t n, double scale);
/// The 2-norm of `n` contiguous values, added up in lanes.
///
/// The norm of one value is its magnitude, as for every p but 0: no square overflows or vanishes.
float ck_norm2_f32(const float *_Nonnull x, intptr_t n);
double ck_norm2_f64(const double *_Nonnull x, intptr_t n);
/// d[r] = the p-norm of row r, added up one value after the other; p may be 0 or infinite.
void ck_norm_rows_f32(float *_Nonnull d, const float *_Nonnull x, double p, intptr_t rows, intptr_t n);
void ck_norm_rows_f64(double *_Nonnull d, const double *_Nonnull x, double p, intptr_t rows, intptr_t n);
/// d = g · (x / y), two roundings, or g · 0 where y is 0: the gradient of a 2-norm.
void ck_directed_f32(float *_Nonnull d, const float *_Nonnull x, float g, float y, intptr_t n);
void ck_directed_f64(double *_Nonnull d, const double *_Nonnull x, double g, double y, intptr_t n);

// The largest and smallest elements of rows.

/// For each of `rows` contiguous rows of n > 0 elements: the largest (or smallest) value and the place of
/// the first that has it. The first NaN wins.
void ck_extremes(int dtype, bool largest, void *_Nonnull values, int64_t *_Nonnull places,
                 const void *_Nonnull x, intptr_t rows, intptr_t n);

// Softmax of contiguous rows.

/// d = e^(x − max) / Σ e^(x − max), or its logarithm, for each row of n elements.
void ck_softmax_f32(bool logarithmic, float *_Nonnull d, const float *_Nonnull x, intptr_t rows,
                    intptr_t n);
void ck_softmax_f64(bool logarithmic, double *_Nonnull d, const double *_Nonnull x, intptr_t rows,
                    intptr_t n);

#endif
