#ifndef CTERMINALGUARD_INTERNAL_H
#define CTERMINALGUARD_INTERNAL_H

#include <stdbool.h>

// How long a request waits for the loop, in milliseconds; with what follows, less than a second.
enum { grace_milliseconds = 400 };

// Whether the crash handlers have the signal.
bool guard_is_crash(int number);
void guard_install_crash_handlers(void);
void guard_remove_crash_handlers(void);

#endif
