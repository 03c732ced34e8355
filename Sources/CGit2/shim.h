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

#endif
