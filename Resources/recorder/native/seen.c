#include "seen.h"

#include <stdlib.h>

enum { HELD = 1, SMALLEST = 4096 }; /* the capacity is a power of two */

static size_t home(uintptr_t address, size_t capacity) {
  uint64_t hash = ((uint64_t)address >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash >> 24) & (capacity - 1);
}

static uintptr_t *find(uintptr_t *places, size_t capacity, uintptr_t address) {
  size_t place = home(address, capacity);
  while (places[place] && (places[place] & ~(uintptr_t)HELD) != address)
    place = (place + 1) & (capacity - 1);
  return &places[place];
}

static bool grow(Seen *seen) {
  size_t capacity = seen->capacity ? seen->capacity * 2 : SMALLEST;
  uintptr_t *larger = calloc(capacity, sizeof *larger);
  if (!larger) return false;
  for (size_t place = 0; place < seen->capacity; place++) {
    uintptr_t entry = seen->places[place];
    if (entry) *find(larger, capacity, entry & ~(uintptr_t)HELD) = entry;
  }
  free(seen->places);
  seen->places = larger;
  seen->capacity = capacity;
  return true;
}

SeenAnswer seen_add(Seen *seen, Object *object, bool held) {
  if (seen->count >= seen->capacity / 3 * 2 && !grow(seen)) return SEEN_NO_MEMORY;
  uintptr_t *place = find(seen->places, seen->capacity, (uintptr_t)object);
  if (*place) return SEEN_BEFORE;
  *place = (uintptr_t)object | (held ? HELD : 0);
  seen->count++;
  return SEEN_NEW;
}

bool seen_has(const Seen *seen, const Object *object) {
  return seen->count && *find(seen->places, seen->capacity, (uintptr_t)object);
}

void seen_clear(Seen *seen) {
  Seen old = *seen;
  *seen = (Seen){NULL, 0, 0};
  for (size_t place = 0; place < old.capacity; place++)
    if (old.places[place] & HELD) Py_DecRef((Object *)(old.places[place] & ~(uintptr_t)HELD));
  free(old.places);
}
