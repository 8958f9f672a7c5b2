// Slopes of losses that are parabolas up to a bound and lines beyond, with PyTorch's bits.
#ifndef CK_BEND_H
#define CK_BEND_H

#include <stdint.h>

typedef enum {
  /// The parabola is ½x², the slope beyond ±bound is the bound.
  CK_BEND_HUBER,
  /// The parabola is ½x² / bound, the slope beyond ±bound is 1.
  CK_BEND_SMOOTH_L1,
} ck_bend;

/// d[i] = share · slope(x[i]) · g[i], `g` being one value for all if `gstep` is 0.
///
/// The order of the multiplications is that of PyTorch's vectors of 256 bits in whole blocks of the first
/// `wide` elements, and that of its scalars in the others.
void ck_bend_f32(ck_bend kind, float *_Nonnull d, const float *_Nonnull x, const float *_Nonnull g,
                 intptr_t gstep, double share, double bound, intptr_t wide, intptr_t n);
void ck_bend_f64(ck_bend kind, double *_Nonnull d, const double *_Nonnull x,
                 const double *_Nonnull g, intptr_t gstep, double share, double bound,
                 intptr_t wide, intptr_t n);

#endif
