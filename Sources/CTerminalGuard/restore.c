#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { idle, armed, restoring, restored };

static int guarded = -1;       // the terminal
static int nonblocking = -1;   // the same terminal, opened again, for writes that never block
static struct termios modes;   // as they were
static char undo_bytes[1024];
static size_t undo_length;
static atomic_int state = idle;
static atomic_int restorer;    // the thread that gives the terminal back
static atomic_int writer;      // the thread that writes a frame

// A descriptor of its own: O_NONBLOCK on the one that was inherited would change it for the shell.
static int open_nonblocking(int terminal) {
  char path[128];
  int flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  int found = -1;
  if (ttyname_r(terminal, path, sizeof path) == 0) found = open(path, flags);
  return found >= 0 ? found : open("/dev/tty", flags);
}

bool terminal_guard_save(int terminal) {
  if (tcgetattr(terminal, &modes) != 0) return false;
  if (guarded != terminal || nonblocking < 0) {
    if (nonblocking >= 0) close(nonblocking);
    nonblocking = open_nonblocking(terminal);
    guarded = terminal;
  }
  return true;
}

bool terminal_guard_arm(const char *undo, size_t length) {
  if (guarded < 0 || length > sizeof undo_bytes) return false;
  memcpy(undo_bytes, undo, length);
  undo_length = length;
  atomic_store(&state, armed);
  return true;
}

void terminal_guard_disarm(void) {
  int expected = armed;
  atomic_compare_exchange_strong(&state, &expected, idle);
}

bool terminal_guard_begin_output(void) {
  atomic_store(&writer, gettid());
  int now = atomic_load(&state);
  if (now == idle || now == armed) return true;
  atomic_store(&writer, 0);
  return false;
}

void terminal_guard_end_output(void) { atomic_store(&writer, 0); }

static void wait_while_another_writes(void) {
  for (int i = 0; i < 10; i++) {
    int thread = atomic_load(&writer);
    if (thread == 0 || thread == gettid()) return;
    poll(NULL, 0, 10);
  }
}

static void write_undo(void) {
  int to = nonblocking >= 0 ? nonblocking : guarded;
  size_t done = 0;
  for (int attempt = 0; done < undo_length && attempt < 4; attempt++) {
    struct pollfd room = {.fd = to, .events = POLLOUT};
    // The output is not read: what is unread is dropped to make room for the bytes that undo it.
    if (poll(&room, 1, 40) == 0) tcflush(guarded, TCOFLUSH);
    ssize_t count = write(to, undo_bytes + done, undo_length - done);
    if (count > 0) done += (size_t)count;
    if (count < 0 && errno != EAGAIN && errno != EINTR) return;
  }
}

void terminal_guard_restore(void) {
  int expected = armed;
  if (!atomic_compare_exchange_strong(&state, &expected, restoring)) {
    for (int i = 0; i < 40 && atomic_load(&state) == restoring; i++) {
      if (atomic_load(&restorer) == gettid()) return;
      poll(NULL, 0, 10);
    }
    return;
  }
  atomic_store(&restorer, gettid());
  int error = errno;
  // In the background, setting the modes would stop the process.
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);

  wait_while_another_writes();
  struct termios flowing = modes;
  // Starts a terminal that ^S or tcflow has stopped.
  flowing.c_iflag &= ~(tcflag_t)IXON;
  tcsetattr(guarded, TCSANOW, &flowing);
  tcflow(guarded, TCOON);
  write_undo();
  tcsetattr(guarded, TCSANOW, &modes);
  tcflush(guarded, TCIFLUSH);
  terminal_guard_release_errors();

  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = error;
  atomic_store(&state, restored);
}
