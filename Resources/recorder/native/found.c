#include <stdlib.h>

#include "census.h"
#include "instances.h"
#include "seen.h"

typedef struct {
  Seen types;
  Object **objects; /* held */
  size_t count, capacity;
  bool failed;
} Search;

static bool is_finalized(Object *object) {
  if (PyObject_GC_IsFinalized) return PyObject_GC_IsFinalized(object);
  return ((uintptr_t *)object)[-1] & 1; /* 3.8: _gc_prev of its head */
}

/* A finalized object that is not in the table was told to be dead; one that is was revived. */
static bool is_dead(Object *object) {
  return is_finalized(object) && !instances_find((uint64_t)(uintptr_t)object);
}

static int collect(Object *object, void *argument) {
  Search *search = argument;
  if (!seen_has(&search->types, (Object *)object->type) || is_dead(object)) return 1;
  if (search->count == search->capacity) {
    size_t capacity = search->capacity ? search->capacity * 2 : 256;
    Object **larger = realloc(search->objects, capacity * sizeof *larger);
    if (!larger) {
      search->failed = true;
      return 0;
    }
    search->objects = larger;
    search->capacity = capacity;
  }
  Py_IncRef(object);
  search->objects[search->count++] = object;
  return 1;
}

Object *census_instances(Object *types) {
  Size kinds = PyTuple_Size(types);
  if (kinds < 0) return NULL;
  Search search = {.failed = false};
  Object *list = NULL;
  for (Size index = 0; index < kinds && !search.failed; index++)
    search.failed = seen_add(&search.types, PyTuple_GetItem(types, index), 0) == SEEN_NO_MEMORY;
  if (search.failed || census_visit(collect, &search))
    list = search.failed ? PyErr_NoMemory() : PyList_New((Size)search.count);
  for (size_t index = 0; index < search.count; index++) {
    if (list) {
      PyList_SetItem(list, (Size)index, search.objects[index]); /* takes the reference */
    } else {
      Py_DecRef(search.objects[index]);
    }
  }
  seen_clear(&search.types);
  free(search.objects);
  return list;
}
