#ifndef CTERMINALGUARD_H
#define CTERMINALGUARD_H

#include <stdbool.h>
#include <stddef.h>

// Gives the terminal back, however the process ends: by returning, by exit(), by a request (INT,
// TERM, HUP, and every other signal that ends a process by default) or by a crash (a trap of Swift,
// SEGV, ABRT and the like). Only SIGKILL escapes.
//
// Everything that runs in a signal handler is async-signal-safe: it writes prepared bytes, sets the
// remembered modes, and never calls ncurses.

// Remembers the modes of a terminal, to be called before anything changes them, and again when the
// process has been stopped and continued. Returns false if `terminal` is none.
bool terminal_guard_save(int terminal);

// From here on the terminal is given back when the process ends: `undo` (at most 1024 bytes) is
// written to it, and the remembered modes are set. Returns false if `undo` is too long or nothing
// was saved.
bool terminal_guard_arm(const char *undo, size_t length);

// The terminal has been given back by other means.
void terminal_guard_disarm(void);

// Gives the terminal back if it is armed, and puts the captured standard error behind it.
// Async-signal-safe; never blocks for longer than a fraction of a second. Runs at exit().
void terminal_guard_restore(void);

// Brackets every write to the terminal, so that a crash on another thread waits (a moment) for the
// frame that is being written. `begin` is false once the terminal is being given back: then write
// nothing.
bool terminal_guard_begin_output(void);
void terminal_guard_end_output(void);

// Installs the handlers and returns the read end of a pipe that carries the number of each signal
// as one byte: of requests (a second one ends the process at once, and so does the first if the
// pipe is not read), and of WINCH, TSTP, TTIN, TTOU and CONT. Returns -1 if there can be no pipe.
//
// Signals that by default do nothing, or were ignored before, are left alone. So are PIPE and XFSZ
// where a write of this process causes them: the write fails, and says so.
//
// The crash handlers replace Swift's backtracer, which on a terminal asks questions for 30 seconds,
// unless SWIFT_BACKTRACE is set: then it runs after the terminal is given back.
int terminal_guard_install(void);

// Whether the signal is a request: by default, or by our handler, it ends the process.
bool terminal_guard_ends(int number);

// Puts back the handlers that were there before `terminal_guard_install`.
void terminal_guard_remove(void);

// The loop has seen a request and takes its time to end.
void terminal_guard_acknowledge(void);

// The process ends within a fraction of a second if a request is under way, even if the terminal
// takes no more output. Call before the last output.
void terminal_guard_hurry(void);

// Stops the process as the signal (TSTP, TTIN or TTOU) does by default, and returns when it is
// continued. Where no shell could continue it (an orphaned process group), it returns at once.
// Async-signal-safe.
void terminal_guard_stop(int number);

// Gives the calling thread a signal stack of its own, without which the overflow of its stack
// cannot be handled. Freed when the thread ends.
void terminal_guard_use_signal_stack(void);

// Keeps what is written to standard error while the screen is up, where it would be lost with it,
// if standard error is a terminal.
void terminal_guard_capture_errors(void);

// Writes what was kept to the real standard error. Async-signal-safe.
void terminal_guard_release_errors(void);

// A descriptor on which other threads wake the loop; -1 if there can be none.
int terminal_guard_make_wake(void);

#endif
