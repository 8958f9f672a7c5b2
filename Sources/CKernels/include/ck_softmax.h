// Softmax and norms of contiguous rows.
#ifndef CK_SOFTMAX_H
#define CK_SOFTMAX_H

#include <stdbool.h>
#include <stdint.h>

/// d = e^(x − max) / Σ e^(x − max), or its logarithm, for each row of n elements.
void ck_softmax_f32(bool logarithmic, float *_Nonnull d, const float *_Nonnull x, intptr_t rows,
                    intptr_t n);
void ck_softmax_f64(bool logarithmic, double *_Nonnull d, const double *_Nonnull x, intptr_t rows,
                    intptr_t n);
/// d[r] = the p-norm of row r, summed in double precision; p may be 0 or infinite.
void ck_norm_rows_f32(float *_Nonnull d, const float *_Nonnull x, double p, intptr_t rows, intptr_t n);
void ck_norm_rows_f64(double *_Nonnull d, const double *_Nonnull x, double p, intptr_t rows, intptr_t n);

#endif
