// Matrix products, in PyTorch's order of additions; every product is rounded before it is added.
#ifndef CK_MATMUL_H
#define CK_MATMUL_H

#include <stdint.h>

/// A matrix in memory; strides in elements.
typedef struct {
  const void *_Nonnull elements;
  intptr_t rows, columns;
  intptr_t row_stride, column_stride;
  /// Where the first element is in its storage, in elements: a storage begins at a multiple of 16 bytes in
  /// PyTorch, and where a row is between two such multiples is part of the order of additions.
  intptr_t offset;
} ck_matrix;

/// d (contiguous) = a · b.
void ck_matmul(int dtype, void *_Nonnull d, const ck_matrix *_Nonnull a,
               const ck_matrix *_Nonnull b);

/// d (contiguous) = a · b for a b of one column, in the order of a matrix times a vector: it differs from
/// that of two matrices where a has a single row.
void ck_matrix_vector(int dtype, void *_Nonnull d, const ck_matrix *_Nonnull a,
                      const ck_matrix *_Nonnull b);

/// d = a · b for an a of one row and a b of one column, in the order of the dot product of two vectors.
void ck_dot(int dtype, void *_Nonnull d, const ck_matrix *_Nonnull a, const ck_matrix *_Nonnull b);

#endif
