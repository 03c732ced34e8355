#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H

#include <curl/curl.h>
#include <fcntl.h>
#include <stddef.h>

/// Keeps programs that are started meanwhile from inheriting the connection.
static int curl_close_on_exec(void *context, curl_socket_t socket, curlsocktype purpose) {
  (void)context;
  (void)purpose;
  fcntl(socket, F_SETFD, FD_CLOEXEC);
  return CURL_SOCKOPT_OK;
}

/// All that libcurl needs to know of one exchange.
struct curl_exchange {
  const char *url;
  const char *method;
  const void *body;
  size_t body_size;
  int has_body;
  struct curl_slist *headers;
  const char *authorities;
  long deadline_ms;
  long connect_ms;
  long silence_s;
  int is_loopback;
  size_t (*on_header)(char *, size_t, size_t, void *);
  size_t (*on_body)(char *, size_t, size_t, void *);
  int (*before_send)(void *, char *, char *, int, int);
  void *context;
  char *message;
};

/// Makes an easy handle ready for an exchange; the strings and the body are copied.
static inline CURLcode curl_prepare(CURL *easy, const struct curl_exchange *exchange) {
  curl_easy_reset(easy);
  CURLcode code = CURLE_OK;
#define CURL_SET(option, value) \
  do { if (code == CURLE_OK) code = curl_easy_setopt(easy, option, value); } while (0)
  CURL_SET(CURLOPT_NOSIGNAL, 1L);
  CURL_SET(CURLOPT_SOCKOPTFUNCTION, curl_close_on_exec);
  CURL_SET(CURLOPT_ERRORBUFFER, exchange->message);
  CURL_SET(CURLOPT_PROTOCOLS_STR, "http,https");
  CURL_SET(CURLOPT_URL, exchange->url);
  CURL_SET(CURLOPT_PATH_AS_IS, 1L);
  CURL_SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  CURL_SET(CURLOPT_FOLLOWLOCATION, 0L);
  CURL_SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  CURL_SET(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  CURL_SET(CURLOPT_SSL_VERIFYPEER, 1L);
  CURL_SET(CURLOPT_SSL_VERIFYHOST, 2L);
  CURL_SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  // The system's folder of authorities stays in use beside this file.
  if (exchange->authorities) CURL_SET(CURLOPT_CAINFO, exchange->authorities);
  // No proxy sees what stays on this machine.
  if (exchange->is_loopback) CURL_SET(CURLOPT_PROXY, "");
  else CURL_SET(CURLOPT_PIPEWAIT, 1L);
  CURL_SET(CURLOPT_TIMEOUT_MS, exchange->deadline_ms);
  CURL_SET(CURLOPT_CONNECTTIMEOUT_MS, exchange->connect_ms);
  CURL_SET(CURLOPT_LOW_SPEED_LIMIT, 1L);
  CURL_SET(CURLOPT_LOW_SPEED_TIME, exchange->silence_s);
  CURL_SET(CURLOPT_HTTPHEADER, exchange->headers);
  CURL_SET(CURLOPT_HEADERFUNCTION, exchange->on_header);
  CURL_SET(CURLOPT_HEADERDATA, exchange->context);
  CURL_SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  CURL_SET(CURLOPT_WRITEFUNCTION, exchange->on_body);
  CURL_SET(CURLOPT_WRITEDATA, exchange->context);
  CURL_SET(CURLOPT_PREREQFUNCTION, exchange->before_send);
  CURL_SET(CURLOPT_PREREQDATA, exchange->context);
  if (exchange->has_body) {
    CURL_SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)exchange->body_size);
    CURL_SET(CURLOPT_COPYPOSTFIELDS, exchange->body_size > 0 ? exchange->body : "");
  }
  if (exchange->method[0] == 'H') CURL_SET(CURLOPT_NOBODY, 1L);
  CURL_SET(CURLOPT_CUSTOMREQUEST, exchange->method);
#undef CURL_SET
  return code;
}

/// Bounds the connections of a multi handle.
static inline void curl_bound(CURLM *multi, long connections) {
  curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, connections);
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, connections);
}

/// Moves every transfer on as far as it goes without waiting; gives how many still run.
static inline int curl_advance(CURLM *multi) {
  int running = 0;
  curl_multi_perform(multi, &running);
  return running;
}

/// Waits for the multi handle's sockets and timers, or until `wake` is readable.
static inline void curl_await(CURLM *multi, int wake) {
  struct curl_waitfd extra = {.fd = wake, .events = CURL_WAIT_POLLIN, .revents = 0};
  curl_multi_poll(multi, &extra, 1, 60000, NULL);
}

/// The next transfer that ended, and how; null when there is none.
static inline CURL *curl_next_finished(CURLM *multi, CURLcode *code) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)) != NULL) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

/// The status, the time from start to end in microseconds, and how many connections were made.
struct curl_outcome { long status; curl_off_t microseconds; long connections; };

static inline struct curl_outcome curl_outcome_of(CURL *easy) {
  struct curl_outcome outcome = {0, 0, 0};
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &outcome.status);
  curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &outcome.microseconds);
  curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &outcome.connections);
  return outcome;
}

#endif
