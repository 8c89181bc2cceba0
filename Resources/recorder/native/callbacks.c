#include "callbacks.h"

#include <math.h>

_Thread_local int callback_depth;
_Thread_local bool births_paused;
double callback_due = INFINITY;

static Object *due, *trace_of, *class_made;

static void set(Object **place, Object *function) {
  Object *before = *place;
  if (function == PYTHON_NONE) function = NULL;
  if (function) Py_IncRef(function);
  *place = function;
  release(before);
}

void callbacks_set(Object *on_due, Object *on_trace, Object *on_class) {
  set(&due, on_due);
  set(&trace_of, on_trace);
  set(&class_made, on_class);
}

static bool dropped(void) {
  if (!PyErr_Occurred()) return true;
  if (!PyErr_ExceptionMatches(PyExc_Exception)) return false;
  PyErr_Clear();
  return true;
}

/* Returns the result, or NULL. */
static Object *call(Object *function, Object *argument) {
  callback_depth++;
  Py_IncRef(function); /* it may set another in its place */
  Object *result = PyObject_CallFunctionObjArgs(function, argument, NULL);
  Py_DecRef(function);
  callback_depth--;
  return result;
}

bool call_due(void) {
  callback_due = INFINITY;
  if (!due) return true;
  release(call(due, NULL));
  return dropped();
}

bool call_trace(uint32_t *trace) {
  if (!trace_of) return true;
  Object *result = call(trace_of, NULL);
  if (result) {
    unsigned long long number = PyLong_AsUnsignedLongLong(result);
    if (!PyErr_Occurred() && number <= UINT32_MAX) *trace = (uint32_t)number;
    Py_DecRef(result);
  }
  return dropped();
}

bool call_class(Object *cls) {
  if (!class_made || callback_depth) return true;
  release(call(class_made, cls));
  return dropped();
}
