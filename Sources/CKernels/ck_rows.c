#include "ck_reduce.h"

#include <math.h>

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

// Products carry the rounding error of each step along: p + e is the product to twice the precision.
#define PRODUCT(S, T, F)                                                            \
  T ck_product_##S(const T *x, intptr_t n) {                                        \
    T p = 1, e = 0;                                                                 \
    for (intptr_t i = 0; i < n; i++) {                                              \
      T q = p * x[i];                                                               \
      e = fma##F(e, x[i], fma##F(p, x[i], -q));                                     \
      p = q;                                                                        \
    }                                                                               \
    return isfinite(e) ? p + e : p;                                                 \
  }                                                                                 \
  /* What is before an element times what is behind it. */                          \
  void ck_product_of_others_##S(T *d, const T *x, intptr_t n) {                     \
    T p = 1;                                                                        \
    for (intptr_t i = 0; i < n; i++) {                                              \
      d[i] = p;                                                                     \
      p *= x[i];                                                                    \
    }                                                                               \
    p = 1;                                                                          \
    for (intptr_t i = n; i-- > 0;) {                                                \
      d[i] *= p;                                                                    \
      p *= x[i];                                                                    \
    }                                                                               \
  }                                                                                 \
  /* The second sum would be 0 with an exact mean; it corrects for a rounded one. */ \
  double ck_squared_deviations_##S(const T *x, intptr_t n) {                        \
    double s = 0;                                                                   \
    for (intptr_t i = 0; i < n; i++) s += x[i];                                     \
    const double mean = s / n;                                                      \
    double squares = 0, sum = 0;                                                    \
    for (intptr_t i = 0; i < n; i++) {                                              \
      const double r = x[i] - mean;                                                 \
      squares += r * r;                                                             \
      sum += r;                                                                     \
    }                                                                               \
    return squares - sum * sum / n;                                                 \
  }                                                                                 \
  T ck_log_sum_exp_##S(const T *x, intptr_t n) {                                    \
    T m = -INFINITY;                                                                \
    for (intptr_t i = 0; i < n; i++) m = m != m || m > x[i] ? m : x[i];             \
    const T shift = isinf(m) ? 0 : m;                                               \
    double s = 0;                                                                   \
    for (intptr_t i = 0; i < n; i++) s += exp##F(x[i] - shift);                     \
    return log##F((T)s) + shift;                                                    \
  }
PRODUCT(f32, float, f)
PRODUCT(f64, double, )

int64_t ck_product_i64(const int64_t *x, intptr_t n) {
  uint64_t p = 1;
  for (intptr_t i = 0; i < n; i++) p *= (uint64_t)x[i];
  return (int64_t)p;
}

#define CUMULATIVE(T, A, FIRST, OP)                           \
  for (intptr_t o = 0; o < outer; o++) {                      \
    for (intptr_t k = 0; k < inner; k++) {                    \
      const T *p = (const T *)x + o * n * inner + k;          \
      T *q = (T *)d + o * n * inner + k;                      \
      A s = FIRST;                                            \
      for (intptr_t i = 0; i < n; i++) {                      \
        s OP (A)p[i * inner];                                 \
        q[i * inner] = (T)s;                                  \
      }                                                       \
    }                                                         \
  }

#define ON_TYPES(FIRST, OP)                                   \
  switch (dtype) {                                            \
    case CK_U8: CUMULATIVE(uint8_t, uint64_t, FIRST, OP) break; \
    case CK_I8: CUMULATIVE(int8_t, uint64_t, FIRST, OP) break; \
    case CK_I16: CUMULATIVE(int16_t, uint64_t, FIRST, OP) break; \
    case CK_I32: CUMULATIVE(int32_t, uint64_t, FIRST, OP) break; \
    case CK_I64: CUMULATIVE(int64_t, uint64_t, FIRST, OP) break; \
    case CK_F32: CUMULATIVE(float, double, FIRST, OP) break;  \
    case CK_F64: CUMULATIVE(double, double, FIRST, OP) break; \
    default: break;                                           \
  }

void ck_cumulative_sum(int dtype, void *d, const void *x, intptr_t outer, intptr_t n, intptr_t inner) {
  ON_TYPES(0, +=)
}

void ck_cumulative_product(int dtype, void *d, const void *x, intptr_t outer, intptr_t n,
                           intptr_t inner) {
  ON_TYPES(1, *=)
}

#define SEARCH(S, T)                                                                             \
  static void search_##S(bool largest, T *values, int64_t *places, const T *x, intptr_t rows,    \
                         intptr_t n) {                                                           \
    for (intptr_t r = 0; r < rows; r++, x += n) {                                                \
      T best = x[0];                                                                             \
      intptr_t place = 0;                                                                        \
      for (intptr_t i = 1; i < n && best == best; i++) {                                         \
        if (largest ? x[i] > best : x[i] < best) {                                               \
          best = x[i];                                                                           \
          place = i;                                                                             \
        } else if (x[i] != x[i]) {                                                               \
          best = x[i];                                                                           \
          place = i;                                                                             \
        }                                                                                        \
      }                                                                                          \
      values[r] = best;                                                                          \
      places[r] = place;                                                                         \
    }                                                                                            \
  }
SEARCH(u8, uint8_t)
SEARCH(i8, int8_t)
SEARCH(i16, int16_t)
SEARCH(i32, int32_t)
SEARCH(i64, int64_t)
SEARCH(f32, float)
SEARCH(f64, double)

#define CASE(D, S) \
  case D: search_##S(largest, values, places, x, rows, n); break;
void ck_extremes(int dtype, bool largest, void *values, int64_t *places, const void *x, intptr_t rows,
                 intptr_t n) {
  switch (dtype) {
    CASE(CK_I8, i8)
    CASE(CK_I16, i16)
    CASE(CK_I32, i32)
    CASE(CK_I64, i64)
    CASE(CK_F32, f32)
    CASE(CK_F64, f64)
    default: search_u8(largest, values, places, x, rows, n); break;
  }
}

#define SOFTMAX(S, T, F)                                                                          \
  void ck_softmax_##S(bool logarithmic, T *d, const T *x, intptr_t rows, intptr_t n) {            \
    for (intptr_t r = 0; r < rows; r++, x += n, d += n) {                                         \
      T top = x[0];                                                                               \
      for (intptr_t i = 1; i < n; i++) top = top != top ? top : x[i] > top || x[i] != x[i] ? x[i] : top; \
      double sum = 0;                                                                             \
      for (intptr_t i = 0; i < n; i++) {                                                          \
        const T e = exp##F(x[i] - top);                                                           \
        sum += (double)e;                                                                         \
        if (!logarithmic) d[i] = e;                                                               \
      }                                                                                           \
      const T total = (T)sum, shift = log##F(total);                                              \
      for (intptr_t i = 0; i < n; i++) d[i] = logarithmic ? x[i] - top - shift : d[i] / total;    \
    }                                                                                             \
  }
SOFTMAX(f32, float, f)
SOFTMAX(f64, double, )
