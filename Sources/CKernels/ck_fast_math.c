#include <math.h>
#include <string.h>

#include "ck_fast_math.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// exp, sin and cos of floats, computed in double precision and rounded once: all but about one result in
// ten thousand are the nearest float. Every fused multiply-add is written out, so that wide and narrow code,
// and every machine, give the same bits.

#if defined(__x86_64__) && defined(__linux__) && !defined(CK_ONE_VERSION)
#define CK_WIDE_FMA __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CK_WIDE_FMA
#endif

// The instruction where there is one; the C library's function is a call that may set `errno`.
#define ck_fma __builtin_elementwise_fma

// Adding 1.5 · 2⁵² rounds a double to a whole number, which is then found in its low bits.
static const double rounder = 0x1.8p52;

static inline double double_of(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}
static inline uint64_t bits_of(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

// e^x = 2^n · e^r with |r| ≤ ln 2 / 2; the Taylor series of e^r to the ninth power.
static inline float exp_of(float f) {
  double x = (double)f;
  x = x < -110.0 ? -110.0 : x;
  x = x > 90.0 ? 90.0 : x;
  const double t = ck_fma(x, 0x1.71547652b82fep0, rounder), n = t - rounder;
  const double r = ck_fma(n, -0x1.62e42fefa39efp-1, x);
  double p = 1.0 / 362880;
  p = ck_fma(p, r, 1.0 / 40320);
  p = ck_fma(p, r, 1.0 / 5040);
  p = ck_fma(p, r, 1.0 / 720);
  p = ck_fma(p, r, 1.0 / 120);
  p = ck_fma(p, r, 1.0 / 24);
  p = ck_fma(p, r, 1.0 / 6);
  p = ck_fma(p, r, 0.5);
  p = ck_fma(p, r, 1.0);
  p = ck_fma(p, r, 1.0);
  return (float)(p * double_of((bits_of(t) + 1023) << 52));
}

// Beyond this the C library reduces the angle.
static const float angle_limit = 1e9f;

// x = k · π/2 + r with |r| ≤ π/4; `quarter` turns a sine into a cosine.
static inline float wave_of(float f, uint64_t quarter) {
  const double x = (double)f;
  const double t = ck_fma(x, 0x1.45f306dc9c883p-1, rounder), k = t - rounder;
  double r = ck_fma(k, -0x1.921fb54442d18p0, x);
  r = ck_fma(k, -0x1.1a62633145c07p-54, r);
  const double z = r * r;
  double s = -1.0 / 39916800;
  s = ck_fma(s, z, 1.0 / 362880);
  s = ck_fma(s, z, -1.0 / 5040);
  s = ck_fma(s, z, 1.0 / 120);
  s = ck_fma(s, z, -1.0 / 6);
  s = ck_fma(s * z, r, r);
  double c = 1.0 / 479001600;
  c = ck_fma(c, z, -1.0 / 3628800);
  c = ck_fma(c, z, 1.0 / 40320);
  c = ck_fma(c, z, -1.0 / 720);
  c = ck_fma(c, z, 1.0 / 24);
  c = ck_fma(c, z, -0.5);
  c = ck_fma(c, z, 1.0);
  const uint64_t q = bits_of(t) + quarter;
  const uint64_t odd = 0 - (q & 1);
  const uint64_t chosen = (bits_of(c) & odd) | (bits_of(s) & ~odd);
  const float y = (float)double_of(chosen ^ ((q & 2) << 62));
  // The series would lose the sign of a zero.
  return f == 0 && quarter == 0 ? f : y;
}

CK_WIDE_FMA static void exp_all(float *d, const float *x, intptr_t n) {
  CK_VECTORIZE for (intptr_t i = 0; i < n; i++) d[i] = exp_of(x[i]);
}

CK_WIDE_FMA static void wave_all(float *d, const float *x, intptr_t n, uint64_t quarter) {
  CK_VECTORIZE for (intptr_t i = 0; i < n; i++) d[i] = wave_of(x[i], quarter);
}

static inline int is_small(float x) { return x > -angle_limit && x < angle_limit; }

static float wave_or_library(float x, uint64_t quarter) {
  if (is_small(x)) return wave_of(x, quarter);
  return quarter ? cosf(x) : sinf(x);
}

static void waves(void *d, const void *px, intptr_t n, intptr_t sd, intptr_t sx, uint64_t quarter) {
  enum { BLOCK = 512 };
  if (sd != sizeof(float) || sx != sizeof(float)) {
    for (intptr_t i = 0; i < n; i++) {
      CK_AT(float, d, i, sd) = wave_or_library(CK_AT(const float, px, i, sx), quarter);
    }
    return;
  }
  float *o = d;
  const float *x = px;
  for (intptr_t start = 0; start < n; start += BLOCK) {
    const intptr_t count = n - start < BLOCK ? n - start : BLOCK;
    int all_small = 1;
    for (intptr_t i = 0; i < count; i++) all_small &= is_small(x[start + i]);
    if (all_small) {
      wave_all(o + start, x + start, count, quarter);
    } else {
      for (intptr_t i = 0; i < count; i++) o[start + i] = wave_or_library(x[start + i], quarter);
    }
  }
}

void ck_exp_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx) {
  if (sd == sizeof(float) && sx == sizeof(float)) {
    exp_all(d, x, n);
    return;
  }
  for (intptr_t i = 0; i < n; i++) CK_AT(float, d, i, sd) = exp_of(CK_AT(const float, x, i, sx));
}

void ck_sin_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx) {
  waves(d, x, n, sd, sx, 0);
}

void ck_cos_f32(void *d, const void *x, intptr_t n, intptr_t sd, intptr_t sx) {
  waves(d, x, n, sd, sx, 1);
}
