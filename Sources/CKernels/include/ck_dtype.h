// The element types, numbered as `DType`'s raw values.
#ifndef CK_DTYPE_H
#define CK_DTYPE_H

#include <stdint.h>

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

#endif
