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
#include <time.h>
#include <unistd.h>

static const int handled[] = {
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGALRM, SIGPIPE,
};
enum { handled_count = sizeof handled / sizeof *handled };
static struct sigaction previous[handled_count];
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

static void on_request(int number) {
  int error = errno;
  if (atomic_exchange(&request, number) != 0) leave(number);
  set_timer(grace_milliseconds);
  tell_loop(number);
  errno = error;
}

static void on_notice(int number) {
  int error = errno;
  tell_loop(number);
  errno = error;
}

static void on_alarm(int number) {
  (void)number;
  int pending = atomic_load(&request);
  if (pending != 0) leave(pending);
}

static void (*handler(int number))(int) {
  switch (number) {
    case SIGINT: case SIGTERM: case SIGHUP: case SIGQUIT: return on_request;
    case SIGALRM: return on_alarm;
    case SIGPIPE: return SIG_IGN;
    default: return on_notice;
  }
}

// What was ignored when the process began (by nohup, by a shell without job control) stays so.
static bool stays_ignored(int number, const struct sigaction *before) {
  bool ours = number == SIGALRM || number == SIGWINCH || number == SIGCONT;
  return before->sa_handler == SIG_IGN && !ours;
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
  if (!has_timer) has_timer = timer_create(CLOCK_MONOTONIC, &event, &timer) == 0;
  atomic_store(&request, 0);
  for (int i = 0; i < handled_count; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler(handled[i]);
    action.sa_flags = SA_RESTART | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(handled[i], NULL, &previous[i]);
    if (!stays_ignored(handled[i], &previous[i])) sigaction(handled[i], &action, NULL);
  }
  terminal_guard_use_signal_stack();
  guard_install_crash_handlers();
  installed = true;
  return ends[0];
}

void terminal_guard_remove(void) {
  if (!installed) return;
  set_timer(0);
  for (int i = 0; i < handled_count; i++) sigaction(handled[i], &previous[i], NULL);
  guard_remove_crash_handlers();
  installed = false;
}

void terminal_guard_acknowledge(void) { set_timer(0); }

void terminal_guard_hurry(void) {
  if (atomic_load(&request) != 0) set_timer(grace_milliseconds);
}

void terminal_guard_stop(void) {
  struct sigaction stop, before;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &before);
  sigset_t only, mask;
  sigemptyset(&only);
  sigaddset(&only, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &only, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}

int terminal_guard_make_wake(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
