#define _GNU_SOURCE
#include "CPosixFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

char *const *cposix_environment(void) { return environ; }

int cposix_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int cposix_set_nonblocking(int file) {
  int flags = fcntl(file, F_GETFL);
  return flags < 0 ? -1 : fcntl(file, F_SETFL, flags | O_NONBLOCK);
}

ssize_t cposix_write_quietly(int file, const void *bytes, size_t count) {
  sigset_t pipe_signal, before, pending;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  sigpending(&pending);
  int was_pending = sigismember(&pending, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  ssize_t written = write(file, bytes, count);
  int failure = errno;
  if (written < 0 && failure == EPIPE && !was_pending) {
    struct timespec now = {0, 0};
    while (sigtimedwait(&pipe_signal, NULL, &now) < 0 && errno == EINTR) {
    }
  }
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = failure;
  return written;
}

int cposix_spawn(const char *program, char *const arguments[], char *const environment[],
                 const char *folder, const int streams[3], int own_group, pid_t *pid) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int failure = posix_spawn_file_actions_init(&actions);
  if (failure != 0) return failure;
  failure = posix_spawnattr_init(&attributes);
  if (failure != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return failure;
  }
  for (int stream = 0; stream < 3 && failure == 0; stream++) {
    failure = posix_spawn_file_actions_adddup2(&actions, streams[stream], stream);
  }
  if (failure == 0 && folder != NULL) {
    failure = posix_spawn_file_actions_addchdir_np(&actions, folder);
  }
  // The child starts with no signal blocked and none ignored, whatever this thread did.
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                            (own_group ? POSIX_SPAWN_SETPGROUP : 0));
  if (failure == 0) {
    failure = posix_spawnp(pid, program, &actions, &attributes, arguments, environment);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure;
}

int cposix_poll_child(pid_t pid, int *code) {
  int status = 0;
  pid_t ended;
  do {
    ended = waitpid(pid, &status, WNOHANG);
  } while (ended < 0 && errno == EINTR);
  if (ended <= 0) return (int)ended;
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return 1;
}

// The handler may only write; a thread turns what it wrote into calls.
static int signal_pipe[2] = {-1, -1};

static void note_signal(int signal) {
  int failure = errno;
  unsigned char number = (unsigned char)signal;
  ssize_t written = write(signal_pipe[1], &number, 1);
  (void)written;
  errno = failure;
}

struct watch {
  void (*report)(int, void *);
  void *context;
};

static void *report_signals(void *argument) {
  struct watch watch = *(struct watch *)argument;
  free(argument);
  unsigned char number;
  for (;;) {
    ssize_t count = read(signal_pipe[0], &number, 1);
    if (count == 1) {
      watch.report(number, watch.context);
    } else if (count == 0 || errno != EINTR) {
      return NULL;
    }
  }
}

int cposix_watch_signals(const int *signals, int count, void (*report)(int, void *),
                         void *context) {
  if (signal_pipe[0] >= 0) return EBUSY;
  if (pipe2(signal_pipe, O_CLOEXEC) != 0) return errno;
  struct watch *watch = malloc(sizeof *watch);
  if (watch == NULL) return ENOMEM;
  watch->report = report;
  watch->context = context;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  int failure = pthread_create(&thread, &attributes, report_signals, watch);
  pthread_attr_destroy(&attributes);
  if (failure != 0) {
    free(watch);
    return failure;
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int place = 0; place < count; place++) {
    if (sigaction(signals[place], &action, NULL) != 0) return errno;
  }
  return 0;
}
