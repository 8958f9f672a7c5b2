// A row-major matrix times a contiguous column, and the dot product of two contiguous vectors, in vectors of
// 16 bytes of one float type: `T` with the suffix `S`. Included by ck_matmul.c, once a type.

#define LANES (16 / (int)sizeof(T))
#define VECTOR CK(vector)

typedef T VECTOR __attribute__((vector_size(16), aligned(sizeof(T)), may_alias));

static inline T CK(lanes_sum)(VECTOR l) {
  return LANES == 4 ? (l[0] + l[2]) + (l[1] + l[LANES - 1]) : l[0] + l[1];
}

static inline T CK(add_each)(T s, const T *a, const T *b, intptr_t begin, intptr_t end) {
  for (intptr_t l = begin; l < end; l++) s += a[l] * b[l];
  return s;
}

// `n` is a multiple of four. Rows further down are prefetched while these are added.
CK_WIDE static void CK(fours_of_rows)(T *d, const T *a, const T *b, intptr_t n, intptr_t k,
                                      intptr_t row_stride, intptr_t first) {
  for (intptr_t i = 0; i < n; i += 4) {
    const T *rows[4];
    VECTOR lanes[4] = {{0}};
    for (int r = 0; r < 4; r++) {
      rows[r] = a + (i + r) * row_stride;
      lanes[r][0] = CK(add_each)(0, rows[r], b, 0, first);
    }
    intptr_t l = first;
    for (; l + 4 * LANES <= k; l += 4 * LANES) {
      for (int r = 0; r < 4; r++) __builtin_prefetch(rows[r] + 16 * row_stride + l);
      for (int u = 0; u < 4 * LANES; u += LANES) {
        const VECTOR x = *(const VECTOR *)(b + l + u);
        for (int r = 0; r < 4; r++) lanes[r] += *(const VECTOR *)(rows[r] + l + u) * x;
      }
    }
    for (; l + LANES <= k; l += LANES) {
      const VECTOR x = *(const VECTOR *)(b + l);
      for (int r = 0; r < 4; r++) lanes[r] += *(const VECTOR *)(rows[r] + l) * x;
    }
    for (int r = 0; r < 4; r++) d[i + r] = CK(add_each)(CK(lanes_sum)(lanes[r]), rows[r], b, l, k);
  }
}

// `vectors` is a constant wherever this is called.
__attribute__((always_inline)) static inline T CK(row)(const T *a, const T *b, intptr_t k,
                                                       intptr_t first, const int vectors) {
  const intptr_t last = first + (k - first) / BLOCK * BLOCK;
  T s = CK(add_each)(0, a, b, 0, first);
  if (last > first) {
    VECTOR lanes[BLOCK / LANES] = {{s}};
    for (intptr_t l = first; l < last;) {
      for (int v = 0; v < vectors; v++, l += LANES) {
        lanes[v] += *(const VECTOR *)(a + l) * *(const VECTOR *)(b + l);
      }
    }
    for (int left = vectors / 2; left > 0; left /= 2) {
      for (int v = 0; v < left; v++) lanes[v] = lanes[2 * v] + lanes[2 * v + 1];
    }
    s = CK(lanes_sum)(lanes[0]);
  }
  return CK(add_each)(s, a, b, last, k);
}

// d[i] = the sum over l of a[i · row_stride + l] · b[l], for `n` rows of `k` elements.
//
// The order of additions is that of PyTorch on processors with AVX2 that are not Intel's, which is the
// same there with AVX-512 and for any number of threads. Vectors of 16 bytes run through a row, so it
// matters where a row begins between two multiples of 16 bytes: `a_offset` and `b_offset` are the elements
// of the two storages before the first.
//
// Four rows are taken together as long as there are four. Their elements up to a multiple of 16 bytes
// of the fourth row (all of one vector if it begins at one) are added one by one, to the first lane; then
// whole vectors are added lane by lane; then the lanes are added, the upper half to the lower half until
// one is left; then what remains is added one by one. The one to three rows after them go the same way,
// but by the column's multiples of 16 bytes, in blocks of eight elements, and with several vectors of lanes
// that take turns: of two rows the first has two and the second one; the last of an odd number has as
// many as make eight elements.
static void CK(rows_by_column)(T *d, const T *a, const T *b, intptr_t n, intptr_t k,
                           intptr_t row_stride, intptr_t a_offset, intptr_t b_offset) {
  CK(fours_of_rows)(d, a, b, n / 4 * 4, k, row_stride,
                    head(a_offset + 3 * row_stride, LANES, k));
  const intptr_t first = head(b_offset, LANES, k);
  intptr_t i = n / 4 * 4;
  if (n - i >= 2) {
    d[i] = CK(row)(a + i * row_stride, b, k, first, 2);
    d[i + 1] = CK(row)(a + (i + 1) * row_stride, b, k, first, 1);
    i += 2;
  }
  if (i < n) d[i] = CK(row)(a + i * row_stride, b, k, first, BLOCK / LANES);
}

// Adds products to vectors of lanes that take turns, as long as there are enough for all of them.
__attribute__((always_inline)) static inline intptr_t CK(take_turns)(
    VECTOR *lanes, const T *a, const T *b, intptr_t l, intptr_t k, const int vectors) {
  for (; l + vectors * LANES <= k; l += vectors * LANES) {
    for (int v = 0; v < vectors; v++) {
      const intptr_t at = l + v * LANES;
      lanes[v] += *(const VECTOR *)(a + at) * *(const VECTOR *)(b + at);
    }
  }
  return l;
}

// The sum of the products of `k` elements, in PyTorch's order on one thread: elements before a multiple of
// 16 bytes, of which `offset` is the distance, are added one by one to the first lane; then four vectors
// of lanes take turns, and two (of floats), and one; what remains is added to the first lane.
static T CK(dot)(const T *a, const T *b, intptr_t k, intptr_t offset) {
  VECTOR lanes[4] = {{0}};
  const intptr_t whole = head(offset, LANES, k), first = whole == LANES ? 0 : whole;
  lanes[0][0] = CK(add_each)(0, a, b, 0, first);
  intptr_t l = CK(take_turns)(lanes, a, b, first, k, 4);
  if (LANES == 4) l = CK(take_turns)(lanes, a, b, l, k, 2);
  l = CK(take_turns)(lanes, a, b, l, k, 1);
  lanes[0][0] = CK(add_each)(lanes[0][0], a, b, l, k);
  return CK(lanes_sum)(((lanes[0] + lanes[1]) + lanes[2]) + lanes[3]);
}

#undef LANES
#undef VECTOR
#undef S
#undef T
