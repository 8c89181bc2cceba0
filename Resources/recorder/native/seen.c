#include "seen.h"

#include <stdlib.h>

enum { SMALLEST = 4096 }; /* the capacity is a power of two */

static size_t home(uint64_t address, size_t capacity) {
  uint64_t hash = (address >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  return (size_t)(hash >> 24) & (capacity - 1);
}

static uint64_t *find(uint64_t *places, size_t capacity, uint64_t address) {
  size_t place = home(address, capacity);
  while (places[place] && (places[place] & ~SEEN_MARK) != address)
    place = (place + 1) & (capacity - 1);
  return &places[place];
}

static bool grow(Seen *seen) {
  size_t capacity = seen->capacity ? seen->capacity * 2 : SMALLEST;
  uint64_t *larger = calloc(capacity, sizeof *larger);
  if (!larger) return false;
  for (size_t place = 0; place < seen->capacity; place++) {
    uint64_t entry = seen->places[place];
    if (entry) *find(larger, capacity, entry & ~SEEN_MARK) = entry;
  }
  free(seen->places);
  seen->places = larger;
  seen->capacity = capacity;
  return true;
}

SeenAnswer seen_add(Seen *seen, const Object *object, uint64_t mark) {
  if (seen->count >= seen->capacity / 3 * 2 && !grow(seen)) return SEEN_NO_MEMORY;
  uint64_t address = (uintptr_t)object & ~SEEN_MARK;
  seen->place = find(seen->places, seen->capacity, address);
  if (*seen->place) return SEEN_BEFORE;
  *seen->place = address | mark;
  seen->count++;
  return SEEN_NEW;
}

bool seen_has(const Seen *seen, const Object *object) {
  return seen->count && *find(seen->places, seen->capacity, (uintptr_t)object & ~SEEN_MARK);
}

void seen_clear(Seen *seen) {
  free(seen->places);
  *seen = (Seen){0};
}
