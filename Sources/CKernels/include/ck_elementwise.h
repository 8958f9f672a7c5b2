// Loops over elements: operations, conversions, sequences, and copies to and from scattered places.
#ifndef CK_ELEMENTWISE_H
#define CK_ELEMENTWISE_H

#include <stdint.h>

// The element types, numbered as `DType`'s raw values.

enum {
  CK_BOOL,
  CK_U8,
  CK_I8,
  CK_I16,
  CK_I32,
  CK_I64,
  CK_F32,
  CK_F64,
  CK_DTYPES
};

// Elementwise loops over one dimension. Strides are in bytes; a stride of 0 repeats an element. The
// destination may be the very same elements as an operand, but must not overlap it otherwise.

typedef void (*ck_unary_loop)(void *_Nonnull d, const void *_Nonnull x, intptr_t n, intptr_t sd,
                              intptr_t sx);
typedef void (*ck_binary_loop)(void *_Nonnull d, const void *_Nonnull x, const void *_Nonnull y,
                               intptr_t n, intptr_t sd, intptr_t sx, intptr_t sy);
typedef void (*ck_ternary_loop)(void *_Nonnull d, const void *_Nonnull c, const void *_Nonnull x,
                                const void *_Nonnull y, intptr_t n, intptr_t sd, intptr_t sc,
                                intptr_t sx, intptr_t sy);

typedef enum {
  CK_NEG, CK_ABS, CK_SIGN, CK_SQUARE, CK_RELU,
  CK_FLOOR, CK_CEIL, CK_ROUND, CK_TRUNC, CK_FRAC,
  CK_RECIPROCAL, CK_SQRT, CK_RSQRT,
  CK_EXP, CK_EXP2, CK_EXPM1, CK_LOG, CK_LOG2, CK_LOG10, CK_LOG1P,
  CK_SIN, CK_COS, CK_TAN, CK_ASIN, CK_ACOS, CK_ATAN,
  CK_SINH, CK_COSH, CK_TANH, CK_ASINH, CK_ACOSH, CK_ATANH,
  CK_SIGMOID, CK_ERF, CK_ERFC, CK_LGAMMA,
  CK_LOGICAL_NOT, CK_BIT_NOT, CK_IS_NAN, CK_IS_INF, CK_IS_FINITE,
  CK_UNARY_COUNT
} ck_unary;

typedef enum {
  CK_ADD, CK_SUB, CK_MUL, CK_DIV, CK_DIV_TRUNC, CK_DIV_FLOOR, CK_REMAINDER, CK_FMOD,
  CK_POW, CK_MAXIMUM, CK_MINIMUM, CK_FMAX, CK_FMIN, CK_ATAN2, CK_HYPOT, CK_COPYSIGN,
  CK_EQ, CK_NE, CK_LT, CK_LE, CK_GT, CK_GE,
  CK_LOGICAL_AND, CK_LOGICAL_OR, CK_LOGICAL_XOR, CK_BIT_AND, CK_BIT_OR, CK_BIT_XOR,
  CK_SHIFT_LEFT, CK_SHIFT_RIGHT,
  CK_BINARY_COUNT
} ck_binary;

/// Loops with three operands of one type.
typedef enum {
  /// fma(x, y, c): `c` is what is added to. Whole numbers wrap around.
  CK_ADD_SCALED,
  /// min(max(c, x), y), where a NaN wins.
  CK_CLAMP,
  /// From `c` to `x` by the weight y, from the nearer end, with one rounding of the sum.
  CK_LERP,
  /// c + x / y, each step rounded.
  CK_ADD_QUOTIENT,
  CK_TERNARY_COUNT
} ck_ternary;

/// The loop, or null where the operation has none for the type. Comparisons and tests write bools.
ck_unary_loop _Nullable ck_unary_for(ck_unary op, int dtype);
ck_binary_loop _Nullable ck_binary_for(ck_binary op, int dtype);
ck_ternary_loop _Nullable ck_ternary_for(ck_ternary op, int dtype);

/// d = c ? x : y, for elements of `size` bytes; `c` is bool.
void ck_where(int size, void *_Nonnull d, const void *_Nonnull c, const void *_Nonnull x,
              const void *_Nonnull y, intptr_t n, intptr_t sd, intptr_t sc, intptr_t sx, intptr_t sy);
/// Converts as PyTorch does: floats to whole numbers by truncation, anything but zero is true.
void ck_convert(int to, void *_Nonnull d, int from, const void *_Nonnull x, intptr_t n, intptr_t sd,
                intptr_t sx);
/// d = pow(x, p) with a number `p`, by PyTorch's special cases (float types).
void ck_pow_number(int dtype, void *_Nonnull d, const void *_Nonnull x, double p, intptr_t n,
                   intptr_t sd, intptr_t sx);

// Slopes of losses that are parabolas up to a bound and lines beyond, with PyTorch's bits.

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

// Sequences, computed as PyTorch computes them.

void ck_arange_f32(float *_Nonnull d, double start, double step, intptr_t n);
void ck_arange_f64(double *_Nonnull d, double start, double step, intptr_t n);
void ck_arange_i64(int64_t *_Nonnull d, int64_t start, int64_t step, intptr_t n);
void ck_linspace_f32(float *_Nonnull d, double start, double end, intptr_t n);
void ck_linspace_f64(double *_Nonnull d, double start, double end, intptr_t n);

// Copies to and from scattered places; offsets are in elements.

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
