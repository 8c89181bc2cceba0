/* A set of objects by their addresses: for example what has been counted
   while sizes are measured. */
#ifndef HEAPMONITOR_SEEN_H
#define HEAPMONITOR_SEEN_H

#include "python.h"

typedef struct {
  uintptr_t *places; /* an address, its lowest bit set if the set holds a reference; 0: free */
  size_t capacity, count;
} Seen;

typedef enum { SEEN_NEW, SEEN_BEFORE, SEEN_NO_MEMORY } SeenAnswer;

/* Puts an object in. `held`: its reference is the set's from now on, if it is new. */
SeenAnswer seen_add(Seen *, Object *, bool held);

/* Returns whether an object is in it. */
bool seen_has(const Seen *, const Object *);

/* Gives the memory back, then lets go of the references: finalizers of the program may run. */
void seen_clear(Seen *);

#endif
