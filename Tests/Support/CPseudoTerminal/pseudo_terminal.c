#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// Between fork and exec only async-signal-safe functions are called: the parent has threads.

static void reset_signals(void) {
  for (int number = 1; number < NSIG; number++) {
    if (number != SIGKILL && number != SIGSTOP) signal(number, SIG_DFL);
  }
  // The C library refuses to do so for its own.
  char by_default[256] = {0};
  for (int number = SIGSYS + 1; number < SIGRTMIN; number++) {
    syscall(SYS_rt_sigaction, number, by_default, NULL, (size_t)8);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void nothing(int number) { (void)number; }

// The keeper has no exec that would close what it inherited: other masters, other controls.
static void close_all_but(int kept[], int count) {
  unsigned from = 3;
  for (int done = 0; done < count; done++) {
    int next = -1;
    for (int i = 0; i < count; i++) {
      if (kept[i] >= (int)from && (next < 0 || kept[i] < next)) next = kept[i];
    }
    if (next < 0) break;
    if (next > (int)from) close_range(from, (unsigned)next - 1, 0);
    from = (unsigned)next + 1;
  }
  close_range(from, ~0U, 0);
}

static void report_changes(pid_t program, int slave, int reports) {
  int status;
  while (waitpid(program, &status, WNOHANG | WUNTRACED | WCONTINUED) == program) {
    pseudo_terminal_report report = {3, SIGCONT};
    if (WIFEXITED(status)) report = (pseudo_terminal_report){0, WEXITSTATUS(status)};
    if (WIFSIGNALED(status)) report = (pseudo_terminal_report){1, WTERMSIG(status)};
    if (WIFSTOPPED(status)) report = (pseudo_terminal_report){2, WSTOPSIG(status)};
    if (report.kind != 3) tcsetpgrp(slave, getpid());
    if (write(reports, &report, sizeof report) < 0) return;
  }
}

static void keep(pid_t program, int slave, int reports, int control) {
  sigset_t waiting;
  sigprocmask(SIG_SETMASK, NULL, &waiting);
  sigdelset(&waiting, SIGCHLD);
  for (;;) {
    report_changes(program, slave, reports);
    struct pollfd command = {.fd = control, .events = POLLIN};
    if (ppoll(&command, 1, NULL, &waiting) <= 0) continue;
    char byte;
    if (read(control, &byte, 1) != 1) break;
    tcsetpgrp(slave, program);
    kill(-program, SIGCONT);
  }
  kill(-program, SIGKILL);
  waitpid(program, NULL, 0);
  _exit(0);
}

// Runs in the keeper; never returns.
static void start(int slave, int reports, int control, int program_pipe, const char *path,
                  char *const arguments[], char *const environment[], const char *folder) {
  int kept[] = {slave, reports, control, program_pipe};
  close_all_but(kept, 4);
  reset_signals();
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  // A hang-up must not end the keeper, nor what is in the background stop it.
  signal(SIGHUP, SIG_IGN);
  signal(SIGTTOU, SIG_IGN);
  signal(SIGCHLD, nothing);
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child, NULL);
  pid_t program = fork();
  if (program == 0) {
    setpgid(0, 0);
    tcsetpgrp(slave, getpid());
    reset_signals();
    for (int i = 0; i < 3; i++) dup2(slave, i);
    if (folder != NULL && chdir(folder) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
  }
  setpgid(program, program);
  tcsetpgrp(slave, program);
  if (write(program_pipe, &program, sizeof program) < 0) _exit(1);
  close(program_pipe);
  keep(program, slave, reports, control);
}

int pseudo_terminal_spawn(pseudo_terminal *result, int rows, int columns, const char *path,
                          char *const arguments[], char *const environment[], const char *folder) {
  char name[128];
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return errno;
  if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, sizeof name) != 0) {
    return errno;
  }
  int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (slave < 0) return errno;
  pseudo_terminal_resize(master, rows, columns);
  int reports[2], control[2], program[2];
  if (pipe2(reports, O_CLOEXEC) != 0 || pipe2(control, O_CLOEXEC) != 0) return errno;
  if (pipe2(program, O_CLOEXEC) != 0) return errno;
  struct termios initial;
  if (tcgetattr(slave, &initial) != 0) return errno;
  pid_t keeper = fork();
  if (keeper < 0) return errno;
  if (keeper == 0) {
    start(slave, reports[1], control[0], program[1], path, arguments, environment, folder);
  }
  close(reports[1]);
  close(control[0]);
  close(program[1]);
  fcntl(master, F_SETFL, O_NONBLOCK);
  fcntl(reports[0], F_SETFL, O_NONBLOCK);
  *result = (pseudo_terminal){
      .terminal = master, .modes = slave, .reports = reports[0], .control = control[1],
      .initial = initial, .keeper = keeper,
  };
  ssize_t count = read(program[0], &result->program, sizeof result->program);
  close(program[0]);
  return count == sizeof result->program ? 0 : ECHILD;
}

int pseudo_terminal_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

bool pseudo_terminal_continue(const pseudo_terminal *terminal) {
  return write(terminal->control, "c", 1) == 1;
}

int pseudo_terminal_run(pseudo_terminal_pipes *result, const char *path, char *const arguments[],
                        char *const environment[], const char *folder) {
  int input[2], output[2];
  if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) return errno;
  pid_t program = fork();
  if (program < 0) return errno;
  if (program == 0) {
    // A session of its own: no terminal of the tests is within reach.
    setsid();
    reset_signals();
    dup2(input[0], 0);
    dup2(output[1], 1);
    dup2(output[1], 2);
    if (folder != NULL && chdir(folder) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
  }
  close(input[0]);
  close(output[1]);
  *result = (pseudo_terminal_pipes){.input = input[1], .output = output[0], .program = program};
  return 0;
}
