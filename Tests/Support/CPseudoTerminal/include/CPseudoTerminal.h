#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

// A program on a pseudo-terminal, below a keeper that does what a shell does: it leads the session,
// puts the program in the foreground, waits for it, and stays until `control` is closed. Without
// it the program would lead the session itself, and its end would reset the terminal's modes, so
// that nothing could be said of how it left them.
typedef struct {
  int terminal;  // the master side, not blocking
  int modes;     // the slave side, for its modes
  int reports;   // see pseudo_terminal_report
  int control;   // closed: the program is killed and the keeper ends
  struct termios initial;  // the modes before the program began
  pid_t keeper;
  pid_t program;
} pseudo_terminal;

// What the keeper says of the program: one of these is written whenever its state changes.
typedef struct {
  int kind;    // 0 exited, 1 ended by a signal, 2 stopped, 3 continued
  int number;  // the exit code or the signal
} pseudo_terminal_report;

// Starts `path`; returns 0 or an errno. `folder` may be NULL.
int pseudo_terminal_spawn(pseudo_terminal *result, int rows, int columns, const char *path,
                          char *const arguments[], char *const environment[], const char *folder);

// Sets the size; the foreground process group gets a SIGWINCH.
int pseudo_terminal_resize(int terminal, int rows, int columns);

// Puts the program in the foreground and continues it, as `fg` does.
bool pseudo_terminal_continue(const pseudo_terminal *terminal);

// A program without a terminal, its standard output and error in one pipe.
typedef struct {
  int input;
  int output;
  pid_t program;
} pseudo_terminal_pipes;

// Starts `path`; returns 0 or an errno. `folder` may be NULL.
int pseudo_terminal_run(pseudo_terminal_pipes *result, const char *path, char *const arguments[],
                        char *const environment[], const char *folder);

#endif
