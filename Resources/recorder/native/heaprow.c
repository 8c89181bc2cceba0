#include "heapwalk.h"
#include "inside.h"

static int meet(Object *object, void *unused) {
  (void)unused;
  if (!column_put_long(&heap_walk.columns[REFERENCES], (uint64_t)(uintptr_t)object) ||
      (heap_walk_meets(object) && PyList_Append(heap_walk.waiting, object) < 0)) {
    heap_walk.failed = true;
    return 1;
  }
  return 0;
}

static int append(Object *object, void *list) { return PyList_Append(list, object); }

static void traverse(Object *object, Visit visit, void *argument) {
  const Type *type = object->type;
  if (!(type->flags & TYPE_IS_COLLECTED) || !type->traverse) return;
  if (type->is_collected && !type->is_collected(object)) return;
  (void)type->traverse(object, visit, argument);
}

static void meet_in_dictionary(Object *dictionary) {
  Object *key, *value;
  for (Size place = 0; !heap_walk.failed && PyDict_Next(dictionary, &place, &key, &value);)
    (void)meet(key, NULL);
  for (Size place = 0; !heap_walk.failed && PyDict_Next(dictionary, &place, &key, &value);)
    (void)meet(value, NULL);
}

/* The references are those attributes, each by the name that the way has, and then the type. */
static bool names_fit(const Way *way, const Attributes *attributes, const uint64_t *ids,
                      size_t count) {
  Size names = PyTuple_Size(way->names), found = 0;
  if (way->count != count || (size_t)names + 1 != count) return false;
  for (Size place = 0; place < attributes->count; place++) {
    const Object *value = attributes->values[place];
    if (!value) continue;
    if (found == names || (uint64_t)(uintptr_t)value != ids[found] ||
        PyTuple_GetItem(way->names, found) != inside_name(attributes, place))
      return false;
    found++;
  }
  return found == names;
}

/* What was written of the references of the object from `start` on is as the way says. */
static bool fits(const Way *way, Object *object, const uint64_t *ids, size_t count) {
  if (way->count != count) return false;
  if (!way->names)
    return ((Object *)(uintptr_t)ids[0])->type == &PyDict_Type &&
           (count == 1 || (Object *)(uintptr_t)ids[1] == (Object *)object->type);
  Size names = PyTuple_Size(way->names);
  for (Size index = 0; index < names && (size_t)index < count; index++) {
    Object *value = PyObject_GenericGetAttr(object, PyTuple_GetItem(way->names, index));
    if (!value) {
      PyErr_Clear();
      return false;
    }
    bool same = (uint64_t)(uintptr_t)value == ids[index];
    Py_DecRef(value); /* the object holds it */
    if (!same) return false;
  }
  return true;
}

/* Is there a dictionary that may be that of the attributes? */
static bool may_have_dictionary(Route route, const uint64_t *ids, size_t count) {
  if (route != BESIDE) return count == 2 && ((Object *)(uintptr_t)ids[0])->type == &PyDict_Type;
  for (size_t index = 0; index < count; index++)
    if (((Object *)(uintptr_t)ids[index])->type == &PyDict_Type) return true;
  return false;
}

static const Way *way_of(const HeapType *type, Object *object, const uint64_t *ids, size_t count) {
  Attributes attributes;
  if (type->route == EXACT && inside_read(object, &attributes)) {
    for (size_t index = 0; index < type->way_count; index++)
      if (names_fit(&type->ways[index], &attributes, ids, count)) return &type->ways[index];
    return NULL;
  }
  bool with_dictionary = may_have_dictionary(type->route, ids, count);
  for (size_t index = 0; index < type->way_count; index++) {
    const Way *way = &type->ways[index];
    if (type->route != EXACT && with_dictionary == !way->names && fits(way, object, ids, count)) return way;
  }
  return NULL;
}

/* Lets Python tell the references. `type` is a copy: what is known of types may move meanwhile. */
static bool ask(Object *object, const HeapType *type, uint32_t *layout, Size *more) {
  Object *shown = PyList_New(0);
  if (!shown) return false;
  if (type->route != TOLD_ALONE) traverse(object, append, shown);
  uint64_t turn = heap_walk.turn;
  Object *answer = PyErr_Occurred()
                       ? NULL
                       : PyObject_CallFunctionObjArgs(type->look, object, shown, NULL);
  Py_DecRef(shown);
  Object *told;
  bool whole = answer && PyArg_ParseTuple(answer, "OIn", &told, layout, more);
  if (whole && turn != heap_walk.turn) whole = heap_walk_lost();
  for (Size index = 0; whole && index < PyList_Size(told) && !heap_walk.failed; index++)
    (void)meet(PyList_GetItem(told, index), NULL);
  release(answer);
  return whole;
}

static bool refer(Object *object, HeapType *type, uint32_t *layout, Size *more) {
  Column *references = &heap_walk.columns[REFERENCES];
  size_t before = references->length;
  switch (type->route) {
    case TRAVERSED: traverse(object, meet, NULL); return true;
    case DICTIONARY: meet_in_dictionary(object); return true;
    case TOLD:
    case TOLD_ALONE: break;
    case BESIDE:
    case INSIDE:
    case EXACT: {
      traverse(object, meet, NULL);
      if (heap_walk.failed) return true;
      const uint64_t *ids = (const uint64_t *)(const void *)(references->bytes + before);
      const Way *way = references->length > before
                           ? way_of(type, object, ids, (references->length - before) / sizeof *ids)
                           : NULL;
      if (way) {
        *layout = way->layout;
        *more = way->more;
        return true;
      }
      references->length = before;
    }
  }
  HeapType copy = *type;
  return ask(object, &copy, layout, more);
}

bool heap_walk_write(Object *object, HeapType *type, int64_t size, uint32_t count) {
  Column *columns = heap_walk.columns;
  uint32_t layout = type->layout, number = type->number;
  Size more = 0;
  size_t before = columns[REFERENCES].length;
  if (!refer(object, type, &layout, &more) || heap_walk.failed) return false;
  return column_put_long(&columns[ADDRESSES], (uint64_t)(uintptr_t)object) &&
         column_put_long(&columns[BYTE_SIZES], (uint64_t)(size + more)) &&
         column_put_word(&columns[NUMBERS_OF_TYPES], number) &&
         column_put_word(&columns[LAYOUTS], layout) && column_put_word(&columns[COUNTS], count) &&
         column_put_word(&columns[NUMBERS_OF_REFERENCES],
                         (columns[REFERENCES].length - before) / sizeof(uint64_t));
}
