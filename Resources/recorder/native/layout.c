#include "layout.h"

Slot layout_deallocate_of_classes;

static bool same(Type *probe, int slot, const void *field) {
  return PyType_GetSlot(probe, slot) == field;
}

static bool size_is(Object *probe, const char *name, Size expected) {
  Object *value = PyObject_GetAttrString(probe, name);
  bool equal = value && PyLong_AsUnsignedLongLong(value) == (unsigned long long)expected;
  release(value);
  return equal;
}

static bool object_is(Object *probe, const char *name, const Object *expected) {
  Object *value = PyObject_GetAttrString(probe, name);
  release(value); /* the type holds it */
  return value && value == expected;
}

static bool is_known(Object *object) {
  Type *probe = (Type *)object;
  return same(probe, SLOT_ALLOCATE, (void *)probe->allocate) &&
         probe->allocate == PyType_GenericAlloc &&
         same(probe, SLOT_BASE, probe->base) &&
         same(probe, SLOT_DEALLOCATE, (void *)probe->deallocate) &&
         same(probe, SLOT_INITIALISE, (void *)probe->initialise) &&
         same(probe, SLOT_TRAVERSE, (void *)probe->traverse) && probe->traverse &&
         same(probe, SLOT_MAKE, (void *)probe->make) &&
         same(probe, SLOT_RELEASE, (void *)probe->release) &&
         same(probe, SLOT_FINALIZE, (void *)probe->finalize) && probe->finalize &&
         size_is(object, "__basicsize__", probe->basic_size) &&
         size_is(object, "__itemsize__", probe->item_size) &&
         size_is(object, "__flags__", (Size)probe->flags) &&
         object_is(object, "__mro__", probe->mro) &&
         object_is(object, "__bases__", probe->bases) &&
         object_is(object, "__base__", (Object *)probe->base) &&
         PyType_Type.item_size > 0 && PyType_Type.initialise && PyType_Type.allocate;
}

/* What a later one does with these slots is not known. */
static bool is_tested_version(void) {
  Object *version = PySys_GetObject("hexversion");
  return version && PyLong_AsUnsignedLongLong(version) < 0x030F0000;
}

bool layout_check(void) {
  if (!is_tested_version()) {
    PyErr_SetString(PyExc_ImportError, "it is for Python 3.8 to 3.14");
    return false;
  }
  /* bytes, so that it has items; a finalizer, so that each slot has a value to compare */
  Object *builtins = PyImport_ImportModule("builtins");
  Object *base = builtins ? PyObject_GetAttrString(builtins, "bytes") : NULL;
  Object *probe = base ? PyObject_CallFunction((Object *)&PyType_Type, "s(O){s:O}", "probe", base,
                                               "__del__", PYTHON_NONE)
                       : NULL;
  release(builtins);
  release(base);
  if (!probe) return false;
  bool known = is_known(probe);
  layout_deallocate_of_classes = ((Type *)probe)->deallocate;
  if (known && PyType_Type.clear) (void)PyType_Type.clear(probe); /* it refers to itself */
  Py_DecRef(probe);
  if (!known) PyErr_SetString(PyExc_ImportError, "types are laid out in a way that is not known");
  return known;
}
