#ifndef CK_RANDOM_H
#define CK_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/// Replaces the 624 words of a Mersenne Twister (MT19937) by the next 624.
void ck_mt19937_refill(uint32_t *words);

/// Tempers `count` state words into `out`.
void ck_mt19937_temper(const uint32_t *words, uint32_t *out, size_t count);

/// Tempers `count` state words into uniforms: (word mod 2^24) * 2^-24 * range + from, the last two
/// steps fused.
void ck_uniform_f32(const uint32_t *words, float *out, size_t count, float from, float range);

/// Turns `count` pairs of tempered words (the high half first), which lie in `out` itself, into
/// uniforms: (pair mod 2^53) * 2^-53 * range + from, the last two steps fused.
void ck_uniform_f64(double *out, size_t count, double from, double range);

/// Turns whole blocks of 16 uniforms into normals by Box and Muller's transform, in place.
///
/// The logarithm, sine and cosine are the single-precision polynomials of Cephes with their
/// fused steps fixed, so that every machine has the same bits.
void ck_normal_f32(float *values, size_t blocks, float mean, float deviation);

/// Turns whole blocks of 16 uniforms into normals with the C library's functions, in place.
void ck_normal_f64(double *values, size_t blocks, double mean, double deviation);

/// The portable forms of the kernels above that choose their width by machine. They give the same
/// bits; tests compare the two.
void ck_normal_f32_portable(float *values, size_t blocks, float mean, float deviation);
void ck_uniform_f32_portable(
    const uint32_t *words, float *out, size_t count, float from, float range);
void ck_mt19937_refill_portable(uint32_t *words);

#endif
