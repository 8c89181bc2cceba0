#include "instances.h"

#include <stdlib.h>

/* Linear probing. The home of 512 bytes of addresses is the upper part of hash * capacity, so a
   capacity need not be a power of two and the table grows by half: at most three quarters of the
   places are taken. Neighbours in memory, which are often made and freed together, are neighbours in
   the table. */
static Instance *places;
static size_t capacity, count;

enum { SMALLEST = 64 };

static size_t home(uint64_t address) {
  uint64_t hash = (address >> 9) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(((unsigned __int128)hash * capacity) >> 64) + (address >> 5 & 15);
  return place < capacity ? place : place - capacity;
}

static size_t following(size_t place) { return place + 1 == capacity ? 0 : place + 1; }

static void put(Instance instance) {
  size_t place = home(instance.address);
  while (places[place].address) place = following(place);
  places[place] = instance;
}

static bool resize(size_t wanted) {
  Instance *old = places;
  size_t size = capacity;
  Instance *fresh = calloc(wanted, sizeof *fresh);
  if (!fresh) return false;
  places = fresh;
  capacity = wanted;
  for (size_t place = 0; place < size; place++)
    if (old[place].address) put(old[place]);
  free(old);
  return true;
}

Instance *instances_find(uint64_t address) {
  if (!count) return NULL;
  for (size_t place = home(address); places[place].address; place = following(place))
    if (places[place].address == address) return &places[place];
  return NULL;
}

bool instances_insert(Instance instance) {
  if (count >= capacity / 4 * 3) {
    /* without memory for a larger table the last places are used, except one: probing ends there */
    if (!resize(capacity ? capacity / 2 * 3 : SMALLEST) && count + 1 >= capacity) return false;
  }
  put(instance);
  count++;
  return true;
}

void instances_remove(Instance *instance) {
  size_t hole = (size_t)(instance - places);
  for (size_t place = following(hole); places[place].address; place = following(place)) {
    size_t wanted = home(places[place].address);
    /* one that may not move before its home stays */
    bool stays = hole <= place ? hole < wanted && wanted <= place : hole < wanted || wanted <= place;
    if (stays) continue;
    places[hole] = places[place];
    hole = place;
  }
  places[hole].address = 0;
  count--;
  if (capacity > SMALLEST && count < capacity / 8) {
    size_t smaller = capacity / 4;
    (void)resize(smaller < SMALLEST ? SMALLEST : smaller);
  }
}

size_t instances_count(void) { return count; }

Instance *instances_next(size_t *place) {
  while (*place < capacity) {
    Instance *instance = &places[(*place)++];
    if (instance->address) return instance;
  }
  return NULL;
}

void instances_clear(void) {
  free(places);
  places = NULL;
  capacity = count = 0;
}

size_t instances_bytes(void) { return capacity * sizeof *places; }
