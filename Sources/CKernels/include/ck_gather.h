// Copies to and from scattered places; offsets are in elements.
#ifndef CK_GATHER_H
#define CK_GATHER_H

#include <stdint.h>

#include "ck_dtype.h"

/// d[i] = x[offsets[i]]
void ck_gather(int size, void *_Nonnull d, const void *_Nonnull x, const intptr_t *_Nonnull offsets,
               intptr_t n);
/// d[offsets[i]] = x[i]
void ck_scatter(int size, void *_Nonnull d, const void *_Nonnull x, const intptr_t *_Nonnull offsets,
                intptr_t n);
/// d[offsets[i]] += x[i], in order
void ck_scatter_add(int dtype, void *_Nonnull d, const void *_Nonnull x,
                    const intptr_t *_Nonnull offsets, intptr_t n);

#endif
