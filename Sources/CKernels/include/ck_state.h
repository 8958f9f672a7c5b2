// Thread-local modes. The variables live in one C file: a `static _Thread_local` here would give every
// file that includes this header a copy of its own.
#ifndef CK_STATE_H
#define CK_STATE_H

#include <stdbool.h>
#include <stdint.h>

enum { CK_POOL_SIZE = 64 };

/// Small blocks of memory that were let go of on this thread, to be used again.
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

#endif
