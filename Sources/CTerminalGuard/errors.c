#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <fcntl.h>
#include <poll.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { replayed_at_most = 64 * 1024 };

static atomic_int captured = -1;  // the memory that stands in for standard error
static int standard_error = -1;   // the real one

void terminal_guard_capture_errors(void) {
  if (atomic_load(&captured) >= 0 || !isatty(STDERR_FILENO)) return;
  int memory = memfd_create("standard error", MFD_CLOEXEC);
  if (memory < 0) return;
  fcntl(memory, F_SETFL, O_APPEND);
  standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
  if (standard_error < 0 || dup2(memory, STDERR_FILENO) < 0) {
    close(memory);
    if (standard_error >= 0) close(standard_error);
    return;
  }
  atomic_store(&captured, memory);
}

static bool write_all(const char *bytes, size_t length) {
  size_t done = 0;
  while (done < length) {
    struct pollfd room = {.fd = standard_error, .events = POLLOUT};
    if (poll(&room, 1, 100) <= 0) return false;
    ssize_t count = write(standard_error, bytes + done, length - done);
    if (count <= 0) return false;
    done += (size_t)count;
  }
  return true;
}

// What would move the cursor or change the terminal becomes visible instead.
static void make_harmless(char *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)bytes[i];
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) bytes[i] = '?';
  }
}

void terminal_guard_release_errors(void) {
  int memory = atomic_exchange(&captured, -1);
  if (memory < 0) return;
  dup2(standard_error, STDERR_FILENO);
  struct stat status;
  off_t at = 0;
  if (fstat(memory, &status) == 0 && status.st_size > replayed_at_most) {
    static const char omitted[] = "(earlier messages left out)\n";
    write_all(omitted, sizeof omitted - 1);
    at = status.st_size - replayed_at_most;
  }
  char bytes[512];
  ssize_t count;
  while ((count = pread(memory, bytes, sizeof bytes, at)) > 0) {
    make_harmless(bytes, (size_t)count);
    if (!write_all(bytes, (size_t)count)) break;
    at += count;
  }
  close(memory);
  close(standard_error);
}
