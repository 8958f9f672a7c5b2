#include "ck_state.h"

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
