#include "heaptypes.h"

#include <stdlib.h>
#include <string.h>

enum { SMALLEST = 1024 };
static const int64_t most_bytes = (INT64_C(1) << 62) - 1;

/* PyMethodDescrObject */
typedef struct {
  Object head;
  Type *type;
  Object *name, *qualified_name;
  const Method *method;
} MethodDescriptor;

static HeapType *find(HeapType *places, size_t capacity, const Type *type) {
  uint64_t hash = ((uint64_t)(uintptr_t)type >> 4) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(hash >> 32) & (capacity - 1);
  while (places[place].type && places[place].type != type) place = (place + 1) & (capacity - 1);
  return &places[place];
}

static bool grow(HeapTypes *types) {
  size_t capacity = types->capacity ? types->capacity * 2 : SMALLEST;
  HeapType *larger = calloc(capacity, sizeof *larger);
  if (!larger) return false;
  for (size_t place = 0; place < types->capacity; place++) {
    const HeapType *old = &types->places[place];
    if (old->type) *find(larger, capacity, old->type) = *old;
  }
  free(types->places);
  types->places = larger;
  types->capacity = capacity;
  return true;
}

static Object *held(Object *object) {
  if (object == PYTHON_NONE) return NULL;
  Py_IncRef(object);
  return object;
}

static Function function_of(Object *method) {
  if (!method) return NULL;
  const Method *found = ((const MethodDescriptor *)(const void *)method)->method;
  return found->call == CALL_NONE && !strcmp(found->name, "__sizeof__") ? found->function : NULL;
}

/* Takes over what `judge` has answered. Returns false with a Python exception. */
static bool read(HeapType *type, Object *answer) {
  if (answer == PYTHON_NONE) {
    Py_IncRef((Object *)type->type);
    return type->is_left_out = true;
  }
  Object *method, *look, *list;
  int route, value;
  Size head, size;
  if (!PyArg_ParseTuple(answer, "IInnOiOOi", &type->number, &type->layout, &head, &size, &method,
                        &route, &look, &list, &value))
    return false;
  type->head = head;
  type->size = size;
  type->route = (Route)route;
  type->value = (ValueKind)value;
  type->method = method == PYTHON_NONE ? NULL : method;
  type->says_size = function_of(type->method);
  type->look = held(look);
  type->list = held(list);
  return heap_type_learn(type);
}

static void let_go(HeapType *type) {
  HeapType old = *type;
  *type = (HeapType){.type = NULL};
  release(old.look);
  release(old.list);
  if (old.is_left_out) Py_DecRef((Object *)old.type);
  free(old.ways);
}

HeapType *heap_type_of(HeapTypes *types, Object *object, Object *judge) {
  Type *type = object->type;
  if (types->capacity) {
    HeapType *found = find(types->places, types->capacity, type);
    if (found->type) return found;
  }
  HeapType judged = {.type = type};
  Object *answer = PyObject_CallFunctionObjArgs(judge, (Object *)type, object, NULL);
  bool whole = answer && read(&judged, answer);
  release(answer);
  if (whole && types->count >= types->capacity / 2 && !grow(types)) {
    PyErr_NoMemory();
    whole = false;
  }
  if (!whole) {
    let_go(&judged);
    return NULL;
  }
  HeapType *place = find(types->places, types->capacity, type);
  *place = judged;
  types->count++;
  return place;
}

bool heap_type_learn(HeapType *type) {
  size_t count = type->list ? (size_t)PyList_Size(type->list) : 0;
  if (count <= type->way_count) return true;
  Way *ways = realloc(type->ways, count * sizeof *ways);
  if (!ways) return PyErr_NoMemory(), false;
  type->ways = ways;
  while (type->way_count < count) {
    Size references, more;
    Way *way = &ways[type->way_count];
    if (!PyArg_ParseTuple(PyList_GetItem(type->list, (Size)type->way_count), "nOIn", &references,
                          &way->names, &way->layout, &more))
      return false;
    if (way->names == PYTHON_NONE) way->names = NULL;
    way->count = (size_t)references;
    way->more = more;
    type->way_count++;
  }
  return true;
}

int64_t heap_type_size(const HeapType *type, Object *object) {
  if (type->size >= 0) return type->size;
  const Type *cls = type->type;
  if (!type->method) {
    Size items = cls->item_size ? ((const Type *)object)->count : 0;
    return cls->basic_size + (items < 0 ? -items : items) * cls->item_size + type->head;
  }
  Object *result = type->says_size ? type->says_size(object, NULL)
                                   : PyObject_CallFunctionObjArgs(type->method, object, NULL);
  int overflow = 0;
  int64_t size = result ? PyLong_AsLongLongAndOverflow(result, &overflow) : 0;
  release(result);
  if (PyErr_Occurred()) {
    PyErr_Clear();
    return 0;
  }
  if (overflow > 0 || size > most_bytes) size = most_bytes;
  return (overflow < 0 || size < 0 ? 0 : size) + type->head;
}

void heap_types_clear(HeapTypes *types) {
  HeapTypes old = *types;
  *types = (HeapTypes){NULL, 0, 0};
  for (size_t place = 0; place < old.capacity; place++)
    if (old.places[place].type) let_go(&old.places[place]);
  free(old.places);
}
