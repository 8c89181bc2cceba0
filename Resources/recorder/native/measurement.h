/* Sizes of objects with all that they lead to: what sizing.py does in Python, which is the reference
   and says in its comments why. Only types that need it are read by Python. One measurement at a
   time: that of a snapshot. */
#ifndef HEAPMONITOR_MEASUREMENT_H
#define HEAPMONITOR_MEASUREMENT_H

#include "judged.h"
#include "referents.h"
#include "seen.h"
#include "sharing.h"

/* The places of attributes beside an instance; see inlinevalues.py. */
typedef struct {
  int in_sizeof;     /* __sizeof__ counts them */
  int inside;        /* they are a part of the instance */
  Size first_length; /* of a class' first instance; each further one has one less */
} Places;

typedef struct {
  Seen seen;
  Sharing sharing;
  JudgedTypes types;
  Object *judge, *read, *built; /* functions of Python; NULL: nothing is measured */
  Places places;
} Measurement;

extern Measurement measurement;

/* Puts an object in; its reference is the measurement's if it is new. `height`: see sharing.h. `is_leaf`:
   it refers to nothing. */
SeenAnswer measurement_take(Object *, size_t height, bool is_leaf);

/* The object that was put in last has so many bytes more. */
void measurement_add(Size bytes);

/* Consumes the list; returns the bytes of all that it leads to and that was not counted yet. Look for
   a Python exception. `height`: of the list itself. */
Size measurement_closure(Referents *, size_t height);

/* Writes the flat size and the size of an object of whose class `number` were made before it. Returns
   false with a Python exception. */
bool measurement_of(Object *, Size number, int64_t *flat, int64_t *size);

/* Lets go of all that was counted. */
void measurement_end(void);

#endif
