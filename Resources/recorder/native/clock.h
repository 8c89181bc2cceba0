/* The clock of a recording: seconds since its start, by the clock of time.perf_counter(). */
#ifndef HEAPMONITOR_CLOCK_H
#define HEAPMONITOR_CLOCK_H

/* Sets what time.perf_counter() said when the recording began. */
void clock_start(double start);

/* Returns the seconds since then. */
double clock_now(void);

#endif
