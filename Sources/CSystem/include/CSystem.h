#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <sys/types.h>

/* System calls that Swift's view of the C library does not have, and signal handlers, which must
   be plain C. */

/* Exchanges two paths in one step: renameat2(2) with RENAME_EXCHANGE. Returns 0, or -1 with errno
   set (EINVAL: the file system cannot do it). */
int heap_exchange(const char *_Nonnull first, const char *_Nonnull second);

/* The columns of the terminal at a descriptor, or 0 if they are unknown. */
int heap_terminal_width(int descriptor);

/* From now on SIGINT, SIGQUIT, SIGTERM and SIGHUP that somebody sends to this process go to the
   child as well and end only the child. The child itself gets what the terminal sends. Returns 0, or -1
   with errno set. */
int heap_forward_signals(pid_t child);

/* From now on the first SIGINT, SIGTERM or SIGHUP is noted, for heap_caught_signal, and the second
   of a kind ends the process; nothing is forwarded. A signal that was ignored stays ignored (nohup).
   Returns 0, or -1 with errno set. */
int heap_catch_signals(void);

/* The last signal that was noted, or 0. */
int heap_caught_signal(void);

/* Restores what signals did before the first of these calls. */
void heap_restore_signals(void);

/* Ends the process as the signal would have. */
void heap_end_by_signal(int number);

#endif
