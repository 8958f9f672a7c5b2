// Functions of floats that are used on large tensors. Strides are in bytes.
#ifndef CK_FAST_MATH_H
#define CK_FAST_MATH_H

#include <stdint.h>

void ck_exp_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx);
void ck_sin_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx);
void ck_cos_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx);

#endif
