// The matrix products of one type: `T` with the suffix `S`, multiplied and added as `U` (unsigned for whole
// numbers, which wrap around). Included by ck_matmul.c, once a type.

CK_WIDE static void CK(add_scaled_row)(T *restrict d, T x, const T *restrict b, intptr_t m) {
  for (intptr_t j = 0; j < m; j++) d[j] = (T)((U)d[j] + (U)((U)x * (U)b[j]));
}

// Up to four sums side by side; n is a constant wherever this is called.
static inline __attribute__((always_inline)) void CK(few)(T *d, const T *a, const T *b, int n,
                                                          intptr_t k, intptr_t sa1,
                                                          intptr_t sb0) {
  T s[4] = {0};
  for (intptr_t l = 0; l < k; l++) {
    const T *row = a + l * sa1, x = b[l * sb0];
    for (int i = 0; i < n; i++) s[i] = (T)((U)s[i] + (U)((U)x * (U)row[i]));
  }
  for (int i = 0; i < n; i++) d[i] = s[i];
}

CK_WIDE static void CK(pairs)(T *restrict d, const T *restrict a, T x, T y, intptr_t n) {
  for (intptr_t i = 0; i < n; i++) {
    const T p = (T)(0 + (U)((U)a[2 * i] * (U)x));
    d[i] = (T)((U)p + (U)((U)a[2 * i + 1] * (U)y));
  }
}

static void CK(column)(T *d, const ck_matrix *ma, const ck_matrix *mb) {
  const T *a = ma->elements, *b = mb->elements;
  const intptr_t n = ma->rows, k = ma->columns, sa0 = ma->row_stride, sa1 = ma->column_stride;
  const intptr_t sb0 = mb->row_stride;
  if (sa0 == 1 && n == 2) return CK(few)(d, a, b, 2, k, sa1, sb0);
  if (sa0 == 1 && n == 3) return CK(few)(d, a, b, 3, k, sa1, sb0);
  if (sa0 == 1 && n == 4) return CK(few)(d, a, b, 4, k, sa1, sb0);
  if (sa0 == 1 && sb0 >= 0 && n > 1) {
    memset(d, 0, (size_t)n * sizeof(T));
    for (intptr_t l = 0; l < k; l++) CK(add_scaled_row)(d, b[l * sb0], a + l * sa1, n);
    return;
  }
  if (k == 2 && sa1 == 1 && sa0 == 2) return CK(pairs)(d, a, b[0], b[sb0], n);
  for (intptr_t i = 0; i < n; i++) {
    T s = 0;
    for (intptr_t l = 0; l < k; l++) s = (T)((U)s + (U)((U)a[i * sa0 + l * sa1] * (U)b[l * sb0]));
    d[i] = s;
  }
}

static void CK(product)(T *d, const ck_matrix *ma, const ck_matrix *mb) {
  const T *a = ma->elements, *b = mb->elements;
  const intptr_t k = ma->columns, m = mb->columns;
  for (intptr_t i = 0; i < ma->rows; i++) {
    T *r = d + i * m;
    memset(r, 0, (size_t)m * sizeof(T));
    for (intptr_t l = 0; l < k; l++) {
      const T x = a[i * ma->row_stride + l * ma->column_stride];
      const T *row = b + l * mb->row_stride;
      if (mb->column_stride == 1) {
        CK(add_scaled_row)(r, x, row, m);
      } else {
        for (intptr_t j = 0; j < m; j++) r[j] = (T)((U)r[j] + (U)((U)x * (U)row[j * mb->column_stride]));
      }
    }
  }
}

#undef S
#undef T
#undef U
