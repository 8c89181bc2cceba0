#include "measurement.h"

#include "census.h"

Measurement measurement;

static Size aligned(Size size) { return (size + 7) & -(Size)8; }

static Size bytes_of_places(Size attributes, Size length) {
  const Places *places = &measurement.places;
  if (places->in_sizeof) return 0;
  if (length < attributes + 1) length = attributes + 1;
  if (places->inside) return aligned(length) + (length + 1) * (Size)sizeof(void *);
  return aligned(length + 2) + length * (Size)sizeof(void *);
}

/* Bytes of the attributes of an object whose referents are those from `first` on; `number` of its
   class were made before it. -1 with a Python exception. */
static Size bytes_of_values(Object *object, const Referents *referents, size_t first, Size number) {
  Size count = (Size)(referents->count - first) - 1; /* the type is one of them */
  if (count != 1 || referents->objects[first]->type != &PyDict_Type)
    return bytes_of_places(count, measurement.places.first_length - number);
  Object *answer = PyObject_CallFunction(measurement.built, "On", object, number);
  Size bytes = answer ? (Size)PyLong_AsUnsignedLongLong(answer) : 0;
  release(answer);
  return PyErr_Occurred() ? -1 : bytes;
}

/* Adds what Python reads of an object: bytes, and referents. Returns whether it counts at all; look
   for a Python exception. */
static bool read_object(Object *object, Referents *referents, Size *bytes) {
  Object *reading = PyObject_CallFunctionObjArgs(measurement.read, object, NULL);
  if (!reading || reading == PYTHON_NONE) {
    release(reading);
    return false;
  }
  Size more = 0;
  Object *list = NULL; /* the tuple holds it */
  if (PyArg_ParseTuple(reading, "nO", &more, &list)) {
    *bytes += more;
    for (Size index = 0, count = PyList_Size(list); index < count && !referents->failed; index++)
      (void)referents_push(PyList_GetItem(list, index), referents);
  }
  release(reading);
  return true;
}

/* Adds the bytes of an object beside its flat size, and its referents. */
static bool look_into(Object *object, Policy policy, Size number, Referents *referents,
                      Size *bytes) {
  size_t first = referents->count;
  switch (policy) {
    case SKIP:
    case LEAF: break;
    case DICT:
      referents_of_dict(object, referents);
      if (object->type != &PyDict_Type) referents_of(object, referents);
      break;
    case TRAVERSE: referents_of(object, referents); break;
    case INLINE: {
      referents_of(object, referents);
      if (referents->failed) break;
      Size values = bytes_of_values(object, referents, first, number);
      if (values >= 0) *bytes += values;
      break;
    }
    case READ: return read_object(object, referents, bytes);
  }
  return true;
}

/* Looks whether an object counts: SEEN_NEW if so, and then the caller lets sharing count it. */
static inline SeenAnswer meet(Object *object, bool is_leaf) {
  Sharing *sharing = &measurement.sharing;
  uint64_t mark = sharing->mark;
  SeenAnswer answer =
      seen_add(&measurement.seen, object, is_leaf || !mark ? mark : mark | SHARING_IS_WORTH_IT);
  if (answer == SEEN_BEFORE && *measurement.seen.place & SHARING_IS_WORTH_IT &&
      (*measurement.seen.place ^ mark) >> SHARING_INSTANCE)
    return sharing_meet(sharing, object, *measurement.seen.place) ? SEEN_BEFORE : SEEN_NO_MEMORY;
  return answer;
}

static inline void note_size(Size bytes) {
  if (bytes >= SHARING_LEAF && measurement.sharing.mark)
    *measurement.seen.place |= SHARING_IS_WORTH_IT;
}

SeenAnswer measurement_take(Object *object, size_t height, bool is_leaf) {
  SeenAnswer answer = meet(object, is_leaf);
  if (answer != SEEN_NEW) return answer;
  return sharing_count(&measurement.sharing, object, height, 0) ? SEEN_NEW : SEEN_NO_MEMORY;
}

void measurement_add(Size bytes) {
  sharing_add(&measurement.sharing, bytes);
  note_size(bytes);
}

/* Reads an object in Python, where other objects may begin to count: so it begins before. */
static SeenAnswer take_read(Object *object, size_t height, Object *method, Referents *referents,
                            Size *bytes) {
  SeenAnswer answer = measurement_take(object, height, false);
  if (answer != SEEN_NEW) return answer;
  if (read_object(object, referents, bytes)) *bytes += aligned(size_of(object, method));
  measurement_add(*bytes);
  return answer;
}

static SeenAnswer take(Object *object, size_t height, const JudgedType *judged, Referents *referents,
                       Size *bytes) {
  if (judged->policy == READ) return take_read(object, height, judged->method, referents, bytes);
  SeenAnswer answer = meet(object, judged->policy == LEAF);
  if (answer != SEEN_NEW) return answer;
  if (judged->policy != LEAF)
    (void)look_into(object, judged->policy, measurement.places.first_length, referents, bytes);
  *bytes += aligned(size_of(object, judged->method));
  note_size(*bytes);
  return sharing_count(&measurement.sharing, object, height, *bytes) ? SEEN_NEW : SEEN_NO_MEMORY;
}

Size measurement_closure(Referents *referents, size_t height) {
  Size total = 0;
  while (referents->count && !referents->failed) {
    Object *object = referents->objects[--referents->count]; /* ours */
    const JudgedType *found = judged_find(&measurement.types, object->type, measurement.judge);
    if (!found || found->policy == SKIP) {
      Py_DecRef(object);
      if (!found) break;
      continue;
    }
    JudgedType judged = *found;
    Size bytes = 0;
    SeenAnswer answer = take(object, height + referents->count, &judged, referents, &bytes);
    if (answer != SEEN_NEW) {
      Py_DecRef(object);
      if (answer == SEEN_BEFORE) continue;
      PyErr_NoMemory();
      break;
    }
    total += bytes;
    if (judged.policy >= INLINE && PyErr_Occurred()) break;
  }
  if (referents->failed) PyErr_NoMemory();
  referents_cut(referents, 0);
  referents_free(referents);
  return total;
}

bool measurement_of(Object *object, Size number, int64_t *flat, int64_t *size) {
  const JudgedType *found = judged_find(&measurement.types, object->type, measurement.judge);
  if (!found) return false;
  JudgedType judged = *found;
  Referents referents = {NULL, 0, 0, false};
  Size bytes = 0;
  *flat = aligned(size_of(object, judged.method));
  Policy policy = judged.policy == SKIP ? TRAVERSE : judged.policy; /* it was asked for */
  (void)look_into(object, policy, number, &referents, &bytes);
  bool failed = PyErr_Occurred() != NULL;
  if (failed) {
    referents_cut(&referents, 0);
    referents_free(&referents);
    return false;
  }
  *size = *flat + bytes + measurement_closure(&referents, 0);
  return !PyErr_Occurred();
}

void measurement_end(void) {
  Object *functions[] = {measurement.judge, measurement.read, measurement.built};
  measurement.judge = measurement.read = measurement.built = NULL;
  seen_clear(&measurement.seen);
  judged_clear(&measurement.types);
  sharing_clear(&measurement.sharing);
  for (size_t index = 0; index < 3; index++) release(functions[index]);
}
