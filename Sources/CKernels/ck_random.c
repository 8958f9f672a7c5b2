#include "ck_random.h"

#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

// One body per kernel, inlined into a function per instruction set. The bodies have no choice of
// rounding: every fused step is written out, and nothing else may be fused.
#define BODY static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2,fma")))
#define HAS_WIDE (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define WIDE
#define HAS_WIDE 0
#endif

// MT19937: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
enum { WORDS = 624, MIDDLE = 397 };

BODY uint32_t twist(uint32_t upper, uint32_t lower) {
  uint32_t mixed = (upper & 0x80000000u) | (lower & 0x7fffffffu);
  return (mixed >> 1) ^ (0x9908b0dfu & (0u - (lower & 1u)));
}

BODY void refill(uint32_t *words) {
  for (int i = 0; i < WORDS - MIDDLE; i++) {
    words[i] = words[i + MIDDLE] ^ twist(words[i], words[i + 1]);
  }
  for (int i = WORDS - MIDDLE; i < WORDS - 1; i++) {
    words[i] = words[i - (WORDS - MIDDLE)] ^ twist(words[i], words[i + 1]);
  }
  words[WORDS - 1] = words[MIDDLE - 1] ^ twist(words[WORDS - 1], words[0]);
}

WIDE static void refill_wide(uint32_t *words) { refill(words); }

void ck_mt19937_refill_portable(uint32_t *words) { refill(words); }

void ck_mt19937_refill(uint32_t *words) {
  if (HAS_WIDE) {
    refill_wide(words);
  } else {
    refill(words);
  }
}

