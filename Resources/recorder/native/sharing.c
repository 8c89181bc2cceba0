#include "sharing.h"

#include <stdlib.h>

struct Counted {
  Object *object;
  uint32_t height, size; /* size: in units of 8 bytes */
};

struct Meeting {
  const Object *object; /* NULL: of one that has another meeting */
  size_t last;          /* instance that led to it */
  uint32_t registered, instances, next;
};

enum { MOST_CLASSES = 8, MOST_FOUND = 20000, FIRST_ROOM = 1024, BLOCK = 4096 };
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

static Counted *counted_at(const Sharing *sharing, size_t number) {
  return &sharing->counted[number / BLOCK][number % BLOCK];
}

bool sharing_begin(Sharing *sharing, uint32_t registered) {
  if (!reserve(&sharing->starts, sharing->instances, &sharing->room_starts, sizeof(size_t)))
    return false;
  sharing->registered = registered;
  sharing->mark = (uint64_t)(sharing->instances % UINT16_MAX + 1) << SHARING_INSTANCE;
  sharing->starts[sharing->instances++] = sharing->count;
  return true;
}

bool sharing_count(Sharing *sharing, Object *object, size_t height) {
  size_t block = sharing->count / BLOCK;
  if (sharing->count % BLOCK == 0) {
    if (!reserve(&sharing->counted, block, &sharing->room_blocks, sizeof(Counted *))) return false;
    sharing->counted[block] = malloc(BLOCK * sizeof(Counted));
    if (!sharing->counted[block]) return false;
  }
  *counted_at(sharing, sharing->count++) = (Counted){object, (uint32_t)height, 0};
  return true;
}

void sharing_add(Sharing *sharing, Size bytes) {
  if (!sharing->count || bytes <= 0) return;
  uint32_t *size = &counted_at(sharing, sharing->count - 1)->size;
  size_t sum = *size + ((size_t)bytes + 7) / 8;
  *size = sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX;
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

bool sharing_meet(Sharing *sharing, Object *object) {
  if (!reserve(&sharing->meetings, sharing->met + 1, &sharing->room_met, sizeof(Meeting)) ||
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

Object *sharing_list(Sharing *sharing, Size least) {
  Object *list = PyList_New(0);
  if (!sharing->met) return list;
  size_t following = 0, end; /* the instance after that of the object */
  for (size_t number = 0; list && number < sharing->count && PyList_Size(list) < MOST_FOUND;
       number = end) {
    const Counted *counted = counted_at(sharing, number);
    end = number + 1;
    uint32_t met = *place_of(sharing, counted->object);
    if (!met) continue;
    while (following < sharing->instances && sharing->starts[following] <= number) following++;
    size_t limit = following < sharing->instances ? sharing->starts[following] : sharing->count;
    Size bytes = counted->size;
    for (; end < limit && counted_at(sharing, end)->height >= counted->height; end++)
      bytes += counted_at(sharing, end)->size;
    if (bytes * 8 < least) continue;
    Object *classes = classes_of(sharing, met);
    Size last = (Size)sharing->meetings[met].last - 1;
    Object *row = classes ? Py_BuildValue("(OnnnN)", counted->object, bytes * 8,
                                          (Size)following - 1, last, classes)
                          : NULL;
    if (!row || PyList_Append(list, row) < 0) {
      Py_DecRef(list);
      list = NULL;
    }
    release(row);
  }
  return list;
}

void sharing_clear(Sharing *sharing) {
  Sharing old = *sharing;
  *sharing = (Sharing){0};
  free(old.meetings);
  free(old.places);
  free(old.starts);
  for (size_t number = 0; number < old.count; number++) {
    Py_DecRef(counted_at(&old, number)->object);
    if (number % BLOCK == BLOCK - 1 || number + 1 == old.count) free(old.counted[number / BLOCK]);
  }
  free(old.counted);
}
