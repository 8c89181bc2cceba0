/* The functions for a dump of the whole heap: heapwalk.py and its kin do the same in Python. */
#include "census.h"
#include "functions.h"
#include "heapwalk.h"
#include "inside.h"
#include "seen.h"

enum { NEVER_COUNTED = 1 << 29 }; /* references; see heapwalk.py */
enum { OURS = 1 };                /* references: the list of the portion has it */

HeapWalk heap_walk;

static bool is_under_way(void) {
  if (heap_walk.judge) return true;
  PyErr_SetString(PyExc_RuntimeError, "no heap is being written");
  return false;
}

bool heap_walk_lost(void) {
  PyErr_SetString(PyExc_RuntimeError, "another dump has begun meanwhile");
  return false;
}

static Object *failure(void) { return PyErr_Occurred() ? NULL : PyErr_NoMemory(); }

static void end(void) {
  HeapWalk *walk = &heap_walk;
  Object *functions[] = {walk->judge, walk->say, walk->waiting};
  bool began = walk->judge != NULL;
  walk->judge = walk->say = walk->waiting = NULL;
  walk->turn++;
  heap_values_free(&walk->values);
  for (size_t index = 0; index < OBJECT_COLUMNS; index++) column_free(&walk->columns[index]);
  column_free(&walk->all_counts);
  if (began) PyBuffer_Release(&walk->places);
  heap_types_clear(&walk->types);
  for (size_t index = 0; index < 3; index++) release(functions[index]);
}

Object *native_heap_begin(Object *self, Object *arguments) {
  (void)self;
  Object *judge, *say, *waiting, *map;
  Size modulus, text_head;
  int counts_in_half;
  if (!PyArg_ParseTuple(arguments, "OOOOnni", &judge, &say, &waiting, &map, &modulus, &text_head,
                        &counts_in_half))
    return NULL;
  end(); /* that of a thread that a fork has left behind */
  HeapWalk *walk = &heap_walk;
  if (PyObject_GetBuffer(map, &walk->places, 1) < 0) return NULL; /* writable */
  if (modulus <= 1 || walk->places.length < modulus) {
    PyBuffer_Release(&walk->places);
    PyErr_SetString(PyExc_RuntimeError, "the map does not fit");
    return NULL;
  }
  Object *functions[] = {judge, say, waiting};
  for (size_t index = 0; index < 3; index++) Py_IncRef(functions[index]);
  walk->judge = judge;
  walk->say = say;
  walk->waiting = waiting;
  walk->modulus = (uint64_t)modulus;
  walk->inverse = UINT64_MAX / walk->modulus;
  walk->count_bits = counts_in_half ? UINT32_MAX : UINT64_MAX;
  walk->values.text_head = text_head;
  return none();
}

Object *native_heap_objects(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  Object *objects = census_objects();
  Size kept = 0, count = objects ? PyList_Size(objects) : 0;
  for (Size index = 0; index < count; index++) {
    Object *object = PyList_GetItem(objects, index);
    if (object->type == &PyTuple_Type) continue;
    if (kept != index) {
      Py_IncRef(object);
      PyList_SetItem(objects, kept, object);
    }
    kept++;
  }
  if (objects && PyList_SetSlice(objects, kept, count, NULL) == 0) return objects;
  release(objects);
  return NULL;
}

/* Moves what is to be written to the front of the list; returns how many those are. */
Object *native_heap_mark(Object *self, Object *objects) {
  (void)self;
  if (!is_under_way()) return NULL;
  Size kept = 0;
  for (Size index = 0; index < PyList_Size(objects); index++) {
    Object *object = PyList_GetItem(objects, index);
    if (object->type == &PyTuple_Type || !heap_walk_meets(object)) continue;
    if (kept != index) {
      Py_IncRef(object);
      if (PyList_SetItem(objects, kept, object) < 0) return NULL;
    }
    kept++;
  }
  return PyLong_FromLongLong(kept);
}

