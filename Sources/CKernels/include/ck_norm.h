// Norms of vectors, with PyTorch's bits: in the order of its additions, in the type of the values.
#ifndef CK_NORM_H
#define CK_NORM_H

#include <stdint.h>

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

#endif