BODY uint32_t temper(uint32_t y) {
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

void ck_mt19937_temper(const uint32_t *words, uint32_t *out, size_t count) {
  for (size_t i = 0; i < count; i++) {
    out[i] = temper(words[i]);
  }
}

BODY void uniform_f32(
    const uint32_t *words, float *out, size_t count, float from, float range) {
  for (size_t i = 0; i < count; i++) {
    int32_t whole = (int32_t)(temper(words[i]) & 0xffffffu);
    out[i] = __builtin_fmaf((float)whole * 0x1p-24f, range, from);
  }
}

WIDE static void uniform_f32_wide(
    const uint32_t *words, float *out, size_t count, float from, float range) {
  uniform_f32(words, out, count, from, range);
}

void ck_uniform_f32_portable(
    const uint32_t *words, float *out, size_t count, float from, float range) {
  uniform_f32(words, out, count, from, range);
}

void ck_uniform_f32(const uint32_t *words, float *out, size_t count, float from, float range) {
  if (HAS_WIDE) {
    uniform_f32_wide(words, out, count, from, range);
  } else {
    uniform_f32(words, out, count, from, range);
  }
}

void ck_uniform_f64(double *out, size_t count, double from, double range) {
  for (size_t i = 0; i < count; i++) {
    uint32_t pair[2];
    memcpy(pair, out + i, sizeof pair);
    uint64_t whole = (((uint64_t)pair[0] << 32) | pair[1]) & ((UINT64_C(1) << 53) - 1);
    out[i] = __builtin_fma((double)whole * 0x1p-53, range, from);
  }
}

// Eight lanes of single precision. Passed by address: a vector argument would have a calling
// convention that depends on the instruction set.
typedef float lanes __attribute__((vector_size(32)));
typedef int32_t whole_lanes __attribute__((vector_size(32)));

#define FMA(a, b, c) __builtin_elementwise_fma(a, b, c)
#define SPLAT(x) ((lanes){0} + (float)(x))
#define CHOOSE(mask, a, b) \
  ((lanes)(((mask) & (whole_lanes)(a)) | (~(mask) & (whole_lanes)(b))))

/// The natural logarithm of 0 < x <= 1: Cephes, logf.
BODY void log_lanes(lanes *value) {
  static const float coefficients[] = {
      7.0376836292e-2f,  -1.1514610310e-1f, 1.1676998740e-1f,  -1.2420140846e-1f, 1.4249322787e-1f,
      -1.6668057665e-1f, 2.0000714765e-1f,  -2.4999993993e-1f, 3.3333331174e-1f};
  lanes least = SPLAT(0x1p-126f);
  lanes x = CHOOSE(*value < least, least, *value);
  whole_lanes bits = (whole_lanes)x;
  lanes e = __builtin_convertvector((bits >> 23) - 127, lanes) + SPLAT(1.0f);
  lanes m = (lanes)((bits & 0x007fffff) | 0x3f000000);
  whole_lanes small = m < SPLAT(0.707106781186547524);
  lanes shifted = m - SPLAT(1.0f);
  e = CHOOSE(small, e - SPLAT(1.0f), e);
  m = CHOOSE(small, shifted + m, shifted);
  lanes z = m * m;
  lanes y = SPLAT(coefficients[0]);
  for (int i = 1; i < 9; i++) {
    y = FMA(y, m, SPLAT(coefficients[i]));
  }
  y = y * m;
  y = FMA(y, z, e * SPLAT(-2.12194440e-4f));
  y = FMA(-z, SPLAT(0.5f), y);
  m = m + y;
  *value = FMA(e, SPLAT(0.693359375f), m);
}

/// The sine and cosine of x >= 0: Cephes, sinf and cosf, by octants.
BODY void sincos_lanes(const lanes *value, lanes *sine, lanes *cosine) {
  lanes x = *value;
  whole_lanes octant = __builtin_convertvector(x * SPLAT(1.27323954473516), whole_lanes);
  octant = (octant + 1) & ~1;
  lanes y = __builtin_convertvector(octant, lanes);
  x = FMA(y, SPLAT(-0.78515625), x);
  x = FMA(y, SPLAT(-2.4187564849853515625e-4), x);
  x = FMA(y, SPLAT(-3.77489497744594108e-8), x);
  lanes z = x * x;
  lanes c = FMA(SPLAT(2.443315711809948e-5), z, SPLAT(-1.388731625493765e-3));
  c = FMA(c, z, SPLAT(4.166664568298827e-2));
  c = c * z;
  c = FMA(c, z, -(z * SPLAT(0.5f)));
  c = c + SPLAT(1.0f);
  lanes s = FMA(SPLAT(-1.9515295891e-4), z, SPLAT(8.3321608736e-3));
  s = FMA(s, z, SPLAT(-1.6666654611e-1));
  s = s * z;
  s = FMA(s, x, x);
  whole_lanes swapped = (octant & 2) != 0;
  whole_lanes sine_sign = (octant & 4) << 29;
  whole_lanes cosine_sign = (~(octant - 2) & 4) << 29;
  *sine = (lanes)((whole_lanes)CHOOSE(swapped, c, s) ^ sine_sign);
  *cosine = (lanes)((whole_lanes)CHOOSE(swapped, s, c) ^ cosine_sign);
}

BODY void normal_f32(float *values, size_t blocks, float mean, float deviation) {
  for (size_t block = 0; block < blocks; block++, values += 16) {
    lanes first, second, sine, cosine;
    memcpy(&first, values, sizeof first);
    memcpy(&second, values + 8, sizeof second);
    lanes logarithm = SPLAT(1.0f) - first;
    log_lanes(&logarithm);
    lanes radius = __builtin_elementwise_sqrt(SPLAT(-2.0f) * logarithm);
    lanes angle = SPLAT(6.283185307179586) * second;
    sincos_lanes(&angle, &sine, &cosine);
    first = FMA(radius * cosine, SPLAT(deviation), SPLAT(mean));
    second = FMA(radius * sine, SPLAT(deviation), SPLAT(mean));
    memcpy(values, &first, sizeof first);
    memcpy(values + 8, &second, sizeof second);
  }
}

WIDE static void normal_f32_wide(float *values, size_t blocks, float mean, float deviation) {
  normal_f32(values, blocks, mean, deviation);
}

void ck_normal_f32_portable(float *values, size_t blocks, float mean, float deviation) {
  normal_f32(values, blocks, mean, deviation);
}

void ck_normal_f32(float *values, size_t blocks, float mean, float deviation) {
  if (HAS_WIDE) {
    normal_f32_wide(values, blocks, mean, deviation);
  } else {
    normal_f32(values, blocks, mean, deviation);
  }
}

void ck_normal_f64(double *values, size_t blocks, double mean, double deviation) {
  for (size_t block = 0; block < blocks; block++, values += 16) {
    for (int i = 0; i < 8; i++) {
      double radius = sqrt(-2.0 * log(1.0 - values[i]));
      double angle = 6.283185307179586 * values[i + 8];
      values[i] = __builtin_fma(radius * cos(angle), deviation, mean);
      values[i + 8] = __builtin_fma(radius * sin(angle), deviation, mean);
    }
  }
}
