#include "referents.h"

#include <stdlib.h>

int referents_push(Object *object, void *argument) {
  Referents *referents = argument;
  if (referents->count == referents->capacity) {
    size_t capacity = referents->capacity ? referents->capacity * 2 : 1024;
    Object **larger = realloc(referents->objects, capacity * sizeof *larger);
    if (!larger) {
      referents->failed = true;
      return 1;
    }
    referents->objects = larger;
    referents->capacity = capacity;
  }
  Py_IncRef(object);
  referents->objects[referents->count++] = object;
  return 0;
}

void referents_of(Object *object, Referents *referents) {
  const Type *type = object->type;
  if (!(type->flags & TYPE_IS_COLLECTED) || !type->traverse) return;
  if (type->is_collected && !type->is_collected(object)) return;
  (void)type->traverse(object, referents_push, referents);
}

void referents_of_dict(Object *dict, Referents *referents) {
  Size place = 0;
  Object *key, *value;
  while (!referents->failed && PyDict_Next(dict, &place, &key, &value)) {
    (void)referents_push(key, referents);
    (void)referents_push(value, referents);
  }
}

void referents_cut(Referents *referents, size_t count) {
  while (referents->count > count) Py_DecRef(referents->objects[--referents->count]);
}

void referents_free(Referents *referents) {
  free(referents->objects);
  *referents = (Referents){NULL, 0, 0, false};
}
