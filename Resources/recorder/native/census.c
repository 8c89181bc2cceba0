#include "census.h"

#include <stdlib.h>

typedef struct {
  Type *type; /* NULL: a free place */
  Object *method;
  uint64_t count, bytes;
} TypeCount;

typedef struct {
  TypeCount *places;
  size_t capacity, count; /* capacity: a power of two */
  bool failed;
} Census;

static TypeCount *find(TypeCount *places, size_t capacity, const Type *type) {
  uint64_t hash = ((uint64_t)(uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(hash >> 32) & (capacity - 1);
  while (places[place].type && places[place].type != type) place = (place + 1) & (capacity - 1);
  return &places[place];
}

static bool grow(Census *census) {
  size_t capacity = census->capacity ? census->capacity * 2 : 1024;
  TypeCount *larger = calloc(capacity, sizeof *larger);
  if (!larger) return false;
  for (size_t place = 0; place < census->capacity; place++) {
    const TypeCount *old = &census->places[place];
    if (old->type) *find(larger, capacity, old->type) = *old;
  }
  free(census->places);
  census->places = larger;
  census->capacity = capacity;
  return true;
}

static int count_object(Object *object, void *argument) {
  Census *census = argument;
  if (census->count >= census->capacity / 2 && !grow(census)) {
    census->failed = true;
    return 0;
  }
  TypeCount *found = find(census->places, census->capacity, object->type);
  if (!found->type) {
    found->type = object->type;
    found->method = size_method(object->type);
    census->count++;
  }
  found->count++;
  found->bytes += (uint64_t)size_of(object, found->method);
  return 1;
}

static Object *list_of(const Census *census) {
  Object *list = PyList_New(0);
  for (size_t place = 0; list && place < census->capacity; place++) {
    const TypeCount *each = &census->places[place];
    if (!each->type) continue;
    Object *entry = Py_BuildValue("(OKK)", (Object *)each->type, (unsigned long long)each->count,
                                  (unsigned long long)each->bytes);
    if (!entry || PyList_Append(list, entry) < 0) {
      Py_DecRef(list);
      list = NULL;
    }
    release(entry);
  }
  return list;
}

static void for_types(const Census *census, void (*each)(Object *)) {
  for (size_t place = 0; place < census->capacity; place++)
    if (census->places[place].type) each((Object *)census->places[place].type);
}

Object *census_of_types(void) {
  Census census = {NULL, 0, 0, false};
  Object *list = NULL;
  if (census_visit(count_object, &census)) {
    for_types(&census, Py_IncRef); /* before anything runs that could let one go */
    list = census.failed ? PyErr_NoMemory() : list_of(&census);
    for_types(&census, Py_DecRef);
  }
  free(census.places);
  return list;
}
