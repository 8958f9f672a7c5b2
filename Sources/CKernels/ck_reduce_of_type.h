// The sums of one float type: `T` with the suffix `S`. Included by ck_reduce.c, once a type.

// A cascade over n groups of `w` lanes each: group i starts at x + i·stride. Lanes are independent, so that
// a width known to the compiler becomes vectors.
__attribute__((always_inline)) static inline void CK(cascade_of)(T *sum, const T *x, intptr_t n,
                                                                 intptr_t stride, const int w) {
  T a[4][LANES_MAX] = {{0}};
  int p = n > 1 ? ceil_log2(n) / 4 : 0;
  if (p < 4) p = 4;
  const intptr_t step = (intptr_t)1 << p;
  intptr_t i = 0;
  while (i + step <= n) {
    for (intptr_t k = 0; k < step; k++, i++) {
      const T *g = x + i * stride;
      for (int l = 0; l < w; l++) a[0][l] += g[l];
    }
    for (int j = 1; j < 4; j++) {
      for (int l = 0; l < w; l++) {
        a[j][l] += a[j - 1][l];
        a[j - 1][l] = 0;
      }
      if (i & ((step - 1) << (j * p))) break;
    }
  }
  for (; i < n; i++) {
    const T *g = x + i * stride;
    for (int l = 0; l < w; l++) a[0][l] += g[l];
  }
  for (int l = 0; l < w; l++) sum[l] = ((a[0][l] + a[1][l]) + a[2][l]) + a[3][l];
}

CK_WIDE static void CK(cascade_wide)(T *sum, const T *x, intptr_t n, intptr_t stride) {
  CK(cascade_of)(sum, x, n, stride, 128 / sizeof(T));
}

CK_WIDE static void CK(cascade_vector)(T *sum, const T *x, intptr_t n, intptr_t stride) {
  CK(cascade_of)(sum, x, n, stride, 32 / sizeof(T));
}

static void CK(cascade)(T *sum, const T *x, intptr_t n, intptr_t stride, int w) {
  if (w == 128 / sizeof(T)) {
    CK(cascade_wide)(sum, x, n, stride);
  } else if (w == 32 / sizeof(T)) {
    CK(cascade_vector)(sum, x, n, stride);
  } else if (w == 1) {
    CK(cascade_of)(sum, x, n, stride, 1);
  } else {
    CK(cascade_of)(sum, x, n, stride, w);
  }
}

// Four interleaved cascades over n groups of `w` ≤ 8 lanes.
static void CK(row)(T *sum, const T *x, intptr_t n, intptr_t stride, int w) {
  T c[LANES_MAX];
  const intptr_t quarter = n / 4;
  if (stride == w) {
    CK(cascade)(c, x, quarter, 4 * stride, 4 * w);
  } else {
    for (int j = 0; j < 4; j++) CK(cascade)(c + j * w, x + j * stride, quarter, 4 * stride, w);
  }
  for (intptr_t i = 4 * quarter; i < n; i++) {
    for (int l = 0; l < w; l++) c[l] += x[i * stride + l];
  }
  for (int l = 0; l < w; l++) sum[l] = ((c[l] + c[w + l]) + c[2 * w + l]) + c[3 * w + l];
}

T CK(ck_sum)(const T *x, intptr_t n) {
  enum { W = 32 / sizeof(T) };
  T f = 0;
  if (n < W) {
    CK(row)(&f, x, n, 1, 1);
    return f;
  }
  const intptr_t vectors = n / W;
  T lanes[W];
  CK(row)(lanes, x, vectors, W, W);
  for (intptr_t i = vectors * W; i < n; i++) f += x[i];
  for (int l = 0; l < W; l++) f += lanes[l];
  return f;
}

void CK(ck_sum_columns)(T *d, const T *x, intptr_t n, intptr_t m) {
  enum { W = 32 / sizeof(T) };
  intptr_t j = 0;
  if (m >= W) {
    for (; j + 4 * W <= m; j += 4 * W) CK(cascade)(d + j, x + j, n, m, 4 * W);
    for (; j + W <= m; j += W) CK(row)(d + j, x + j, n, m, W);
  } else {
    for (; j + 4 <= m; j += 4) CK(cascade)(d + j, x + j, n, m, 4);
  }
  for (; j < m; j++) CK(row)(d + j, x + j, n, m, 1);
}

#undef S
#undef T
