#include "ck_extremes.h"

#include "ck_types.h"

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
