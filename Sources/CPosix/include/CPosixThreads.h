#ifndef CPOSIX_THREADS_H
#define CPOSIX_THREADS_H

#include <stdbool.h>

/// Starts a detached thread that takes no signals, so that they stay with the main thread.
///
/// Returns 0, or an errno value; then `body` never runs.
int posix_thread_start(const char *name, void (*body)(void *), void *context);

/// A number that tells the calling thread from every other living one.
unsigned long posix_thread_self(void);

/// Opens an event descriptor that another thread can raise; -1 where the system has none left.
int posix_wake_open(void);
/// Makes the descriptor readable, which ends every wait for it.
void posix_wake_raise(int descriptor);
/// Makes the descriptor unreadable again.
void posix_wake_clear(int descriptor);
/// Blocks until the descriptor is readable.
void posix_wake_wait(int descriptor);
void posix_wake_close(int descriptor);

#endif
