#include "ck_elementwise.h"
#include "ck_fast_math.h"
#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

#define UNARY(NAME, S, T, R, V, E)                                                             \
  CK_WIDE static void NAME##_##S(void *d, const void *px, intptr_t n, intptr_t sd, intptr_t sx) { \
    if (sd == (intptr_t)sizeof(R) && sx == (intptr_t)sizeof(T)) {                              \
      R *o = d;                                                                                \
      const T *a = px;                                                                         \
      V for (intptr_t i = 0; i < n; i++) {                                                     \
        T x = a[i];                                                                            \
        o[i] = (R)(E);                                                                         \
      }                                                                                        \
    } else {                                                                                   \
      for (intptr_t i = 0; i < n; i++) {                                                       \
        T x = CK_AT(const T, px, i, sx);                                                       \
        CK_AT(R, d, i, sd) = (R)(E);                                                           \
      }                                                                                        \
    }                                                                                          \
  }

#define FAST CK_VECTORIZE
#define PLAIN
#define ON_SIGNED(NAME, E)                    \
  UNARY(NAME, i8, int8_t, int8_t, FAST, E)    \
  UNARY(NAME, i16, int16_t, int16_t, FAST, E) \
  UNARY(NAME, i32, int32_t, int32_t, FAST, E) \
  UNARY(NAME, i64, int64_t, int64_t, FAST, E)
#define ON_INTS(NAME, E) UNARY(NAME, u8, uint8_t, uint8_t, FAST, E) ON_SIGNED(NAME, E)
#define ON_FLOATS(NAME, V, E)               \
  UNARY(NAME, f32, float, float, V, E)      \
  UNARY(NAME, f64, double, double, V, E)
