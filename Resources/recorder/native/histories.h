/* The instances of a recording and what its snapshots know of them; see histories.py. */
#ifndef HEAPMONITOR_HISTORIES_H
#define HEAPMONITOR_HISTORIES_H

#include "python.h"

typedef struct {
  double time; /* seconds since the recording began */
  const uint32_t *rows; /* ascend */
  const int64_t *sizes, *flats;
  size_t count, place; /* place: of the row last found */
} SizedSnapshot;

/* Columns of the recording, by row. */
typedef struct {
  const uint64_t *addresses;
  const double *births, *deaths; /* a death below 0: it lives */
  const uint32_t *kinds, *traces;
  size_t count;
} Columns;

typedef struct {
  double time;
  int64_t size, flat; /* bytes */
} Sizing;

/* What the snapshots say of one row. Returns how many sizings were written. */
size_t sizings_of(uint32_t row, const Columns *, SizedSnapshot *, size_t snapshots, Sizing *);

#endif
