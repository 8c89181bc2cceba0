#include "births.h"
#include "callbacks.h"
#include "classes.h"
#include "clock.h"
#include "functions.h"
#include "lifetimes.h"
#include "logs.h"

#include <math.h>

Object *native_configure(Object *self, Object *arguments) {
  double start;
  Object *on_due, *on_trace, *on_class;
  if (!PyArg_ParseTuple(arguments, "dOOO", &start, &on_due, &on_trace, &on_class)) return NULL;
  if (!classes_here()) {
    PyErr_SetString(PyExc_RuntimeError, "another interpreter uses this module");
    return NULL;
  }
  native_unhook_all(self, NULL);
  lifetimes_clear();
  clock_start(start);
  callback_due = INFINITY;
  short_lived_kept = false;
  births_paused = false;
  callbacks_set(on_due, on_trace, on_class);
  return none();
}

Object *native_set_due(Object *self, Object *arguments) {
  (void)self;
  double seconds;
  if (!PyArg_ParseTuple(arguments, "d", &seconds)) return NULL;
  callback_due = seconds;
  return none();
}

Object *native_pause(Object *self, Object *paused) {
  (void)self;
  int truth = PyObject_IsTrue(paused);
  if (truth < 0) return NULL;
  births_paused = truth;
  return none();
}

Object *native_watch(Object *self, Object *arguments) {
  (void)self;
  Object *cls;
  unsigned int kind, flags;
  if (!PyArg_ParseTuple(arguments, "O!II", &PyType_Type, &cls, &kind, &flags)) return NULL;
  classes_learn(cls->type);
  int watched = births_watch((Type *)cls, kind, flags);
  return watched < 0 ? NULL : PyBool_FromLong(watched);
}

/* Returns the class that is the only argument, or NULL with a Python exception. */
static Type *class_in(Object *arguments) {
  Object *cls;
  return PyArg_ParseTuple(arguments, "O!", &PyType_Type, &cls) ? (Type *)cls : NULL;
}

Object *native_unwatch(Object *self, Object *arguments) {
  (void)self;
  Type *cls = class_in(arguments);
  if (!cls) return NULL;
  births_unwatch(cls);
  return none();
}

Object *native_distrust(Object *self, Object *arguments) {
  (void)self;
  Type *cls = class_in(arguments);
  return cls ? PyBool_FromLong(births_distrust(cls)) : NULL;
}

Object *native_unborn(Object *self, Object *arguments) {
  (void)self;
  Type *cls = class_in(arguments);
  if (!cls) return NULL;
  const HookedType *hooked = types_find(&watched_types, cls);
  return PyLong_FromLongLong(hooked ? (long long)hooked->unborn : 0);
}

Object *native_forget(Object *self, Object *address) {
  (void)self;
  unsigned long long value = PyLong_AsUnsignedLongLong(address);
  if (PyErr_Occurred()) return NULL;
  HookedType *hooked = types_find(&watched_types, (const Type *)(uintptr_t)value);
  if (hooked) types_mark_gone(hooked);
  return none();
}

Object *native_unhook_all(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  births_unwatch_all();
  classes_unwatch();
  return none();
}

Object *native_watches_classes(Object *self, Object *watches) {
  (void)self;
  int truth = PyObject_IsTrue(watches);
  if (truth < 0) return NULL;
  if (!truth) classes_unwatch();
  if (truth && !classes_watch()) return NULL;
  return none();
}

Object *native_keep_short_lived(Object *self, Object *kept) {
  (void)self;
  int truth = PyObject_IsTrue(kept);
  if (truth < 0) return NULL;
  short_lived_kept = truth;
  return none();
}
