#define _GNU_SOURCE
#include "CPosixFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int cposix_open(const char *path, int flags, unsigned mode) {
  int file;
  do {
    file = open(path, flags | O_CLOEXEC, (mode_t)mode);
  } while (file < 0 && errno == EINTR);
  return file;
}

const char *cposix_next_name(DIR *folder) {
  struct dirent *entry;
  errno = 0;
  while ((entry = readdir(folder)) != NULL) {
    if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) return entry->d_name;
  }
  return NULL;
}

static char type_of(mode_t mode) {
  if (S_ISREG(mode)) return 'f';
  if (S_ISDIR(mode)) return 'd';
  if (S_ISLNK(mode)) return 'l';
  return 'o';
}

char cposix_type(const char *path, int follow) {
  struct stat status;
  if ((follow ? stat(path, &status) : lstat(path, &status)) != 0) return 0;
  return type_of(status.st_mode);
}

int cposix_is_regular(int file) {
  struct stat status;
  return fstat(file, &status) == 0 && S_ISREG(status.st_mode);
}

long long cposix_nanoseconds(int monotonic) {
  struct timespec time = {0, 0};
  clock_gettime(monotonic ? CLOCK_MONOTONIC : CLOCK_REALTIME, &time);
  return (long long)time.tv_sec * 1000000000LL + time.tv_nsec;
}

int cposix_terminal_columns(int file) {
  struct winsize size;
  if (ioctl(file, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

ssize_t cposix_random(void *bytes, size_t count) { return getrandom(bytes, count, 0); }
