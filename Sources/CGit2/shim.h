#ifndef CGIT2_SHIM_H
#define CGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>

// `git_libgit2_opts` is variadic, which Swift cannot call.

/// Makes every object, pack and ref durable before the call that wrote it returns.
static inline int cgit2_enable_durable_writes(void) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

/// Accepts repositories that belong to another user, as a container's mounted volume does.
static inline int cgit2_accept_any_owner(void) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

#endif
