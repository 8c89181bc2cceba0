/* What a census has found, compared with the table of living instances. */
#include <stdlib.h>

#include "births.h"
#include "functions.h"
#include "instances.h"

/* An object that is what the table says of its address. */
typedef struct {
  Object *object; /* held */
  uint64_t address;
  double birth;
  uint32_t kind, trace, row;
  uint8_t flags;
} Known;

typedef struct {
  Known *known;
  size_t known_count;
  Object **others; /* held */
  size_t other_count;
  uint64_t *missing;
  size_t missing_count;
} Sifted;

/* Those with a row first, in the order of the rows; then the new ones by birth. */
static int compare(const void *left, const void *right) {
  const Known *a = left, *b = right;
  if (a->row != b->row) {
    if (!a->row || !b->row) return a->row ? -1 : 1;
    return a->row < b->row ? -1 : 1;
  }
  if (a->birth != b->birth) return a->birth < b->birth ? -1 : 1;
  return a->address < b->address ? -1 : a->address > b->address;
}

static bool reserve(Sifted *sifted, size_t objects) {
  sifted->known = malloc((objects + 1) * sizeof *sifted->known);
  sifted->others = malloc((objects + 1) * sizeof *sifted->others);
  sifted->missing = malloc((instances_count() + 1) * sizeof *sifted->missing);
  return sifted->known && sifted->others && sifted->missing;
}

/* `earlier`: the kind of instances that are left out, as are those that were born after `time`. */
static void sort(Sifted *sifted, Object *object, uint32_t earlier, double time) {
  uint64_t address = (uint64_t)(uintptr_t)object;
  Instance *instance = instances_find(address);
  if (instance) {
    if (instance->met) return; /* found twice */
    instance->met = true;
    if (instance->kind == earlier || instance->birth > time) return;
    const HookedType *hooked = types_find(&watched_types, object->type);
    if (hooked && !hooked->gone && hooked->kind == instance->kind) {
      Py_IncRef(object);
      sifted->known[sifted->known_count++] =
          (Known){object,         address,       instance->birth, instance->kind,
                  instance->trace, instance->row, instance->flags};
      return;
    }
  }
  Py_IncRef(object);
  sifted->others[sifted->other_count++] = object;
}

static void find_missing(Sifted *sifted, double time) {
  size_t place = 0;
  for (Instance *each; (each = instances_next(&place));) {
    if (!each->met && each->birth <= time) sifted->missing[sifted->missing_count++] = each->address;
    each->met = false;
  }
}

static void dispose(Sifted *sifted) {
  for (size_t index = 0; index < sifted->known_count; index++) release(sifted->known[index].object);
  for (size_t index = 0; index < sifted->other_count; index++) release(sifted->others[index]);
  free(sifted->known);
  free(sifted->others);
  free(sifted->missing);
}

#define COLUMN(name, type)                                                                     \
  static Object *column_of_##name(const Known *known, size_t count) {                          \
    Object *bytes = PyBytes_FromStringAndSize(NULL, (Size)(count * sizeof(type)));              \
    type *values = bytes ? (type *)(void *)PyBytes_AsString(bytes) : NULL;                      \
    for (size_t index = 0; values && index < count; index++) values[index] = known[index].name; \
    return bytes;                                                                              \
  }

COLUMN(address, uint64_t)
COLUMN(birth, double)
COLUMN(kind, uint32_t)
COLUMN(trace, uint32_t)
COLUMN(row, uint32_t)
COLUMN(flags, uint8_t)

/* Gives the references to a list. */
static Object *list_of_known(Known *known, size_t count) {
  Object *list = PyList_New((Size)count);
  for (size_t index = 0; list && index < count; index++) {
    PyList_SetItem(list, (Size)index, known[index].object);
    known[index].object = NULL;
  }
  return list;
}

static Object *list_of_others(Sifted *sifted) {
  Object *list = PyList_New((Size)sifted->other_count);
  for (size_t index = 0; list && index < sifted->other_count; index++) {
    PyList_SetItem(list, (Size)index, sifted->others[index]);
    sifted->others[index] = NULL;
  }
  return list;
}

Object *native_sift(Object *self, Object *arguments) {
  (void)self;
  Object *objects;
  unsigned int earlier;
  double time;
  if (!PyArg_ParseTuple(arguments, "OId", &objects, &earlier, &time)) return NULL;
  Size count = PyList_Size(objects);
  if (count < 0) return NULL;
  Sifted sifted = {NULL, 0, NULL, 0, NULL, 0};
  if (!reserve(&sifted, (size_t)count)) {
    dispose(&sifted);
    return PyErr_NoMemory();
  }
  for (Size index = 0; index < count; index++)
    sort(&sifted, PyList_GetItem(objects, index), earlier, time);
  find_missing(&sifted, time);
  qsort(sifted.known, sifted.known_count, sizeof *sifted.known, compare);
  size_t seen = 0;
  while (seen < sifted.known_count && sifted.known[seen].row) seen++;
  Known *fresh = sifted.known + seen;
  size_t fresh_count = sifted.known_count - seen;
  Object *result = Py_BuildValue(
      "(NN(NNNNNN)NN)", column_of_row(sifted.known, seen), list_of_known(sifted.known, seen),
      column_of_address(fresh, fresh_count), column_of_birth(fresh, fresh_count),
      column_of_kind(fresh, fresh_count), column_of_trace(fresh, fresh_count),
      column_of_flags(fresh, fresh_count), list_of_known(fresh, fresh_count),
      list_of_others(&sifted),
      PyBytes_FromStringAndSize((const char *)sifted.missing,
                                (Size)(sifted.missing_count * sizeof *sifted.missing)));
  dispose(&sifted);
  return result;
}
