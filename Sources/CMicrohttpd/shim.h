#ifndef CMICROHTTPD_SHIM_H
#define CMICROHTTPD_SHIM_H

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/// The bounds of a daemon: connections at once, bytes of memory each, seconds of silence.
struct mhd_bounds {
  unsigned int connections;
  size_t memory;
  unsigned int timeout;
};

/// Starts a daemon on 127.0.0.1 that its caller drives; null when the port is taken.
static inline struct MHD_Daemon *mhd_start(
    uint16_t port, struct mhd_bounds bounds, void *(*began)(void *, const char *, struct MHD_Connection *),
    MHD_AccessHandlerCallback handle, MHD_RequestCompletedCallback ended, void *context) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return MHD_start_daemon(
      MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO, port, NULL, NULL, handle, context,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
      MHD_OPTION_CONNECTION_LIMIT, bounds.connections,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, bounds.memory,
      MHD_OPTION_CONNECTION_TIMEOUT, bounds.timeout,
      MHD_OPTION_LISTEN_BACKLOG_SIZE, 511u,
      MHD_OPTION_URI_LOG_CALLBACK, began, context,
      MHD_OPTION_NOTIFY_COMPLETED, ended, context,
      MHD_OPTION_END);
}

/// The port that was bound, or 0.
static inline uint16_t mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

/// Connections that are open now.
static inline unsigned int mhd_connections(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info =
      MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
  return info ? info->num_connections : 0;
}

/// Waits until the daemon has something to do or `wake` is readable, then does it.
///
/// A daemon driven from outside does not count resumed connections as something to do, so after
/// one was resumed the caller says that it must not wait.
static inline void mhd_turn(struct MHD_Daemon *daemon, int wake, int may_wait) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD);
  unsigned MHD_LONG_LONG pause;
  int timeout = may_wait ? -1 : 0;
  if (may_wait && MHD_get_timeout(daemon, &pause) == MHD_YES) timeout = pause > 60000 ? 60000 : (int)pause;
  if (timeout != 0) {
    struct pollfd entries[2] = {
        {.fd = info ? info->epoll_fd : -1, .events = POLLIN}, {.fd = wake, .events = POLLIN}};
    poll(entries, 2, timeout);
  }
  MHD_run(daemon);
}

/// Makes the close that follows a reset instead of an orderly end.
static inline void mhd_reset_on_close(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  struct linger linger = {.l_onoff = 1, .l_linger = 0};
  if (info) setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/// A response whose body is copied; its last `missing` bytes are promised and never sent.
struct mhd_cut { size_t count; char bytes[]; };

static ssize_t mhd_cut_read(void *context, uint64_t position, char *target, size_t room) {
  struct mhd_cut *cut = context;
  if (position >= cut->count) return MHD_CONTENT_READER_END_WITH_ERROR;
  size_t count = cut->count - position < room ? cut->count - position : room;
  memcpy(target, cut->bytes + position, count);
  return (ssize_t)count;
}

static inline struct MHD_Response *mhd_response_cut(
    const void *bytes, size_t count, size_t promised) {
  struct mhd_cut *cut = malloc(sizeof *cut + count);
  if (cut == NULL) return NULL;
  cut->count = count;
  if (count > 0) memcpy(cut->bytes, bytes, count);
  return MHD_create_response_from_callback(promised, 16384, mhd_cut_read, cut, free);
}

#endif
