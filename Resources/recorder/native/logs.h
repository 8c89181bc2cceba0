/* What became of instances that are dead: columns that the recorder fetches, and counts. */
#ifndef HEAPMONITOR_LOGS_H
#define HEAPMONITOR_LOGS_H

#include "instances.h"

/* Deaths of instances that have a row. */
typedef struct {
  size_t count, capacity;
  uint32_t *rows;
  double *times; /* seconds since the recording began */
} DeathLog;

/* Instances that died before a snapshot saw them, one entry each. */
typedef struct {
  size_t count, capacity;
  uint64_t *addresses;
  double *births, *deaths; /* seconds since the recording began */
  uint32_t *kinds, *traces;
} ShortLivedLog;

/* The same, counted by class and trace. */
typedef struct {
  uint32_t kind, trace;
  uint64_t instances; /* 0: a free place */
} UnseenCount;

extern DeathLog death_log;
extern ShortLivedLog short_lived_log;
extern bool short_lived_kept;

/* Each returns false if there is no memory. */
bool log_death(uint32_t row, double time);
bool log_short_lived(const Instance *instance, double time);
bool count_unseen(uint32_t kind, uint32_t trace);

/* Returns the next count at or after a place, counted from 0, or NULL; moves the place on. */
const UnseenCount *unseen_next(size_t *place);

void clear_death_log(void);
void clear_short_lived_log(void);
void clear_unseen(void);

/* Returns the bytes that all take. */
size_t logs_bytes(void);

#endif
