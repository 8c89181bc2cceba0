#include "sharing.h"

#include <stdlib.h>

struct Meeting {
  const Object *object; /* NULL: of one that has another meeting */
  size_t last;          /* instance that led to it */
  uint32_t registered, instances, next;
};

enum { MOST_CLASSES = 8, MOST_FOUND = 20000, FIRST_ROOM = 1024, BLOCK = 4096, MARKS = 65536 };
static const uint32_t OTHERS = UINT32_MAX;

/* Returns whether there is room for one more than `count`. */
static bool reserve(void *items, size_t count, size_t *room, size_t each) {
  if (count < *room) return true;
  size_t larger = *room ? *room + *room / 2 : FIRST_ROOM;
  void **array = items;
  void *moved = larger < UINT32_MAX ? realloc(*array, larger * each) : NULL;
  if (!moved) return false;
  *array = moved;
  *room = larger;
  return true;
}

static size_t count_of(const Sharing *sharing) {
  return sharing->blocks * BLOCK - (size_t)(sharing->end - sharing->next);
}

static Counted *counted_at(const Sharing *sharing, size_t number) {
  return &sharing->counted[number / BLOCK][number % BLOCK];
}

bool sharing_begin(Sharing *sharing, uint32_t registered) {
  if (!reserve(&sharing->starts, sharing->instances, &sharing->room_starts, sizeof(size_t)))
    return false;
  sharing->registered = registered;
  uint64_t mark = sharing->mark >> SHARING_INSTANCE; /* 0, for none, is passed over */
  sharing->mark = (mark < UINT16_MAX ? mark + 1 : 1) << SHARING_INSTANCE;
  sharing->starts[sharing->instances++] = count_of(sharing);
  return true;
}

bool sharing_reserve(Sharing *sharing) {
  if (!reserve(&sharing->counted, sharing->blocks, &sharing->room_blocks, sizeof(Counted *)))
    return false;
  Counted *block = malloc(BLOCK * sizeof *block);
  if (!block) return false;
  sharing->counted[sharing->blocks++] = block;
  sharing->next = block;
  sharing->end = block + BLOCK;
  return true;
}

