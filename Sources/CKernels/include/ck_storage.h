// Reference-counted memory of tensors: one allocation holds the count, the version and the bytes.
#ifndef CK_STORAGE_H
#define CK_STORAGE_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct ck_storage ck_storage;

/// Uninitialised memory of `bytes` bytes, aligned to 16; null if there is not enough memory.
ck_storage *_Nullable ck_storage_create(intptr_t bytes);
/// As `ck_storage_create`, all zero.
ck_storage *_Nullable ck_storage_create_zeroed(intptr_t bytes);
/// Memory of someone else; `release(context)` is called when the last tensor lets go of it.
ck_storage *_Nullable ck_storage_adopt(void *_Nonnull base, intptr_t bytes, void *_Nullable context,
                                       void (*_Nullable release)(void *_Nullable));
void ck_storage_retain(ck_storage *_Nonnull s);
void ck_storage_release(ck_storage *_Nonnull s);
bool ck_storage_is_unique(const ck_storage *_Nonnull s);
void *_Nonnull ck_storage_base(const ck_storage *_Nonnull s);
intptr_t ck_storage_bytes(const ck_storage *_Nonnull s);
/// The version that tensors of this storage share, raised by every write in place.
uint32_t ck_storage_version(const ck_storage *_Nonnull s);
void ck_storage_bump(ck_storage *_Nonnull s);

#endif
