#include "judged.h"

#include <stdlib.h>

#include "census.h"

enum { SMALLEST = 256 }; /* the capacity is a power of two */

static JudgedType *find(JudgedType *places, size_t capacity, const Type *type) {
  uint64_t hash = ((uint64_t)(uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(hash >> 32) & (capacity - 1);
  while (places[place].type && places[place].type != type) place = (place + 1) & (capacity - 1);
  return &places[place];
}

static bool grow(JudgedTypes *judged) {
  size_t capacity = judged->capacity ? judged->capacity * 2 : SMALLEST;
  JudgedType *larger = calloc(capacity, sizeof *larger);
  if (!larger) return false;
  for (size_t place = 0; place < judged->capacity; place++) {
    const JudgedType *old = &judged->places[place];
    if (old->type) *find(larger, capacity, old->type) = *old;
  }
  free(judged->places);
  judged->places = larger;
  judged->capacity = capacity;
  return true;
}

const JudgedType *judged_find(JudgedTypes *judged, Type *type, Object *judge) {
  if (judged->capacity) {
    const JudgedType *found = find(judged->places, judged->capacity, type);
    if (found->type) return found;
  }
  Py_IncRef((Object *)type);
  Object *answer = PyObject_CallFunctionObjArgs(judge, (Object *)type, NULL);
  unsigned long long policy = answer ? PyLong_AsUnsignedLongLong(answer) : 0;
  release(answer);
  if (!PyErr_Occurred() && judged->count >= judged->capacity / 2 && !grow(judged))
    PyErr_NoMemory();
  if (PyErr_Occurred()) {
    Py_DecRef((Object *)type);
    return NULL;
  }
  JudgedType *place = find(judged->places, judged->capacity, type);
  *place = (JudgedType){type, size_method(type), policy <= READ ? (Policy)policy : SKIP};
  judged->count++;
  return place;
}

void judged_clear(JudgedTypes *judged) {
  JudgedTypes old = *judged;
  *judged = (JudgedTypes){NULL, 0, 0};
  for (size_t place = 0; place < old.capacity; place++) release((Object *)old.places[place].type);
  free(old.places);
}
