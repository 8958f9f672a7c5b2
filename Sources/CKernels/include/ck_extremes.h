// The largest and smallest elements of rows.
#ifndef CK_EXTREMES_H
#define CK_EXTREMES_H

#include <stdbool.h>
#include <stdint.h>

#include "ck_dtype.h"

/// For each of `rows` contiguous rows of n > 0 elements: the largest (or smallest) value and the place of
/// the first that has it. The first NaN wins.
void ck_extremes(int dtype, bool largest, void *_Nonnull values, int64_t *_Nonnull places,
                 const void *_Nonnull x, intptr_t rows, intptr_t n);

#endif
