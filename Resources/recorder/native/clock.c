#include "clock.h"

#include <stdint.h>
#include <time.h>

static double beginning;

void clock_start(double start) { beginning = start; }

double clock_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)((int64_t)time.tv_sec * 1000000000 + time.tv_nsec) / 1e9 - beginning;
}
