#include "census.h"

static Object *get_objects, *enable, *disable, *is_enabled;

bool census_prepare(void) {
  Object *gc = PyImport_ImportModule("gc");
  if (!gc) return false;
  get_objects = PyObject_GetAttrString(gc, "get_objects");
  enable = PyObject_GetAttrString(gc, "enable");
  disable = PyObject_GetAttrString(gc, "disable");
  is_enabled = PyObject_GetAttrString(gc, "isenabled");
  Py_DecRef(gc);
  return get_objects && enable && disable && is_enabled && sizes_prepare();
}

Object *census_objects(void) { return PyObject_CallFunctionObjArgs(get_objects, NULL); }

static bool visit_list(int (*visit)(Object *, void *), void *argument) {
  Object *objects = census_objects();
  if (!objects) return false;
  for (Size index = 0, count = PyList_Size(objects); index < count; index++)
    if (!visit(PyList_GetItem(objects, index), argument)) break;
  Py_DecRef(objects); /* nothing ran in between: each object is held by somebody else, too */
  return true;
}

bool census_visit(int (*visit)(Object *, void *), void *argument) {
  if (PyUnstable_GC_VisitObjects) {
    PyUnstable_GC_VisitObjects(visit, argument);
    return true;
  }
  /* a collection could run the program's finalizers while the list is there */
  Object *enabled = PyObject_CallFunctionObjArgs(is_enabled, NULL);
  if (!enabled) return false;
  release(PyObject_CallFunctionObjArgs(disable, NULL));
  bool visited = visit_list(visit, argument);
  if (PyObject_IsTrue(enabled)) release(PyObject_CallFunctionObjArgs(enable, NULL));
  Py_DecRef(enabled);
  return visited;
}
