// Functions of one contiguous row of values, for reductions that are no sums.
#ifndef CK_ROWS_H
#define CK_ROWS_H

#include <stdint.h>

#include "ck_dtype.h"

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

#endif
