#include <stdlib.h>

#include "census.h"

typedef struct {
  Object *types;
  Size kinds;
  Object **objects; /* held */
  size_t count, capacity;
  bool failed;
} Search;

static bool is_finalized(Object *object) {
  if (PyObject_GC_IsFinalized) return PyObject_GC_IsFinalized(object);
  return ((uintptr_t *)object)[-1] & 1; /* 3.8: _gc_prev of its head */
}

static bool is_wanted(const Search *search, const Type *type) {
  for (Size index = 0; index < search->kinds; index++)
    if (PyTuple_GetItem(search->types, index) == (const Object *)type) return true;
  return false;
}

static int collect(Object *object, void *argument) {
  Search *search = argument;
  if (!is_wanted(search, object->type) || is_finalized(object)) return 1;
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
  Search search = {types, PyTuple_Size(types), NULL, 0, 0, false};
  if (search.kinds < 0) return NULL;
  Object *list = NULL;
  if (census_visit(collect, &search))
    list = search.failed ? PyErr_NoMemory() : PyList_New((Size)search.count);
  for (size_t index = 0; index < search.count; index++) {
    if (list) {
      PyList_SetItem(list, (Size)index, search.objects[index]); /* takes the reference */
    } else {
      Py_DecRef(search.objects[index]);
    }
  }
  free(search.objects);
  return list;
}