/* Returns those whose type has one of these addresses. */
Object *native_heap_of_types(Object *self, Object *arguments) {
  (void)self;
  Object *objects, *told;
  if (!PyArg_ParseTuple(arguments, "OO", &objects, &told)) return NULL;
  const char *addresses = PyBytes_AsString(told);
  size_t count = addresses ? (size_t)PyBytes_Size(told) / sizeof(uintptr_t) : 0;
  Seen types = {NULL, 0, 0, NULL};
  Object *found = addresses ? PyList_New(0) : NULL;
  bool whole = found != NULL;
  for (size_t index = 0; whole && index < count; index++) {
    Object *type;
    memcpy(&type, addresses + index * sizeof type, sizeof type);
    whole = seen_add(&types, type, false) != SEEN_NO_MEMORY;
  }
  for (Size index = 0; whole && index < PyList_Size(objects); index++) {
    Object *object = PyList_GetItem(objects, index);
    if (seen_has(&types, (const Object *)object->type)) whole = PyList_Append(found, object) == 0;
  }
  seen_clear(&types);
  if (whole) return found;
  release(found);
  return failure();
}

static bool count_all(Object *part) {
  column_empty(&heap_walk.all_counts);
  for (Size index = 0, size = PyList_Size(part); index < size; index++) {
    uint64_t count = (uint64_t)PyList_GetItem(part, index)->references & heap_walk.count_bits;
    if (!column_put_word(&heap_walk.all_counts, count < NEVER_COUNTED ? count - OURS : UINT32_MAX))
      return false;
  }
  return true;
}

static uint32_t count_of(Size index) {
  uint32_t count;
  memcpy(&count, heap_walk.all_counts.bytes + (size_t)index * sizeof count, sizeof count);
  return count;
}

static bool write_object(Object *object, uint32_t count, int64_t *bytes) {
  HeapWalk *walk = &heap_walk;
  uint64_t turn = walk->turn;
  HeapType *type = heap_type_of(&walk->types, object, walk->judge);
  if (!type) return false;
  if (turn != walk->turn) return heap_walk_lost();
  if (type->is_left_out) return true;
  int64_t size = heap_type_size(type, object);
  *bytes += size;
  if (type->value != NO_VALUE &&
      !heap_values_put(&walk->values, object, type->value, size - type->head, walk->say))
    return false;
  if (turn != walk->turn) return heap_walk_lost();
  bool learns = type->list != NULL;
  if (!heap_walk_write(object, type, size, count)) return false;
  if (!learns) return true;
  type = heap_type_of(&walk->types, object, walk->judge);
  return type && heap_type_learn(type);
}

Object *native_heap_portion(Object *self, Object *arguments) {
  (void)self;
  Object *part;
  Size start, most;
  if (!PyArg_ParseTuple(arguments, "Onn", &part, &start, &most) || !is_under_way()) return NULL;
  HeapWalk *walk = &heap_walk;
  for (size_t index = 0; index < OBJECT_COLUMNS; index++) column_empty(&walk->columns[index]);
  heap_values_empty(&walk->values);
  walk->failed = false;
  if (start == 0 && !count_all(part)) return failure();
  int64_t bytes = 0;
  Size index = start;
  while (index < PyList_Size(part) && bytes <= most) {
    if ((size_t)index >= walk->all_counts.length / sizeof(uint32_t)) break;
    if (!write_object(PyList_GetItem(part, index), count_of(index), &bytes)) return failure();
    index++;
  }
  return Py_BuildValue(
      "(nnnNnN)", index, (Size)(walk->columns[ADDRESSES].length / sizeof(uint64_t)),
      (Size)(walk->columns[REFERENCES].length / sizeof(uint64_t)),
      columns_joined(walk->columns, OBJECT_COLUMNS), (Size)walk->values.count,
      columns_joined(walk->values.columns, VALUE_COLUMNS));
}

Object *native_heap_prepare_names(Object *self, Object *arguments) {
  (void)self;
  Object *probe, *name;
  int minor;
  if (!PyArg_ParseTuple(arguments, "OOi", &probe, &name, &minor)) return NULL;
  return PyBool_FromLong(inside_prepare((const Type *)(const void *)probe, name, minor));
}

/* Pairs of names and values, or None where they are in a dictionary. */
Object *native_heap_attributes(Object *self, Object *object) {
  (void)self;
  Attributes attributes;
  if (!inside_read(object, &attributes)) return none();
  Object *pairs = PyList_New(0);
  for (Size place = 0; pairs && place < attributes.count; place++) {
    if (!attributes.values[place] || !inside_name(&attributes, place)) continue;
    Object *pair =
        Py_BuildValue("(OO)", inside_name(&attributes, place), attributes.values[place]);
    if (!pair || PyList_Append(pairs, pair) < 0) {
      Py_DecRef(pairs);
      pairs = NULL;
    }
    release(pair);
  }
  return pairs;
}

Object *native_heap_end(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  end();
  return none();
}
