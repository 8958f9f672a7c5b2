#include "ck_gather.h"

#include "ck_types.h"

#pragma STDC FP_CONTRACT OFF

#define EACH(BODY) \
  for (intptr_t i = 0; i < n; i++) { BODY; }
#define BY_SIZE(LOOP)             \
  switch (size) {                 \
    case 1: LOOP(uint8_t) break;  \
    case 2: LOOP(uint16_t) break; \
    case 4: LOOP(uint32_t) break; \
    default: LOOP(uint64_t) break; \
  }

#define GATHER(T) EACH(((T *)d)[i] = ((const T *)x)[offsets[i]])
void ck_gather(int size, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  BY_SIZE(GATHER)
}

#define SCATTER(T) EACH(((T *)d)[offsets[i]] = ((const T *)x)[i])
void ck_scatter(int size, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  BY_SIZE(SCATTER)
}

// Unsigned, so that whole numbers wrap around.
#define SCATTER_ADD(T) EACH(((T *)d)[offsets[i]] += ((const T *)x)[i])
void ck_scatter_add(int dtype, void *d, const void *x, const intptr_t *offsets, intptr_t n) {
  switch (dtype) {
    case CK_BOOL: EACH(((uint8_t *)d)[offsets[i]] |= ((const uint8_t *)x)[i]) break;
    case CK_U8:
    case CK_I8: SCATTER_ADD(uint8_t) break;
    case CK_I16: SCATTER_ADD(uint16_t) break;
    case CK_I32: SCATTER_ADD(uint32_t) break;
    case CK_I64: SCATTER_ADD(uint64_t) break;
    case CK_F32: SCATTER_ADD(float) break;
    default: SCATTER_ADD(double) break;
  }
}
