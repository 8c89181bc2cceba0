#include "types.h"

#include <stdlib.h>

static size_t home(const TypeTable *table, const Type *type) {
  uint64_t hash = ((uint64_t)(uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash >> 32) & (table->capacity - 1); /* a power of two */
}

static void put(TypeTable *table, HookedType *hooked) {
  size_t place = home(table, hooked->type);
  while (table->places[place]) place = (place + 1) & (table->capacity - 1);
  table->places[place] = hooked;
}

static bool reserve(TypeTable *table) {
  if (table->count < table->capacity / 2) return true;
  TypeTable larger = {NULL, table->capacity ? table->capacity * 2 : 64, table->count};
  larger.places = calloc(larger.capacity, sizeof *larger.places);
  if (!larger.places) return false;
  for (size_t place = 0; place < table->capacity; place++)
    if (table->places[place]) put(&larger, table->places[place]);
  free(table->places);
  *table = larger;
  return true;
}

HookedType *types_find(const TypeTable *table, const Type *type) {
  if (!table->count) return NULL;
  size_t place = home(table, type);
  for (HookedType *hooked; (hooked = table->places[place]);) {
    if (hooked->type == type) return hooked;
    place = (place + 1) & (table->capacity - 1);
  }
  return NULL;
}

static void dispose(HookedType *hooked) {
  Object *reference = hooked->reference;
  free(hooked);
  release(reference);
}

HookedType *types_insert(TypeTable *table, Type *type, Method *on_gone) {
  Object *reference = NULL;
  if (type->flags & TYPE_IS_ON_HEAP) {
    Object *callback = PyCFunction_NewEx(on_gone, NULL, NULL);
    if (!callback) return NULL;
    reference = PyWeakref_NewRef((Object *)type, callback);
    Py_DecRef(callback);
    if (!reference) return NULL;
  }
  HookedType *before = types_find(table, type);
  if (before) types_remove(table, before);
  HookedType *hooked = reserve(table) ? calloc(1, sizeof *hooked) : NULL;
  if (!hooked) {
    release(reference);
    PyErr_NoMemory();
    return NULL;
  }
  hooked->type = type;
  hooked->reference = reference;
  put(table, hooked);
  table->count++;
  return hooked;
}

void types_mark_gone(HookedType *hooked) {
  Object *reference = hooked->reference;
  hooked->reference = NULL;
  hooked->gone = true;
  release(reference);
}

bool types_lost(TypeTable *table, const Object *reference) {
  for (size_t place = 0; place < table->capacity; place++) {
    HookedType *hooked = table->places[place];
    if (!hooked || hooked->reference != reference) continue;
    types_mark_gone(hooked);
    return true;
  }
  return false;
}

void types_clear(TypeTable *table, void (*each)(HookedType *)) {
  TypeTable old = *table;
  *table = (TypeTable){NULL, 0, 0};
  for (size_t place = 0; place < old.capacity; place++) {
    HookedType *hooked = old.places[place];
    if (!hooked) continue;
    if (!hooked->gone) each(hooked);
    dispose(hooked);
  }
  free(old.places);
}

void types_remove(TypeTable *table, HookedType *hooked) {
  size_t mask = table->capacity - 1, hole = home(table, hooked->type);
  while (table->places[hole] != hooked) hole = (hole + 1) & mask;
  for (size_t place = (hole + 1) & mask; table->places[place]; place = (place + 1) & mask) {
    size_t wanted = home(table, table->places[place]->type);
    if (((place - wanted) & mask) < ((place - hole) & mask)) continue; /* not before its home */
    table->places[hole] = table->places[place];
    hole = place;
  }
  table->places[hole] = NULL;
  table->count--;
  dispose(hooked);
}

size_t types_bytes(const TypeTable *table) {
  return table->capacity * sizeof *table->places + table->count * sizeof **table->places;
}
