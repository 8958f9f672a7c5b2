#ifndef CTERMINALGUARD_INTERNAL_H
#define CTERMINALGUARD_INTERNAL_H

// How long a request waits for the loop, in milliseconds; with what follows, less than a second.
enum { grace_milliseconds = 400 };

void guard_install_crash_handlers(void);
void guard_remove_crash_handlers(void);

#endif
