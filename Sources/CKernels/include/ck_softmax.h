// Softmax of contiguous rows.
#ifndef CK_SOFTMAX_H
#define CK_SOFTMAX_H

#include <stdbool.h>
#include <stdint.h>

/// d = e^(x − max) / Σ e^(x − max), or its logarithm, for each row of n elements.
void ck_softmax_f32(bool logarithmic, float *_Nonnull d, const float *_Nonnull x, intptr_t rows,
                    intptr_t n);
void ck_softmax_f64(bool logarithmic, double *_Nonnull d, const double *_Nonnull x, intptr_t rows,
                    intptr_t n);

#endif
