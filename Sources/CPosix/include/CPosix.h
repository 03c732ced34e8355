#ifndef CPOSIX_H
#define CPOSIX_H

// What Swift cannot call itself: variadic functions, macros, and what must not be interrupted by
// the Swift runtime. One header for each user.
#include "CPosixFiles.h"
#include "CPosixThreads.h"

#endif
