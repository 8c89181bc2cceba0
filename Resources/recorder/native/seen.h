/* A set of objects by their addresses: for example what has been counted while sizes are measured. It
   holds no references. */
#ifndef HEAPMONITOR_SEEN_H
#define HEAPMONITOR_SEEN_H

#include "python.h"

typedef struct {
  uint64_t *places; /* an address with a mark in its unused bits; 0: free */
  size_t capacity, count;
  uint64_t *place; /* that of the object added last, or found when it was to be added */
} Seen;

typedef enum { SEEN_NEW, SEEN_BEFORE, SEEN_NO_MEMORY } SeenAnswer;

/* The bits of a place that are no address. */
#define SEEN_MARK UINT64_C(0xFFFF000000000007)

/* Puts an object in with a mark; one that is in it keeps its own. */
SeenAnswer seen_add(Seen *, const Object *, uint64_t mark);

/* Returns whether an object is in it. */
bool seen_has(const Seen *, const Object *);

/* Gives the memory back. */
void seen_clear(Seen *);

#endif
