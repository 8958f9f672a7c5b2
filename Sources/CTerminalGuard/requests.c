#define _GNU_SOURCE
#include "CTerminalGuard.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static struct sigaction previous[NSIG];
static bool changed[NSIG];  // whether the handler is ours, and `previous` has the one of before
static bool installed;
static int ends[2] = {-1, -1};
static atomic_int request;  // the signal that asked the process to end; 0 if none
static timer_t timer;
static bool has_timer;

static void set_timer(long milliseconds) {
  if (!has_timer) return;
  struct itimerspec once;
  memset(&once, 0, sizeof once);
  once.it_value.tv_sec = milliseconds / 1000;
  once.it_value.tv_nsec = milliseconds % 1000 * 1000000;
  timer_settime(timer, 0, &once, NULL);
}

static void leave(int number) {
  terminal_guard_restore();
  _exit(128 + number);
}

static void tell_loop(int number) {
  unsigned char byte = (unsigned char)number;
  // A full pipe holds enough to wake the loop.
  if (write(ends[1], &byte, 1) < 0) return;
}

static void on_request(int number, siginfo_t *info, void *context) {
  (void)info, (void)context;
  int error = errno;
  if (atomic_exchange(&request, number) != 0) leave(number);
  set_timer(grace_milliseconds);
  tell_loop(number);
  errno = error;
}

static void on_notice(int number, siginfo_t *info, void *context) {
  (void)info, (void)context;
  int error = errno;
  tell_loop(number);
  errno = error;
}

// The guard's own timer has no other meaning; any other alarm is a request.
static void on_alarm(int number, siginfo_t *info, void *context) {
  if (info->si_code != SI_TIMER || info->si_value.sival_ptr != &timer) {
    on_request(number, info, context);
    return;
  }
  int pending = atomic_load(&request);
  if (pending != 0) leave(pending);
}

// The kernel signs what a write of this process brings about with the process itself; the write
// reports the error, and nothing ends.
static void on_failed_write(int number, siginfo_t *info, void *context) {
  if (info->si_code != SI_USER || info->si_pid != getpid()) on_request(number, info, context);
}

// The terminal stops at once what touches it from the background; any other sender can wait until
// the terminal is given back.
static void on_background(int number, siginfo_t *info, void *context) {
  int error = errno;
  if (info->si_code == SI_KERNEL) {
    terminal_guard_stop(number);
  } else {
    on_notice(number, info, context);
  }
  errno = error;
}

typedef void signal_handler(int number, siginfo_t *info, void *context);

// What is done about a signal; NULL where the default does the terminal no harm, where nothing can
// be done, and for crashes, which have handlers of their own.
static signal_handler *handler(int number) {
  switch (number) {
    case SIGKILL: case SIGSTOP: case SIGCHLD: case SIGURG: return NULL;
    case SIGWINCH: case SIGCONT: case SIGTSTP: return on_notice;
    case SIGTTIN: case SIGTTOU: return on_background;
    case SIGALRM: return on_alarm;
    case SIGPIPE: case SIGXFSZ: return on_failed_write;
    default: return guard_is_crash(number) ? NULL : on_request;
  }
}

bool terminal_guard_ends(int number) {
  signal_handler *found = number > 0 && number < NSIG ? handler(number) : NULL;
  return found != NULL && found != on_notice && found != on_background;
}

// What was ignored when the process began (by nohup, by a shell without job control) stays so.
static bool stays_ignored(int number, const struct sigaction *before) {
  bool ours = number == SIGALRM || number == SIGWINCH || number == SIGCONT;
  return before->sa_handler == SIG_IGN && !ours;
}

static void install(int number, signal_handler *found) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = found;
  action.sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  if (sigaction(number, NULL, &previous[number]) != 0) return;
  if (stays_ignored(number, &previous[number])) return;
  changed[number] = sigaction(number, &action, NULL) == 0;
}

// The C library keeps the first real-time signals to itself and refuses to name handlers for them.
// As long as it has none they end the process as any other does: they get what the last signal has,
// from the kernel, whose description of a handler is copied as it is.
static void install_reserved(void) {
  union { void *handler; char description[256]; } last, now;
  if (syscall(SYS_rt_sigaction, SIGRTMAX, NULL, &last, (size_t)8) != 0) return;
  for (int number = SIGSYS + 1; changed[SIGRTMAX] && number < SIGRTMIN; number++) {
    if (syscall(SYS_rt_sigaction, number, NULL, &now, (size_t)8) != 0) continue;
    if (now.handler != NULL) continue;
    changed[number] = syscall(SYS_rt_sigaction, number, &last, NULL, (size_t)8) == 0;
  }
}

static void put_back(int number) {
  static const char by_default[256];
  if (!changed[number]) return;
  changed[number] = false;
  if (sigaction(number, &previous[number], NULL) == 0) return;
  syscall(SYS_rt_sigaction, number, by_default, NULL, (size_t)8);
}

int terminal_guard_install(void) {
  if (installed) return ends[0];
  if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  char stale[64];
  while (read(ends[0], stale, sizeof stale) > 0) {}
  static bool at_exit;
  if (!at_exit) at_exit = atexit(terminal_guard_restore) == 0;
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGALRM;
  event.sigev_value.sival_ptr = &timer;
  if (!has_timer) has_timer = timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
  atomic_store(&request, 0);
  for (int number = 1; number < NSIG; number++) {
    signal_handler *found = handler(number);
    if (found != NULL) install(number, found);
  }
  install_reserved();
  terminal_guard_use_signal_stack();
  guard_install_crash_handlers();
  installed = true;
  return ends[0];
}

void terminal_guard_remove(void) {
  if (!installed) return;
  set_timer(0);
  for (int number = 1; number < NSIG; number++) put_back(number);
  guard_remove_crash_handlers();
  installed = false;
}

void terminal_guard_acknowledge(void) { set_timer(0); }

void terminal_guard_hurry(void) {
  if (atomic_load(&request) != 0) set_timer(grace_milliseconds);
}

void terminal_guard_stop(int number) {
  struct sigaction stop, before;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(number, &stop, &before);
  sigset_t only, mask;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, &mask);
  raise(number);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(number, &before, NULL);
}

int terminal_guard_make_wake(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
