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
        seen_add(&measurement.seen, object, 0) == SEEN_NO_MEMORY)
      return PyErr_NoMemory();
  }
  return PyErr_Occurred() ? NULL : none();
}

Object *native_measure_next(Object *self, Object *arguments) {
  (void)self;
  Size registered;
  if (!PyArg_ParseTuple(arguments, "n", &registered)) return NULL;
  return sharing_begin(&measurement.sharing, (uint32_t)registered) ? none() : PyErr_NoMemory();
}

Object *native_measure_adds(Object *self, Object *arguments) {
  (void)self;
  Size bytes;
  if (!PyArg_ParseTuple(arguments, "n", &bytes)) return NULL;
  if (!is_under_way()) return NULL;
  measurement_add(bytes);
  return none();
}

Object *native_measure_shared(Object *self, Object *arguments) {
  (void)self;
  Size least;
  return PyArg_ParseTuple(arguments, "n", &least) ? sharing_list(&measurement.sharing, least) : NULL;
}

Object *native_measure_takes(Object *self, Object *arguments) {
  (void)self;
  Object *object;
  Size height;
  int is_leaf;
  if (!PyArg_ParseTuple(arguments, "Onp", &object, &height, &is_leaf) || !is_under_way()) return NULL;
  Py_IncRef(object);
  SeenAnswer answer = measurement_take(object, (size_t)height, is_leaf != 0);
  if (answer != SEEN_NEW) Py_DecRef(object);
  return answer == SEEN_NO_MEMORY ? PyErr_NoMemory() : PyBool_FromLong(answer == SEEN_NEW);
}

Object *native_measure_closure(Object *self, Object *arguments) {
  (void)self;
  Object *objects;
  Size height;
  if (!PyArg_ParseTuple(arguments, "On", &objects, &height) || !is_under_way()) return NULL;
  Referents referents = {NULL, 0, 0, false};
  for (Size index = 0, count = PyList_Size(objects); index < count && !referents.failed; index++)
    (void)referents_push(PyList_GetItem(objects, index), &referents);
  Size total = measurement_closure(&referents, (size_t)height);
  return PyErr_Occurred() ? NULL : PyLong_FromLongLong(total);
}

Object *native_measure_all(Object *self, Object *arguments) {
  (void)self;
  Object *objects, *told, *classes;
  if (!PyArg_ParseTuple(arguments, "OOO", &objects, &told, &classes) || !is_under_way()) return NULL;
  Buffer numbers, registered;
  if (PyObject_GetBuffer(told, &numbers, 0) < 0) return NULL;
  if (PyObject_GetBuffer(classes, &registered, 0) < 0) {
    PyBuffer_Release(&numbers);
    return NULL;
  }
  Size count = PyList_Size(objects);
  if (count > numbers.length) count = numbers.length;
  if (count > registered.length / 4) count = registered.length / 4;
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
    if (!sharing_begin(&measurement.sharing, ((const uint32_t *)registered.bytes)[index])) {
      PyErr_NoMemory();
      whole = false;
    } else if (object != PYTHON_NONE)
      whole = measurement_of(object, ((const uint8_t *)numbers.bytes)[index], flat, size);
  }
  PyBuffer_Release(&numbers);
  PyBuffer_Release(&registered);
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
