#include "ck_storage.h"

#include <pthread.h>
#include <stdlib.h>

_Thread_local ck_thread_state ck_state = {.grad_enabled = true};

void ck_queue_push(void *object) {
  ck_thread_state *s = &ck_state;
  if (s->queued == s->queue_capacity) {
    intptr_t capacity = s->queue_capacity ? 2 * s->queue_capacity : 16;
    void **larger = realloc(s->queue, (size_t)capacity * sizeof(void *));
    if (!larger) abort();
    s->queue = larger;
    s->queue_capacity = capacity;
  }
  s->queue[s->queued++] = object;
}

void *ck_queue_pop(void) {
  ck_thread_state *s = &ck_state;
  if (s->queued == 0) {
    free(s->queue);
    s->queue = 0;
    s->queue_capacity = 0;
    return 0;
  }
  return s->queue[--s->queued];
}

static pthread_key_t pools_key;
static pthread_once_t pools_once = PTHREAD_ONCE_INIT;

static void empty_pools(void *state) {
  ck_thread_state *s = state;
  s->attached = false;
  for (int i = 0; i < 2; i++) {
    while (s->pools[i].count > 0) free(s->pools[i].blocks[--s->pools[i].count]);
  }
}

static void make_pools_key(void) { pthread_key_create(&pools_key, empty_pools); }

void ck_pools_attach(void) {
  pthread_once(&pools_once, make_pools_key);
  pthread_setspecific(pools_key, &ck_state);
  ck_state.attached = true;
}
