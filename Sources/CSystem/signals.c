#define _GNU_SOURCE
#include "CSystem.h"

#include <signal.h>
#include <string.h>

static volatile pid_t forward_to;

static void forward(int number, siginfo_t *info, void *context) {
  (void)context;
  /* A key press reaches the whole process group; only what was sent to us alone must go on. */
  if (forward_to > 0 && info->si_code != SI_KERNEL) kill(forward_to, number);
}

int heap_forward_signals(pid_t child) {
  static const int numbers[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = forward;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  forward_to = child;
  for (size_t place = 0; place < sizeof numbers / sizeof *numbers; place++)
    if (sigaction(numbers[place], &action, NULL) != 0) return -1;
  return 0;
}
