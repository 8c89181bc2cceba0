/* Looks at all objects that the collector knows. While it looks, no Python code runs and no other
   thread: so no object that another thread has half made is ever held where that thread sees it. */
#ifndef HEAPMONITOR_CENSUS_H
#define HEAPMONITOR_CENSUS_H

#include "python.h"

/* Prepares both. Returns false with a Python exception. */
bool census_prepare(void);

/* Returns a list of the objects whose exact type is in a tuple, or NULL with a Python exception. Of
   those that were finalized only the ones that are in the table: they were revived. */
Object *census_instances(Object *types);

/* Returns a list of (type, objects, bytes), or NULL with a Python exception. The bytes are those of
   sys.getsizeof(), except that a __sizeof__ written in Python is passed over. */
Object *census_of_types(void);

/* Returns a list of all objects, or NULL with a Python exception. */
Object *census_objects(void);

/* Visits all objects until `visit` returns 0. Returns false with a Python exception. */
bool census_visit(int (*visit)(Object *, void *), void *argument);

/* Returns the flat size of an object, head of the collector included. */
Size size_of(Object *object, Object *method);

/* Returns the first method written in C that says the size of a type's objects, borrowed from the
   type; NULL if it is object's or none is found. */
Object *size_method(Type *type);

/* Prepares sizes. Returns false with a Python exception. */
bool sizes_prepare(void);

#endif
