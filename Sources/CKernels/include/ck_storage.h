// The memory of tensors, and the modes of a thread.
#ifndef CK_STORAGE_H
#define CK_STORAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

// Thread-local modes. The variables live in one C file: a `static _Thread_local` here would give every
// file that includes this header a copy of its own.

enum { CK_POOL_SIZE = 64 };

/// Small blocks of memory that were released on this thread, to be used again.
typedef struct {
  int32_t count;
  void *_Nullable blocks[CK_POOL_SIZE];
} ck_pool;

typedef struct {
  /// Whether operations record derivatives.
  bool grad_enabled;
  /// Whether a failing backward pass explains which operation it came from.
  bool anomaly_enabled;
  /// How deep releases of objects that hold others are nested on this thread.
  int32_t release_depth;
  /// The number of the newest graph node of this thread.
  uint64_t sequence;
  /// Objects that wait to be released, as retained pointers.
  void *_Nullable *_Nullable queue;
  intptr_t queued;
  intptr_t queue_capacity;
  /// Whether the pools are emptied when the thread ends.
  bool attached;
  ck_pool pools[2];
} ck_thread_state;

extern _Thread_local ck_thread_state ck_state;

static inline ck_thread_state *_Nonnull ck_thread(void) { return &ck_state; }

/// Appends a retained pointer to the release queue of this thread.
void ck_queue_push(void *_Nonnull object);
/// The last pointer of the queue, or null. Frees the queue's memory when it runs empty.
void *_Nullable ck_queue_pop(void);
/// Has the pools of this thread emptied when it ends.
void ck_pools_attach(void);

// Reference-counted memory of tensors: one allocation holds the count, the version and the bytes.

typedef struct ck_storage {
  /// Changed by atomic operations only.
  intptr_t references;
  void *_Nonnull base;
  intptr_t bytes;
  void *_Nullable context;
  void (*_Nullable release)(void *_Nullable);
  /// The version that tensors of this storage share, raised by every write in place.
  uint32_t version;
  /// The kind of pool that the block goes back to: 0 or 1, or −1 for none.
  int32_t pool;
  uint32_t padding[4];
} ck_storage;

_Static_assert(sizeof(ck_storage) % 16 == 0, "the bytes start aligned to 16");

static inline ck_storage *_Nullable ck_storage_prepare(void *_Nullable memory, void *_Nullable base,
                                                       intptr_t bytes, int32_t pool) {
  ck_storage *s = (ck_storage *)memory;
  if (!s) return 0;
  s->references = 1;
  s->base = base ? base : (void *)(s + 1);
  s->bytes = bytes;
  s->context = 0;
  s->release = 0;
  s->version = 0;
  s->pool = pool;
  return s;
}

/// Uninitialised memory of `bytes` bytes, aligned to 16; null if there is not enough memory.
static inline ck_storage *_Nullable ck_storage_create(intptr_t bytes) {
  const int32_t pool = bytes <= 16 ? 0 : bytes <= 256 ? 1 : -1;
  if (pool < 0) return ck_storage_prepare(malloc(sizeof(ck_storage) + (size_t)bytes), 0, bytes, -1);
  ck_pool *p = &ck_state.pools[pool];
  void *memory = p->count > 0 ? p->blocks[--p->count] : malloc(sizeof(ck_storage) + (pool ? 256 : 16));
  return ck_storage_prepare(memory, 0, bytes, pool);
}

/// As `ck_storage_create`, all zero.
static inline ck_storage *_Nullable ck_storage_create_zeroed(intptr_t bytes) {
  return ck_storage_prepare(calloc(1, sizeof(ck_storage) + (size_t)bytes), 0, bytes, -1);
}

/// Memory of the caller; `release(context)` is called when the last tensor over it is released.
static inline ck_storage *_Nullable ck_storage_adopt(void *_Nonnull base, intptr_t bytes,
                                                     void *_Nullable context,
                                                     void (*_Nullable release)(void *_Nullable)) {
  ck_storage *s = ck_storage_prepare(malloc(sizeof(ck_storage)), base, bytes, -1);
  if (!s) return 0;
  s->context = context;
  s->release = release;
  return s;
}

static inline void ck_storage_retain(ck_storage *_Nonnull s) {
  __atomic_fetch_add(&s->references, 1, __ATOMIC_RELAXED);
}

static inline bool ck_storage_is_unique(const ck_storage *_Nonnull s) {
  return __atomic_load_n(&s->references, __ATOMIC_ACQUIRE) == 1;
}

static inline void ck_storage_release(ck_storage *_Nonnull s) {
  // A count of one cannot rise meanwhile: no other thread has a reference to retain.
  if (!ck_storage_is_unique(s) && __atomic_fetch_sub(&s->references, 1, __ATOMIC_ACQ_REL) != 1) return;
  if (s->release) s->release(s->context);
  if (s->pool >= 0) {
    ck_pool *p = &ck_state.pools[s->pool];
    if (!ck_state.attached) ck_pools_attach();
    if (p->count < CK_POOL_SIZE) {
      p->blocks[p->count++] = s;
      return;
    }
  }
  free(s);
}

#endif
