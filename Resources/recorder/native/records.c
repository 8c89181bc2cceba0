#include "functions.h"
#include "lifetimes.h"

/* Returns the instance at the address that is the only argument, or NULL, with a Python exception if
   it is no address. */
static Instance *instance_at(Object *address) {
  unsigned long long value = PyLong_AsUnsignedLongLong(address);
  return PyErr_Occurred() ? NULL : instances_find(value);
}

Object *native_add(Object *self, Object *arguments) {
  (void)self;
  Object *object;
  unsigned int kind, trace, flags;
  double birth;
  if (!PyArg_ParseTuple(arguments, "OIIdI", &object, &kind, &trace, &birth, &flags)) return NULL;
  uint64_t address = (uint64_t)(uintptr_t)object;
  return PyBool_FromLong(
      lifetime_adopted((Instance){address, birth, kind, trace, 0, (uint8_t)flags, false}));
}

Object *native_find(Object *self, Object *address) {
  (void)self;
  const Instance *found = instance_at(address);
  if (found)
    return Py_BuildValue("(dIIIB)", found->birth, found->kind, found->trace, found->row,
                         found->flags);
  return PyErr_Occurred() ? NULL : none();
}

Object *native_remove(Object *self, Object *address) {
  (void)self;
  Instance *found = instance_at(address);
  if (found) instances_remove(found);
  return PyErr_Occurred() ? NULL : none();
}

Object *native_missed(Object *self, Object *arguments) {
  (void)self;
  unsigned long long address;
  double time;
  if (!PyArg_ParseTuple(arguments, "Kd", &address, &time)) return NULL;
  Instance *found = instances_find(address);
  if (found) lifetime_ended(found, time);
  return none();
}

Object *native_assign(Object *self, Object *arguments) {
  (void)self;
  Object *addresses, *rows;
  if (!PyArg_ParseTuple(arguments, "OO", &addresses, &rows)) return NULL;
  Buffer from, to;
  if (PyObject_GetBuffer(addresses, &from, 0) < 0) return NULL;
  if (PyObject_GetBuffer(rows, &to, 0) < 0) {
    PyBuffer_Release(&from);
    return NULL;
  }
  Size count = from.length / (Size)sizeof(uint64_t);
  bool parallel = count == to.length / (Size)sizeof(uint32_t);
  for (Size index = 0; parallel && index < count; index++) {
    Instance *found = instances_find(((const uint64_t *)from.bytes)[index]);
    if (found) found->row = ((const uint32_t *)to.bytes)[index];
  }
  PyBuffer_Release(&from);
  PyBuffer_Release(&to);
  if (parallel) return none();
  PyErr_SetString(PyExc_RuntimeError, "as many rows as addresses are needed");
  return NULL;
}
