/* Objects that wait to be measured; the list holds each of them. */
#ifndef HEAPMONITOR_REFERENTS_H
#define HEAPMONITOR_REFERENTS_H

#include "python.h"

typedef struct {
  Object **objects;
  size_t count, capacity;
  bool failed; /* for want of memory; what could not be put in is not held */
} Referents;

/* Puts an object at the end. Returns 0, as the visit of a traversal does to go on. */
int referents_push(Object *, void *referents);

/* Puts in what gc.get_referents() gives. */
void referents_of(Object *, Referents *);

/* Puts in the keys and values of a dict. */
void referents_of_dict(Object *, Referents *);

/* Lets go of what is left, from the end, until only `count` are there. */
void referents_cut(Referents *, size_t count);

/* Gives the memory back; the list must be empty. */
void referents_free(Referents *);

#endif
