#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What somebody may send to us and means for the command. */
static const int forwarded[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGALRM};
enum { COUNT = sizeof forwarded / sizeof *forwarded };

/* Milliseconds: a signal to the whole group comes to all of it within that time; and so long a
   further one of the same kind is taken for the same. */
enum { ARRIVAL = 50, SAME = 300 };

/* A process of our group that does nothing but tell, in a pipe, which signals come to it: one that
   comes to both of us was sent to the group, and so the command has it already. */
typedef struct {
  pid_t process;
  int reader;
  long long seen[NSIG]; /* when; 0: not */
} Witness;

static long long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000 + 1;
}

static void close_all_but(int kept) {
#ifdef SYS_close_range
  if ((kept == 0 || syscall(SYS_close_range, 0U, (unsigned)kept - 1, 0U) == 0)
      && syscall(SYS_close_range, (unsigned)kept + 1, ~0U, 0U) == 0)
    return;
#endif
  long limit = sysconf(_SC_OPEN_MAX);
  for (int number = 0; number < (limit > 0 && limit < 65536 ? limit : 65536); number++)
    if (number != kept) close(number);
}

static void be_witness(int writer, pid_t parent, const sigset_t *set) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, NULL);
  close_all_but(writer);
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent) _exit(0);
  for (;;) {
    int number = sigwaitinfo(set, NULL);
    unsigned char byte = (unsigned char)number;
    if (number > 0 && write(writer, &byte, 1) != 1) _exit(0);
  }
}

static void start_witness(Witness *witness, const sigset_t *set) {
  int ends[2];
  pid_t parent = getpid();
  memset(witness, 0, sizeof *witness);
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  pid_t process = fork();
  if (process == 0) be_witness(ends[1], parent, set);
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return;
  }
  witness->process = process;
  witness->reader = ends[0];
}

static void end_witness(Witness *witness) {
  if (witness->process <= 0) return;
  kill(witness->process, SIGKILL);
  while (waitpid(witness->process, NULL, 0) < 0 && errno == EINTR) {
  }
  close(witness->reader);
  witness->process = 0;
}

/* Whether the signal came to the whole group just now. */
static int came_to_group(Witness *witness, int number) {
  if (witness->process <= 0) return 0;
  long long begin = milliseconds();
  for (;;) {
    long long now = milliseconds();
    if (witness->seen[number] && now - witness->seen[number] < SAME) return 1;
    struct pollfd request = {witness->reader, POLLIN, 0};
    if (now - begin > ARRIVAL || poll(&request, 1, ARRIVAL) < 0) return 0;
    unsigned char byte;
    if (request.revents && read(witness->reader, &byte, 1) != 1) return 0;
    if (request.revents && byte < NSIG) witness->seen[byte] = milliseconds();
  }
}

/* Whether the command has got a signal that came to us. */
static int has_got(const siginfo_t *info, pid_t child, Witness *witness) {
  if (getpgid(child) != getpgrp() && info->si_code != SI_KERNEL) return 0;
  if (info->si_code == SI_KERNEL)
    /* A key press comes to the whole group, a hang-up to the first process of the session. */
    return info->si_signo != SIGHUP || getsid(0) != getpid();
  return came_to_group(witness, info->si_signo);
}

/* Starts it with the signals as they were. Returns 0, or an error number. */
static int start(char *const arguments[], char *const environment[], const sigset_t *mask,
                 pid_t *child) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  pid_t process = fork();
  if (process < 0) {
    int number = errno;
    close(ends[0]);
    close(ends[1]);
    return number;
  }
  if (process == 0) {
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvpe(arguments[0], arguments, environment);
    int number = errno;
    if (write(ends[1], &number, sizeof number) != sizeof number) _exit(126);
    _exit(127);
  }
  close(ends[1]);
  int number = 0;
  ssize_t count;
  while ((count = read(ends[0], &number, sizeof number)) < 0 && errno == EINTR) {
  }
  close(ends[0]);
  if (count == sizeof number) {
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
    }
    return number;
  }
  *child = process;
  return 0;
}

int heap_run(char *const *arguments, char *const *environment, pid_t *child, int *ending,
             void (*started)(void *, pid_t), int answered, void (*answer)(void *, int), void *context) {
  sigset_t set, all, mask;
  sigemptyset(&set);
  for (size_t place = 0; place < COUNT; place++) {
    struct sigaction action;
    /* What is ignored (nohup) is ignored by the command as well. */
    if (sigaction(forwarded[place], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
      sigaddset(&set, forwarded[place]);
  }
  all = set;
  sigaddset(&all, SIGCHLD);
  sigprocmask(SIG_BLOCK, &all, &mask);
  int error = start(arguments, environment, &mask, child);
  if (error != 0) {
    sigprocmask(SIG_SETMASK, &mask, NULL);
    return error;
  }
  started(context, *child);
  /* Where it is ignored, no status of a child is kept; and it does not wake us. */
  struct sigaction former, standard;
  memset(&standard, 0, sizeof standard);
  standard.sa_handler = SIG_DFL;
  sigaction(SIGCHLD, &standard, &former);

  Witness witness;
  start_witness(&witness, &set);
  pid_t ended;
  while ((ended = waitpid(*child, ending, WNOHANG)) == 0 || (ended < 0 && errno == EINTR)) {
    siginfo_t info;
    /* SIGCHLD may have been lost before its action was set. */
    struct timespec second = {1, 0};
    int number = sigtimedwait(&all, &info, &second);
    if (number > 0 && number != SIGCHLD) {
      int command_has_it = has_got(&info, *child, &witness);
      if (number == answered)
        answer(context, command_has_it);
      else if (!command_has_it)
        kill(*child, number);
    }
    if (number == SIGCHLD && witness.process > 0
        && waitpid(witness.process, NULL, WNOHANG) == witness.process) {
      close(witness.reader);
      witness.process = 0;
    }
  }
  error = ended < 0 ? errno : 0;
  end_witness(&witness);
  /* What is still there was sent to the command. */
  struct timespec none = {0, 0};
  while (sigtimedwait(&set, NULL, &none) > 0) {
  }
  sigaction(SIGCHLD, &former, NULL);
  heap_catch_signals();
  sigprocmask(SIG_SETMASK, &mask, NULL);
  return error == 0 ? 0 : -error;
}
