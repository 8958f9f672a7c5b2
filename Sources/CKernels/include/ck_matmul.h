// Matrix products: every sum runs over k in order, and products are rounded before they are added.
#ifndef CK_MATMUL_H
#define CK_MATMUL_H

#include <stdint.h>

#include "ck_dtype.h"

/// d (n × m, contiguous) = a (n × k) times b (k × m); strides of a and b in elements.
void ck_matmul(int dtype, void *_Nonnull d, const void *_Nonnull a, const void *_Nonnull b, intptr_t n,
               intptr_t k, intptr_t m, intptr_t sa0, intptr_t sa1, intptr_t sb0, intptr_t sb1);

#endif
