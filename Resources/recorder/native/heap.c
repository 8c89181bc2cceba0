/* The loops of a dump of the whole heap: what objects refer to, which of that is new, plain values. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"

enum { TRAVERSED, DICTIONARY, TOLD }; /* where the references of an object come from */
enum { SHIFT = 4 };                   /* objects lie at least 16 bytes apart */
enum { TEXT = 1, BYTES, NUMBER, CLIP = 80 };

typedef struct {
  char *bytes;
  size_t length, capacity;
} Column;

static bool put(Column *column, const void *bytes, size_t length) {
  if (length > column->capacity - column->length) {
    size_t capacity = (column->capacity + length) * 2 + 4096;
    char *larger = realloc(column->bytes, capacity);
    if (!larger) return false;
    column->bytes = larger;
    column->capacity = capacity;
  }
  if (length) memcpy(column->bytes + column->length, bytes, length);
  column->length += length;
  return true;
}

static bool put_word(Column *column, size_t number) {
  uint32_t word = number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
  return put(column, &word, sizeof word);
}

/* Gives the memory of the column back. */
static Object *taken(Column *column) {
  Object *bytes = PyBytes_FromStringAndSize(column->bytes, (Size)column->length);
  free(column->bytes);
  *column = (Column){NULL, 0, 0};
  return bytes;
}

typedef struct {
  Column ids;
  uint8_t *places;
  size_t modulus;
  Object *fresh;
  bool failed;
} Meeting;

static int meet(Object *object, void *argument) {
  Meeting *meeting = argument;
  uint64_t id = (uint64_t)(uintptr_t)object;
  if (!put(&meeting->ids, &id, sizeof id)) return meeting->failed = true, 1;
  uint8_t *place = &meeting->places[(id >> SHIFT) % meeting->modulus];
  if (*place) return 0;
  *place = 1;
  if (PyList_Append(meeting->fresh, object) < 0) return meeting->failed = true, 1;
  return 0;
}

static void meet_in_dictionary(Object *dictionary, Meeting *meeting) {
  for (int values = 0; values < 2; values++) {
    Size place = 0;
    Object *key, *value;
    while (!meeting->failed && PyDict_Next(dictionary, &place, &key, &value))
      (void)meet(values ? value : key, meeting);
  }
}

static void meet_traversed(Object *object, Meeting *meeting) {
  const Type *type = object->type;
  if (!(type->flags & TYPE_IS_COLLECTED) || !type->traverse) return;
  if (type->is_collected && !type->is_collected(object)) return;
  (void)type->traverse(object, meet, meeting);
}

static void meet_told(Object *told, Meeting *meeting) {
  for (Size index = 0, count = PyList_Size(told); index < count && !meeting->failed; index++)
    (void)meet(PyList_GetItem(told, index), meeting);
}

static Object *results(Object **objects, int count) {
  Object *tuple = PyTuple_New(count);
  bool whole = tuple != NULL;
  for (int index = 0; index < count; index++) {
    whole = whole && objects[index];
    if (tuple && objects[index]) {
      if (PyTuple_SetItem(tuple, index, objects[index]) < 0) whole = false;
    } else {
      release(objects[index]);
    }
  }
  if (whole) return tuple;
  release(tuple);
  return PyErr_Occurred() ? NULL : PyErr_NoMemory();
}

