#include "ck_reduce.h"

#include <math.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// Sums as PyTorch orders them, always as if with vectors of 256 bits: cascades of four accumulators keep
// the rounding error of long sums small.

// log2 of n, rounded up.
static int ceil_log2(intptr_t n) {
  int p = 0;
  while (((intptr_t)1 << p) < n) p++;
  return p;
}

// The widest group of lanes: four vectors of eight floats.
#define LANES_MAX 32

#define S f32
#define T float
#include "ck_reduce_of_type.h"

#define S f64
#define T double
#include "ck_reduce_of_type.h"

int64_t ck_sum_i64(const int64_t *x, intptr_t n) {
  uint64_t s = 0;
  for (intptr_t i = 0; i < n; i++) s += (uint64_t)x[i];
  return (int64_t)s;
}
