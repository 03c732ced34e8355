#ifndef CPOSIX_FILES_H
#define CPOSIX_FILES_H

#include <dirent.h>
#include <sys/types.h>

/// Opens with O_CLOEXEC, again after an interruption.
int cposix_open(const char *path, int flags, unsigned mode);

/// The name of the next entry but `.` and `..`; NULL at the end, with errno 0, or on failure.
const char *cposix_next_name(DIR *folder);

/// What a path is, with links followed or not: 'f' file, 'd' folder, 'l' link, 'o' other,
/// 0 on failure.
char cposix_type(const char *path, int follow);

/// Whether an open file is a regular one.
int cposix_is_regular(int file);

/// The names and values of the process, NULL at the end.
char *const *cposix_environment(void);

/// A pipe whose ends are closed by exec and, on our side, never block: [0] reads, [1] writes.
int cposix_pipe(int ends[2]);

/// Never blocks from now on.
int cposix_set_nonblocking(int file);

/// Writes without a SIGPIPE when nobody reads.
ssize_t cposix_write_quietly(int file, const void *bytes, size_t count);

/// Starts a program found in PATH; answers 0 or an errno.
///
/// `streams` are its standard input, output and error. In a group of its own it can be killed with
/// all it started, but it cannot ask at the terminal.
int cposix_spawn(const char *program, char *const arguments[], char *const environment[],
                 const char *folder, const int streams[3], int own_group, pid_t *pid);

/// Looks whether a child ended: 1 with its exit code (128 + signal), 0 not yet, -1 failed.
int cposix_poll_child(pid_t pid, int *code);

/// Seconds and nanoseconds of the wall clock (0) or the monotonic clock (1).
long long cposix_nanoseconds(int monotonic);

/// Calls `report` on a thread of its own for each arrival of one of the signals; 0 or an errno.
int cposix_watch_signals(const int *signals, int count, void (*report)(int, void *), void *context);

/// Random bytes of the kernel, maybe fewer than asked for.
ssize_t cposix_random(void *bytes, size_t count);

/// Columns of the terminal, 0 when it is none.
int cposix_terminal_columns(int file);

#endif