Object *native_heap_refer(Object *self, Object *arguments) {
  (void)self;
  Object *objects, *told, *routes, *map;
  Size modulus;
  Buffer places;
  if (!PyArg_ParseTuple(arguments, "OOOOn", &objects, &told, &routes, &map, &modulus)) return NULL;
  if (PyObject_GetBuffer(map, &places, 1) < 0) return NULL; /* writable */
  const char *route = PyBytes_AsString(routes);
  Size count = PyList_Size(objects);
  Meeting meeting = {{NULL, 0, 0}, places.bytes, (size_t)modulus, PyList_New(0), false};
  Column counts = {NULL, 0, 0};
  meeting.failed = !route || modulus <= 0 || places.length < modulus || !meeting.fresh ||
                   PyList_Size(told) != count;
  for (Size index = 0; index < count && !meeting.failed; index++) {
    size_t before = meeting.ids.length;
    Object *object = PyList_GetItem(objects, index);
    if (route[index] == TRAVERSED) meet_traversed(object, &meeting);
    if (route[index] == DICTIONARY) meet_in_dictionary(object, &meeting);
    if (route[index] == TOLD) meet_told(PyList_GetItem(told, index), &meeting);
    if (!put_word(&counts, (meeting.ids.length - before) / sizeof(uint64_t))) meeting.failed = true;
  }
  PyBuffer_Release(&places);
  Object *columns[] = {taken(&counts), taken(&meeting.ids), meeting.fresh};
  if (!meeting.failed) return results(columns, 3);
  for (int index = 0; index < 3; index++) release(columns[index]);
  return PyErr_Occurred() ? NULL : PyErr_NoMemory();
}

typedef struct {
  Column ids, kinds, lengths, sizes, texts;
} Values;

static bool put_value(Values *values, const Object *object, size_t kind, size_t length,
                      const char *text, size_t size) {
  uint64_t id = (uint64_t)(uintptr_t)object;
  return put(&values->ids, &id, sizeof id) && put_word(&values->kinds, kind) &&
         put_word(&values->lengths, length) && put_word(&values->sizes, size) &&
         put(&values->texts, text, size);
}

static bool put_text(Values *values, Object *text) {
  Size length = PyUnicode_GetLength(text);
  Object *cut = NULL;
  if (length > CLIP && !(cut = PyUnicode_Substring(text, 0, CLIP))) return false;
  Object *bytes = PyUnicode_AsEncodedString(cut ? cut : text, "utf-8", "replace");
  release(cut);
  if (!bytes) return false;
  bool whole = put_value(values, text, TEXT, (size_t)length, PyBytes_AsString(bytes),
                         (size_t)PyBytes_Size(bytes));
  Py_DecRef(bytes);
  return whole;
}

/* `say`: gives the bytes that are written for a number. */
static bool put_number(Values *values, Object *number, bool is_whole, Object *say) {
  if (is_whole) {
    int overflow = 0;
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    char text[24];
    int length = snprintf(text, sizeof text, "%lld", value);
    if (!overflow && length > 0)
      return put_value(values, number, NUMBER, (size_t)length, text, (size_t)length);
  }
  Object *bytes = PyObject_CallFunctionObjArgs(say, number, NULL);
  if (!bytes) return false;
  size_t length = (size_t)PyBytes_Size(bytes);
  bool whole = put_value(values, number, NUMBER, length, PyBytes_AsString(bytes),
                         length > CLIP ? CLIP : length);
  Py_DecRef(bytes);
  return whole;
}

Object *native_heap_values(Object *self, Object *arguments) {
  (void)self;
  Object *objects, *text, *bytes, *integer, *say;
  if (!PyArg_ParseTuple(arguments, "OOOOO", &objects, &text, &bytes, &integer, &say)) return NULL;
  Values values = {{NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
  bool whole = true;
  for (Size index = 0, count = PyList_Size(objects); whole && index < count; index++) {
    Object *object = PyList_GetItem(objects, index);
    if (object->type == (Type *)text) {
      whole = put_text(&values, object);
    } else if (object->type == (Type *)bytes) {
      size_t length = (size_t)PyBytes_Size(object);
      whole = put_value(&values, object, BYTES, length, PyBytes_AsString(object),
                        length > CLIP ? CLIP : length);
    } else {
      whole = put_number(&values, object, object->type == (Type *)integer, say);
    }
  }
  Object *columns[] = {taken(&values.ids), taken(&values.kinds), taken(&values.lengths),
                       taken(&values.sizes), taken(&values.texts)};
  if (whole) return results(columns, 5);
  for (int index = 0; index < 5; index++) release(columns[index]);
  return PyErr_Occurred() ? NULL : PyErr_NoMemory();
}
