#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

typedef struct {
  void (*body)(void *);
  void *context;
} Work;

static void *perform(void *argument) {
  Work work = *(Work *)argument;
  free(argument);
  work.body(work.context);
  return NULL;
}

int heap_start_thread(void (*body)(void *), void *context) {
  Work *work = malloc(sizeof *work);
  if (!work) return ENOMEM;
  *work = (Work){body, context};
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error == 0) {
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    /* Signals are the first thread's: it waits for them, or has its calls interrupted. Not those of a
       fault, which belong to the thread that has made it. */
    static const int faults[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
    sigset_t all, mask;
    sigfillset(&all);
    for (size_t index = 0; index < sizeof faults / sizeof *faults; index++)
      sigdelset(&all, faults[index]);
    pthread_sigmask(SIG_SETMASK, &all, &mask);
    pthread_t thread;
    error = pthread_create(&thread, &attributes, perform, work);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    pthread_attr_destroy(&attributes);
  }
  if (error != 0) free(work);
  return error;
}
