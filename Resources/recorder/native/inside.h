/* Attributes that Python keeps without a dictionary (3.11 and later): their names are shared by a class'
   instances, their values are an array beside or in the instance. None of this is in the stable ABI:
   inside_prepare is told for which version it may be used, and heaptest.py tests it. */
#ifndef HEAPMONITOR_INSIDE_H
#define HEAPMONITOR_INSIDE_H

#include "python.h"

typedef struct {
  Object *const *names; /* each with a word behind it */
  Object *const *values;
  Size count; /* of both; values may be NULL */
} Attributes;

/* Finds where a class has its names, by one that was made by a class statement. `minor`: of Python 3.
   Returns whether attributes can be read from now on. */
bool inside_prepare(const Type *probe, const Object *qualified_name, int minor);

/* Returns false where an object has no such attributes, or has them in a dictionary. */
bool inside_read(const Object *, Attributes *);

static inline Object *inside_name(const Attributes *attributes, Size place) {
  return attributes->names[2 * place];
}

#endif
