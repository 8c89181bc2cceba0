/* How the instances of each type are measured: asked of Python once for each type. */
#ifndef HEAPMONITOR_JUDGED_H
#define HEAPMONITOR_JUDGED_H

#include "python.h"

/* The policies of sizing.py. */
typedef enum { SKIP, LEAF, DICT, TRAVERSE, INLINE, READ } Policy;

typedef struct {
  Type *type;     /* held; NULL: a free place */
  Object *method; /* that says the size in C, borrowed from the type; NULL: object's */
  Policy policy;
} JudgedType;

typedef struct {
  JudgedType *places;
  size_t capacity, count;
} JudgedTypes;

/* Returns what is known of a type, and calls `judge` with it if that is nothing yet. NULL with a
   Python exception. Valid until the next call. */
const JudgedType *judged_find(JudgedTypes *, Type *, Object *judge);

/* Gives the memory back and lets go of the types. */
void judged_clear(JudgedTypes *);

#endif
