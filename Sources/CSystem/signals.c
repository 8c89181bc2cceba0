#define _GNU_SOURCE
#include "CSystem.h"

#include <signal.h>
#include <string.h>

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { COUNT = sizeof numbers / sizeof *numbers, CAUGHT = 3 };

/* The signal actions from before the first call of a function here. */
static struct sigaction before[COUNT];
static int is_saved;

static volatile sig_atomic_t caught;

static int save(void) {
  if (is_saved) return 0;
  for (size_t place = 0; place < COUNT; place++)
    if (sigaction(numbers[place], NULL, &before[place]) != 0) return -1;
  is_saved = 1;
  return 0;
}

static void note(int number) { caught = number; }

int heap_catch_signals(void) {
  struct sigaction action;
  if (save() != 0) return -1;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = SA_RESTART | SA_RESETHAND;
  for (size_t place = 0; place < COUNT; place++) {
    int is_ignored = !(before[place].sa_flags & SA_SIGINFO) && before[place].sa_handler == SIG_IGN;
    int is_ours = place < CAUGHT && !is_ignored;
    if (sigaction(numbers[place], is_ours ? &action : &before[place], NULL) != 0) return -1;
  }
  return 0;
}

int heap_caught_signal(void) { return caught; }

void heap_restore_signals(void) {
  if (!is_saved) return;
  for (size_t place = 0; place < COUNT; place++) sigaction(numbers[place], &before[place], NULL);
}

void heap_end_by_signal(int number) {
  sigset_t set;
  signal(number, SIG_DFL);
  sigemptyset(&set);
  sigaddset(&set, number);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  raise(number);
}
