// Reductions, in PyTorch's order of additions. Strides are in elements here.
#ifndef CK_REDUCE_H
#define CK_REDUCE_H

#include <stdbool.h>
#include <stdint.h>

#include "ck_dtype.h"

/// The sum of `n` contiguous values, in the order that PyTorch adds a whole tensor or a row.
float ck_sum_f32(const float *_Nonnull x, intptr_t n);
double ck_sum_f64(const double *_Nonnull x, intptr_t n);
int64_t ck_sum_i64(const int64_t *_Nonnull x, intptr_t n);
/// d[j] = the sum of column j of a contiguous matrix of n rows and m columns.
void ck_sum_columns_f32(float *_Nonnull d, const float *_Nonnull x, intptr_t n, intptr_t m);
void ck_sum_columns_f64(double *_Nonnull d, const double *_Nonnull x, intptr_t n, intptr_t m);

#endif
