#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <sys/types.h>

/* System calls that Swift's view of the C library does not have, and signal handlers, which must
   be plain C. */

/* Opens a folder only as a place for the calls that end in "at"; no right to read it is needed. Returns
   a descriptor, or -1 with errno set. */
int heap_open_place(int folder, const char *_Nonnull name, int follows_link);

/* Exchanges what two names stand for in one step: renameat2(2) with RENAME_EXCHANGE. Returns 0, or -1
   with errno set (EINVAL: the file system cannot do it). */
int heap_exchange(int folder, const char *_Nonnull name, int other,
                  const char *_Nonnull other_name);

/* What stands for the current folder in place of a descriptor. */
int heap_current_folder(void);

/* The kind of file system, as statfs(2) numbers them; 0: not known. */
unsigned long heap_file_system(int descriptor);

/* Whether further users have rights of their own to what is open. */
int heap_has_access_list(int descriptor);

/* The columns of the terminal at a descriptor, or 0 if they are unknown. */
int heap_terminal_width(int descriptor);

/* Runs a command, looked up in PATH, to its end. Signals that somebody sends to this process alone are
   sent on to it and end only it; those that come to the whole process group it has already. From the
   end on, signals are noted as after heap_catch_signals. Returns 0, the number of the error that kept
   it from starting, or minus that of an error while waiting for it.
   child: its number, also told to started, with context, when it begins; ending: its status, as of
   waitpid(2); answered: a signal that is not sent on (0:
   none), but for which answer is called, with context and whether the command has got it. */
int heap_run(char *_Nullable const *_Nonnull arguments, char *_Nullable const *_Nonnull environment,
             pid_t *_Nonnull child, int *_Nonnull ending,
             void (*_Nullable started)(void *_Nullable context, pid_t child), int answered,
             void (*_Nullable answer)(void *_Nullable context, int command_has_it),
             void *_Nullable context);

/* Calls body with context on another thread, which takes no signals. Returns 0, or the number of the
   error that kept it from starting. */
int heap_start_thread(void (*_Nonnull body)(void *_Nullable context), void *_Nullable context);

/* From now on a program that ends because it gets no more memory writes a line (a constant), and ends with
   a status. */
void heap_end_without_memory(const char *_Nonnull line, int status);

/* What is removed then: content and lock in a folder, and the folder by its name in its parent. */
void heap_tidy_at_end(int parent, int folder, const char *_Nonnull name,
                      const char *_Nonnull content, const char *_Nonnull lock);

/* From now on nothing is removed then. */
void heap_tidy_nothing(void);

/* The program's own arguments as bytes, the name of the program first. */
int heap_argument_count(void);
const char *_Nullable heap_argument(int place);

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