/* The place of an object, or the one that is free for it. */
static uint32_t *place_of(const Sharing *sharing, const Object *object) {
  uint64_t hash = ((uint64_t)(uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(hash >> 24);
  for (;; place++) {
    uint32_t *found = &sharing->places[place & (sharing->room_places - 1)];
    if (!*found || sharing->meetings[*found].object == object) return found;
  }
}

/* Makes room for one more place; a power of two, at most half of it filled. */
static bool reserve_place(Sharing *sharing) {
  if (sharing->met + 2 < sharing->room_places / 2) return true;
  size_t larger = sharing->room_places ? sharing->room_places * 2 : FIRST_ROOM;
  uint32_t *places = calloc(larger, sizeof *places);
  if (!places) return false;
  free(sharing->places);
  sharing->places = places;
  sharing->room_places = larger;
  for (size_t met = 1; met <= sharing->met; met++)
    if (sharing->meetings[met].object)
      *place_of(sharing, sharing->meetings[met].object) = (uint32_t)met;
  return true;
}

/* The meeting of the object, whose first is `first`, with the class. NULL: it is not there yet, and
   comes after `*last`. */
static Meeting *of_class(const Sharing *sharing, uint32_t first, uint32_t *last) {
  uint32_t place = first;
  for (int classes = 1; place; classes++) {
    Meeting *met = &sharing->meetings[place];
    if (met->registered == sharing->registered) return met;
    if (classes == MOST_CLASSES) met->registered = OTHERS;
    if (met->registered == OTHERS) return met;
    *last = place;
    place = met->next;
  }
  return NULL;
}

/* Notes that others lead to what counts for instances of a mark. */
static bool lead_to(Sharing *sharing, uint64_t mark) {
  if (!sharing->led_to) sharing->led_to = calloc(MARKS / 64, sizeof *sharing->led_to);
  if (!sharing->led_to) return false;
  size_t number = (size_t)(mark >> SHARING_INSTANCE);
  sharing->led_to[number / 64] |= UINT64_C(1) << number % 64;
  return true;
}

/* Whether others lead to what counts for an instance, or for one that has the same mark. */
static bool is_led_to(const Sharing *sharing, size_t instance) {
  size_t number = instance % UINT16_MAX + 1;
  return sharing->led_to[number / 64] >> number % 64 & 1;
}

bool sharing_meet(Sharing *sharing, Object *object, uint64_t mark) {
  if (!lead_to(sharing, mark) ||
      !reserve(&sharing->meetings, sharing->met + 1, &sharing->room_met, sizeof(Meeting)) ||
      !reserve_place(sharing))
    return false;
  uint32_t *first = place_of(sharing, object), last = 0;
  if (*first && sharing->meetings[*first].last == sharing->instances) return true;
  Meeting *met = of_class(sharing, *first, &last);
  if (!met) {
    met = &sharing->meetings[++sharing->met];
    *met = (Meeting){*first ? NULL : object, 0, sharing->registered, 0, 0};
    if (last) sharing->meetings[last].next = (uint32_t)sharing->met;
    if (!*first) *first = (uint32_t)sharing->met;
  }
  met->instances++;
  sharing->meetings[*first].last = sharing->instances;
  return true;
}

static Object *classes_of(const Sharing *sharing, uint32_t first) {
  Object *list = PyList_New(0);
  for (uint32_t place = first; list && place; place = sharing->meetings[place].next) {
    const Meeting *met = &sharing->meetings[place];
    Object *pair = Py_BuildValue("(ii)", (int)met->registered, (int)met->instances);
    bool added = pair && PyList_Append(list, pair) >= 0;
    release(pair);
    if (added) continue;
    Py_DecRef(list);
    list = NULL;
  }
  return list;
}

/* Returns (object, bytes, ...), or NULL with a Python exception; `*number`, the place of an object that
   others have met, becomes that of the first that is not below it. */
static Object *row_of(const Sharing *sharing, uint32_t met, size_t *number, size_t limit,
                      size_t instance, Size least) {
  const Counted *counted = counted_at(sharing, *number);
  Size bytes = counted->size;
  size_t end = *number + 1;
  for (; end < limit && counted_at(sharing, end)->height >= counted->height; end++)
    bytes += counted_at(sharing, end)->size;
  *number = end;
  if (bytes * 8 < least) return none();
  Object *classes = classes_of(sharing, met);
  Size last = (Size)sharing->meetings[met].last - 1;
  return classes ? Py_BuildValue("(OnnnN)", counted->object, bytes * 8, (Size)instance, last, classes)
                 : NULL;
}

/* Adds a row for each of an instance's objects that others have met. */
static bool list_instance(const Sharing *sharing, size_t instance, Size least, Object *list) {
  size_t number = sharing->starts[instance];
  size_t limit =
      instance + 1 < sharing->instances ? sharing->starts[instance + 1] : count_of(sharing);
  while (number < limit && PyList_Size(list) < MOST_FOUND) {
    uint32_t met = *place_of(sharing, counted_at(sharing, number)->object);
    if (!met) {
      number++;
      continue;
    }
    Object *row = row_of(sharing, met, &number, limit, instance, least);
    bool added = row && (row == PYTHON_NONE || PyList_Append(list, row) >= 0);
    release(row);
    if (!added) return false;
  }
  return true;
}

Object *sharing_list(Sharing *sharing, Size least) {
  Object *list = PyList_New(0);
  if (!sharing->met) return list;
  for (size_t instance = 0; list && instance < sharing->instances; instance++) {
    if (!is_led_to(sharing, instance) || list_instance(sharing, instance, least, list)) continue;
    Py_DecRef(list);
    list = NULL;
  }
  return list;
}

void sharing_clear(Sharing *sharing) {
  Sharing old = *sharing;
  *sharing = (Sharing){0};
  free(old.meetings);
  free(old.places);
  free(old.starts);
  free(old.led_to);
  for (size_t block = 0; block < old.blocks; block++) {
    const Counted *end = block + 1 < old.blocks ? old.counted[block] + BLOCK : old.next;
    for (const Counted *each = old.counted[block]; each < end; each++) Py_DecRef(each->object);
    free(old.counted[block]);
  }
  free(old.counted);
}
