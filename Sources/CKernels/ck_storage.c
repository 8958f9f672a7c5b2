#include "ck_storage.h"

#include <stdlib.h>

struct ck_storage {
  atomic_intptr_t references;
  void *base;
  intptr_t bytes;
  void *context;
  void (*release)(void *);
  uint32_t version;
  uint32_t padding[5];
};

_Static_assert(sizeof(struct ck_storage) % 16 == 0, "the bytes start aligned to 16");

static ck_storage *prepare(ck_storage *s, void *base, intptr_t bytes) {
  if (!s) return 0;
  atomic_init(&s->references, 1);
  s->base = base ? base : s + 1;
  s->bytes = bytes;
  s->context = 0;
  s->release = 0;
  s->version = 0;
  return s;
}

ck_storage *ck_storage_create(intptr_t bytes) {
  return prepare(malloc(sizeof(ck_storage) + (size_t)bytes), 0, bytes);
}

ck_storage *ck_storage_create_zeroed(intptr_t bytes) {
  return prepare(calloc(1, sizeof(ck_storage) + (size_t)bytes), 0, bytes);
}

ck_storage *ck_storage_adopt(void *base, intptr_t bytes, void *context, void (*release)(void *)) {
  ck_storage *s = prepare(malloc(sizeof(ck_storage)), base, bytes);
  if (!s) return 0;
  s->context = context;
  s->release = release;
  return s;
}

void ck_storage_retain(ck_storage *s) {
  atomic_fetch_add_explicit(&s->references, 1, memory_order_relaxed);
}

void ck_storage_release(ck_storage *s) {
  // A count of one can't rise behind our back: nobody else has a reference to raise it by.
  if (atomic_load_explicit(&s->references, memory_order_acquire) != 1 &&
      atomic_fetch_sub_explicit(&s->references, 1, memory_order_acq_rel) != 1) {
    return;
  }
  if (s->release) s->release(s->context);
  free(s);
}

bool ck_storage_is_unique(const ck_storage *s) {
  return atomic_load_explicit(&s->references, memory_order_acquire) == 1;
}

void *ck_storage_base(const ck_storage *s) { return s->base; }
intptr_t ck_storage_bytes(const ck_storage *s) { return s->bytes; }
uint32_t ck_storage_version(const ck_storage *s) { return s->version; }
void ck_storage_bump(ck_storage *s) { s->version += 1; }
