#include "functions.h"
#include "measurement.h"

static bool is_under_way(void) {
  if (measurement.judge) return true;
  PyErr_SetString(PyExc_RuntimeError, "nothing is being measured");
  return false;
}

Object *native_measure_begin(Object *self, Object *arguments) {
  (void)self;
  Object *judge, *read, *built;
  Places places;
  if (!PyArg_ParseTuple(arguments, "OOOiin", &judge, &read, &built, &places.in_sizeof,
                        &places.inside, &places.first_length))
    return NULL;
  measurement_end(); /* that of a thread that a fork has left behind */
  Py_IncRef(judge);
  Py_IncRef(read);
  Py_IncRef(built);
  measurement.judge = judge;
  measurement.read = read;
  measurement.built = built;
  measurement.places = places;
  return none();
}

Object *native_measure_apart(Object *self, Object *objects) {
  (void)self;
  if (!is_under_way()) return NULL;
  for (Size index = 0, count = PyList_Size(objects); index < count; index++) {
    Object *object = PyList_GetItem(objects, index);
    if (object && object != PYTHON_NONE &&
        seen_add(&measurement.seen, object, false) == SEEN_NO_MEMORY)
      return PyErr_NoMemory();
  }
  return PyErr_Occurred() ? NULL : none();
}

Object *native_measure_takes(Object *self, Object *object) {
  (void)self;
  if (!is_under_way()) return NULL;
  Py_IncRef(object);
  SeenAnswer answer = seen_add(&measurement.seen, object, true);
  if (answer != SEEN_NEW) Py_DecRef(object);
  return answer == SEEN_NO_MEMORY ? PyErr_NoMemory() : PyBool_FromLong(answer == SEEN_NEW);
}

Object *native_measure_closure(Object *self, Object *objects) {
  (void)self;
  if (!is_under_way()) return NULL;
  Referents referents = {NULL, 0, 0, false};
  for (Size index = 0, count = PyList_Size(objects); index < count && !referents.failed; index++)
    (void)referents_push(PyList_GetItem(objects, index), &referents);
  Size total = measurement_closure(&referents);
  return PyErr_Occurred() ? NULL : PyLong_FromLongLong(total);
}

Object *native_measure_all(Object *self, Object *arguments) {
  (void)self;
  Object *objects, *told;
  if (!PyArg_ParseTuple(arguments, "OO", &objects, &told) || !is_under_way()) return NULL;
  Buffer numbers;
  if (PyObject_GetBuffer(told, &numbers, 0) < 0) return NULL;
  Size count = PyList_Size(objects);
  if (count > numbers.length) count = numbers.length;
  Object *columns[] = {
      PyBytes_FromStringAndSize(NULL, count * (Size)sizeof(int64_t)),
      PyBytes_FromStringAndSize(NULL, count * (Size)sizeof(int64_t)),
  };
  bool whole = count >= 0 && columns[0] && columns[1];
  for (Size index = 0; whole && index < count; index++) {
    int64_t *flat = (int64_t *)(void *)PyBytes_AsString(columns[0]) + index;
    int64_t *size = (int64_t *)(void *)PyBytes_AsString(columns[1]) + index;
    Object *object = PyList_GetItem(objects, index);
    *flat = *size = -1; /* None: it is out of reach */
    if (object != PYTHON_NONE)
      whole = measurement_of(object, ((const uint8_t *)numbers.bytes)[index], flat, size);
  }
  PyBuffer_Release(&numbers);
  if (whole) return Py_BuildValue("(NN)", columns[0], columns[1]);
  release(columns[0]);
  release(columns[1]);
  return NULL;
}

Object *native_measure_end(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  measurement_end();
  return none();
}
