#define _GNU_SOURCE
#include "CTerminalGuard.h"
#include "internal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS};
enum { crash_count = sizeof crashes / sizeof *crashes };
static struct sigaction previous[crash_count];
static bool installed;
static bool chained;  // whether the handler of before (Swift's backtracer) has its turn

bool guard_is_crash(int number) {
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] == number) return true;
  }
  return false;
}

static void on_crash(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  terminal_guard_restore();
  struct sigaction next;
  memset(&next, 0, sizeof next);
  next.sa_handler = SIG_DFL;
  for (int i = 0; chained && i < crash_count; i++) {
    if (crashes[i] == number) next = previous[i];
  }
  sigaction(number, &next, NULL);
  // A fault comes again by itself once the handler returns, with all that a backtracer wants to
  // know; anything else is sent again. It is blocked until then.
  bool faulted = info->si_code > 0 && number != SIGTRAP && number != SIGABRT;
  if (!faulted || !chained) raise(number);
  errno = error;
}

void guard_install_crash_handlers(void) {
  if (installed) return;
  const char *wish = getenv("SWIFT_BACKTRACE");
  chained = wish != NULL && *wish != 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = on_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &previous[i]);
  installed = true;
}

void guard_remove_crash_handlers(void) {
  if (!installed) return;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &previous[i], NULL);
  installed = false;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t stack_key;
enum { stack_size = 128 * 1024 };

static void free_stack(void *memory) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  munmap(memory, stack_size);
}

static void make_key(void) { pthread_key_create(&stack_key, free_stack); }

void terminal_guard_use_signal_stack(void) {
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && !(current.ss_flags & SS_DISABLE)) return;
  void *memory =
      mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return;
  // The lowest page catches an overflow of the signal stack itself.
  mprotect(memory, (size_t)sysconf(_SC_PAGESIZE), PROT_NONE);
  stack_t own = {.ss_sp = memory, .ss_size = stack_size};
  if (sigaltstack(&own, NULL) != 0) {
    munmap(memory, stack_size);
    return;
  }
  pthread_once(&once, make_key);
  pthread_setspecific(stack_key, memory);
}