// The C library's function for each width.
#define LIBRARY(NAME, F)                             \
  UNARY(NAME, f32, float, float, PLAIN, F##f(x))     \
  UNARY(NAME, f64, double, double, PLAIN, F(x))

ON_INTS(neg, 0 - (uint64_t)x)
ON_FLOATS(neg, FAST, -x)
UNARY(abs, u8, uint8_t, uint8_t, FAST, x)
ON_SIGNED(abs, x < 0 ? 0 - (uint64_t)x : (uint64_t)x)
UNARY(abs, f32, float, float, FAST, __builtin_fabsf(x))
UNARY(abs, f64, double, double, FAST, __builtin_fabs(x))
UNARY(sign, bool, ck_bool, ck_bool, FAST, x)
UNARY(sign, u8, uint8_t, uint8_t, FAST, x > 0)
ON_SIGNED(sign, (x > 0) - (x < 0))
ON_FLOATS(sign, FAST, (x > 0) - (x < 0))
ON_INTS(square, (uint64_t)x * (uint64_t)x)
ON_FLOATS(square, FAST, x * x)
ON_INTS(relu, x > 0 ? x : 0)
ON_FLOATS(relu, FAST, x < 0 ? 0 : x)
ON_INTS(same, x)
LIBRARY(floor, floor)
LIBRARY(ceil, ceil)
LIBRARY(round, rint)
LIBRARY(trunc, trunc)
UNARY(frac, f32, float, float, PLAIN, x - truncf(x))
UNARY(frac, f64, double, double, PLAIN, x - trunc(x))
ON_FLOATS(reciprocal, FAST, 1 / x)
UNARY(sqrt, f32, float, float, PLAIN, __builtin_sqrtf(x))
UNARY(sqrt, f64, double, double, PLAIN, __builtin_sqrt(x))
UNARY(rsqrt, f32, float, float, PLAIN, 1 / __builtin_sqrtf(x))
UNARY(rsqrt, f64, double, double, PLAIN, 1 / __builtin_sqrt(x))
UNARY(exp, f64, double, double, PLAIN, exp(x))
LIBRARY(exp2, exp2)
LIBRARY(expm1, expm1)
LIBRARY(log, log)
LIBRARY(log2, log2)
LIBRARY(log10, log10)
LIBRARY(log1p, log1p)
UNARY(sin, f64, double, double, PLAIN, sin(x))
UNARY(cos, f64, double, double, PLAIN, cos(x))
LIBRARY(tan, tan)
LIBRARY(asin, asin)
LIBRARY(acos, acos)
LIBRARY(atan, atan)
LIBRARY(sinh, sinh)
LIBRARY(cosh, cosh)
LIBRARY(tanh, tanh)
LIBRARY(asinh, asinh)
LIBRARY(acosh, acosh)
LIBRARY(atanh, atanh)
LIBRARY(erf, erf)
LIBRARY(erfc, erfc)
LIBRARY(lgamma, lgamma)
UNARY(sigmoid, f32, float, float, PLAIN, 1 / (1 + expf(-x)))
UNARY(sigmoid, f64, double, double, PLAIN, 1 / (1 + exp(-x)))

#define TEST(NAME, E)                          \
  UNARY(NAME, bool, ck_bool, ck_bool, FAST, E) \
  UNARY(NAME, u8, uint8_t, ck_bool, FAST, E)   \
  UNARY(NAME, i8, int8_t, ck_bool, FAST, E)    \
  UNARY(NAME, i16, int16_t, ck_bool, FAST, E)  \
  UNARY(NAME, i32, int32_t, ck_bool, FAST, E)  \
  UNARY(NAME, i64, int64_t, ck_bool, FAST, E)  \
  UNARY(NAME, f32, float, ck_bool, FAST, E)    \
  UNARY(NAME, f64, double, ck_bool, FAST, E)
TEST(logical_not, x == 0)
TEST(is_nan, x != x)
#define EXACT_TEST(NAME, ON_INT, E)                     \
  UNARY(NAME, bool, ck_bool, ck_bool, FAST, ON_INT | (x & 0)) \
  UNARY(NAME, u8, uint8_t, ck_bool, FAST, ON_INT | (x & 0))   \
  UNARY(NAME, i8, int8_t, ck_bool, FAST, ON_INT | (x & 0))    \
  UNARY(NAME, i16, int16_t, ck_bool, FAST, ON_INT | (x & 0))  \
  UNARY(NAME, i32, int32_t, ck_bool, FAST, ON_INT | (x & 0))  \
  UNARY(NAME, i64, int64_t, ck_bool, FAST, ON_INT | (x & 0))  \
  UNARY(NAME, f32, float, ck_bool, FAST, E)             \
  UNARY(NAME, f64, double, ck_bool, FAST, E)
EXACT_TEST(is_inf, 0, x == INFINITY || x == -INFINITY)
EXACT_TEST(is_finite, 1, x - x == 0)
ON_INTS(bit_not, ~x)
UNARY(bit_not, bool, ck_bool, ck_bool, FAST, !x)

#define INT_ROW(N) [CK_U8] = N##_u8, [CK_I8] = N##_i8, [CK_I16] = N##_i16, [CK_I32] = N##_i32, [CK_I64] = N##_i64
#define FLOAT_ROW(N) [CK_F32] = N##_f32, [CK_F64] = N##_f64
#define BOOL_ROW(N) [CK_BOOL] = N##_bool
#define ALL_ROW(N) BOOL_ROW(N), INT_ROW(N), FLOAT_ROW(N)

static const ck_unary_loop table[CK_UNARY_COUNT][CK_DTYPES] = {
    [CK_NEG] = {INT_ROW(neg), FLOAT_ROW(neg)},
    [CK_ABS] = {INT_ROW(abs), FLOAT_ROW(abs)},
    [CK_SIGN] = {ALL_ROW(sign)},
    [CK_SQUARE] = {INT_ROW(square), FLOAT_ROW(square)},
    [CK_RELU] = {INT_ROW(relu), FLOAT_ROW(relu)},
    [CK_FLOOR] = {INT_ROW(same), FLOAT_ROW(floor)},
    [CK_CEIL] = {INT_ROW(same), FLOAT_ROW(ceil)},
    [CK_ROUND] = {INT_ROW(same), FLOAT_ROW(round)},
    [CK_TRUNC] = {INT_ROW(same), FLOAT_ROW(trunc)},
    [CK_FRAC] = {FLOAT_ROW(frac)},
    [CK_RECIPROCAL] = {FLOAT_ROW(reciprocal)},
    [CK_SQRT] = {FLOAT_ROW(sqrt)},
    [CK_RSQRT] = {FLOAT_ROW(rsqrt)},
    [CK_EXP] = {[CK_F32] = ck_exp_f32, [CK_F64] = exp_f64},
    [CK_EXP2] = {FLOAT_ROW(exp2)},
    [CK_EXPM1] = {FLOAT_ROW(expm1)},
    [CK_LOG] = {FLOAT_ROW(log)},
    [CK_LOG2] = {FLOAT_ROW(log2)},
    [CK_LOG10] = {FLOAT_ROW(log10)},
    [CK_LOG1P] = {FLOAT_ROW(log1p)},
    [CK_SIN] = {[CK_F32] = ck_sin_f32, [CK_F64] = sin_f64},
    [CK_COS] = {[CK_F32] = ck_cos_f32, [CK_F64] = cos_f64},
    [CK_TAN] = {FLOAT_ROW(tan)},
    [CK_ASIN] = {FLOAT_ROW(asin)},
    [CK_ACOS] = {FLOAT_ROW(acos)},
    [CK_ATAN] = {FLOAT_ROW(atan)},
    [CK_SINH] = {FLOAT_ROW(sinh)},
    [CK_COSH] = {FLOAT_ROW(cosh)},
    [CK_TANH] = {FLOAT_ROW(tanh)},
    [CK_ASINH] = {FLOAT_ROW(asinh)},
    [CK_ACOSH] = {FLOAT_ROW(acosh)},
    [CK_ATANH] = {FLOAT_ROW(atanh)},
    [CK_SIGMOID] = {FLOAT_ROW(sigmoid)},
    [CK_ERF] = {FLOAT_ROW(erf)},
    [CK_ERFC] = {FLOAT_ROW(erfc)},
    [CK_LGAMMA] = {FLOAT_ROW(lgamma)},
    [CK_LOGICAL_NOT] = {ALL_ROW(logical_not)},
    [CK_BIT_NOT] = {BOOL_ROW(bit_not), INT_ROW(bit_not)},
    [CK_IS_NAN] = {ALL_ROW(is_nan)},
    [CK_IS_INF] = {ALL_ROW(is_inf)},
    [CK_IS_FINITE] = {ALL_ROW(is_finite)},
};

ck_unary_loop ck_unary_for(ck_unary op, int dtype) { return table[op][dtype]; }

#define LOOP(F, T, E)                        \
  for (intptr_t i = 0; i < n; i++) {         \
    F x = CK_AT(const F, q, i, sx);          \
    CK_AT(T, d, i, sd) = (T)(E);             \
  }

// The exponents that PyTorch computes without a power function; sums of squares come through here.
#define POWERS(T, F, GENERAL)                                \
  if (p == 0) LOOP(T, T, ((void)x, 1))                       \
  else if (p == 1) LOOP(T, T, x)                             \
  else if (p == 2) LOOP(T, T, x * x)                         \
  else if (p == 3) LOOP(T, T, (x * x) * x)                   \
  else if (p == -1) LOOP(T, T, 1 / x)                        \
  else if (p == -2) LOOP(T, T, 1 / (x * x))                  \
  else if (p == 0.5) LOOP(T, T, __builtin_sqrt##F(x))        \
  else if (p == -0.5) LOOP(T, T, 1 / __builtin_sqrt##F(x))   \
  else LOOP(T, T, GENERAL)

static void pow_f32(float *d, const void *q, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  POWERS(float, f, pow(x, p))
}
static void pow_f64(double *d, const void *q, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  POWERS(double, , pow(x, p))
}

void ck_pow_number(int dtype, void *d, const void *x, double p, intptr_t n, intptr_t sd, intptr_t sx) {
  if (dtype == CK_F32) {
    pow_f32(d, x, p, n, sd, sx);
  } else {
    pow_f64(d, x, p, n, sd, sx);
  }
}
