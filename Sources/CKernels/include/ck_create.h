// Sequences, computed as PyTorch computes them.
#ifndef CK_CREATE_H
#define CK_CREATE_H

#include <stdint.h>

void ck_arange_f32(float *_Nonnull d, double start, double step, intptr_t n);
void ck_arange_f64(double *_Nonnull d, double start, double step, intptr_t n);
void ck_arange_i64(int64_t *_Nonnull d, int64_t start, int64_t step, intptr_t n);
void ck_linspace_f32(float *_Nonnull d, double start, double end, intptr_t n);
void ck_linspace_f64(double *_Nonnull d, double start, double end, intptr_t n);

#endif
