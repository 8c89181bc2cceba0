#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <sys/types.h>

/* System calls that Swift's view of the C library does not have, and a signal handler, which must
   be plain C. */

/* Exchanges two paths in one step: renameat2(2) with RENAME_EXCHANGE. Returns 0, or -1 with errno
   set (EINVAL: the file system cannot do it). */
int heap_exchange(const char *_Nonnull first, const char *_Nonnull second);

/* From now on SIGINT, SIGQUIT, SIGTERM and SIGHUP that somebody sends to this process go to the
   child as well and end only the child. What the terminal sends it gets by itself. Returns 0, or -1
   with errno set. */
int heap_forward_signals(pid_t child);

#endif
