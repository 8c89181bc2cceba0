/* Who refers to an object: one look at all objects for many of them. */
#include <stdlib.h>

#include "census.h"
#include "functions.h"
#include "seen.h"

typedef struct {
  Object *referrer, *object; /* held */
} Edge;

typedef struct {
  Seen sought, passed_over;
  Seen waiting, finished; /* tuples that may be unfinished, and those that were found not to be */
  Edge *edges;
  size_t count, capacity, most;
  Object *referrer; /* that is traversed now */
  Object *last;     /* what it was seen to refer to last: as a rule it is told again and again */
  bool careful; /* other threads are there, and may be making tuples */
  bool failed;
} Search;

static int visit_referent(Object *object, void *argument) {
  Search *search = argument;
  if (object == search->last || !seen_has(&search->sought, object)) return 0;
  search->last = object;
  if (search->count == search->most) return 1;
  if (search->count == search->capacity) {
    size_t capacity = search->capacity ? search->capacity * 2 : 256;
    Edge *larger = realloc(search->edges, capacity * sizeof *larger);
    if (!larger) {
      search->failed = true;
      return 1;
    }
    search->edges = larger;
    search->capacity = capacity;
  }
  Py_IncRef(object);
  Py_IncRef(search->referrer);
  search->edges[search->count++] = (Edge){search->referrer, object};
  return 0;
}

/* A tuple that only one refers to, beside the visit, may not be ready: held by another, its maker could
   not resize it. */
static bool may_be_unfinished(const Object *object) {
  return object->type == &PyTuple_Type && object->references <= 2;
}

static int visit_waiting(Object *object, void *argument) {
  Search *search = argument;
  if (!seen_has(&search->sought, object)) return 0;
  search->failed = seen_add(&search->waiting, search->referrer, 0) == SEEN_NO_MEMORY;
  return 1;
}

static int visit_object(Object *object, void *argument) {
  Search *search = argument;
  const Type *type = object->type;
  if (!type->traverse || seen_has(&search->passed_over, object) ||
      seen_has(&search->passed_over, (const Object *)type))
    return 1;
  bool waits = search->careful && may_be_unfinished(object);
  search->referrer = object;
  search->last = NULL;
  (void)type->traverse(object, waits ? visit_waiting : visit_referent, search);
  return !search->failed && search->count < search->most;
}

/* To a tuple that is not finished nothing refers but its maker, which is no object. */
static int visit_finished(Object *object, void *argument) {
  Search *search = argument;
  if (!seen_has(&search->waiting, object)) return 0;
  SeenAnswer answer = seen_add(&search->finished, object, 0);
  if (answer == SEEN_BEFORE) return 0;
  search->failed = answer == SEEN_NO_MEMORY;
  if (search->failed) return 1;
  search->referrer = object;
  search->last = NULL;
  (void)object->type->traverse(object, visit_referent, search);
  return search->failed || search->count == search->most;
}

static int visit_holder(Object *object, void *argument) {
  Search *search = argument;
  if (!object->type->traverse || seen_has(&search->passed_over, object)) return 1;
  (void)object->type->traverse(object, visit_finished, search);
  return !search->failed && search->count < search->most;
}

static bool look(Search *search) {
  return census_visit(visit_object, search) &&
         (search->failed || !search->waiting.count || census_visit(visit_holder, search));
}

static bool put_all(Seen *seen, Object *list) {
  for (Size index = 0, count = PyList_Size(list); index < count; index++)
    if (seen_add(seen, PyList_GetItem(list, index), 0) == SEEN_NO_MEMORY) return false;
  return true;
}

/* Gives the references to a list of tuples. */
static Object *list_of(Search *search) {
  Object *list = PyList_New(0);
  while (search->count) {
    Edge edge = search->edges[--search->count];
    Object *pair = list ? Py_BuildValue("(NN)", edge.referrer, edge.object) : NULL;
    if (!list) {
      Py_DecRef(edge.referrer);
      Py_DecRef(edge.object);
    } else if (!pair || PyList_Append(list, pair) < 0) {
      Py_DecRef(list);
      list = NULL;
    }
    release(pair);
  }
  return list;
}

Object *native_referrers(Object *self, Object *arguments) {
  (void)self;
  Object *sought, *passed_over;
  Size most;
  int careful;
  if (!PyArg_ParseTuple(arguments, "OOnp", &sought, &passed_over, &most, &careful)) return NULL;
  if (PyList_Size(sought) < 0 || PyList_Size(passed_over) < 0) return NULL;
  Search search = {.most = most > 0 ? (size_t)most : 0, .careful = careful != 0};
  Object *list = NULL;
  search.failed = !put_all(&search.sought, sought) || !put_all(&search.passed_over, passed_over) ||
                  seen_add(&search.passed_over, sought, 0) == SEEN_NO_MEMORY;
  bool visited = search.failed || look(&search);
  seen_clear(&search.sought);
  seen_clear(&search.passed_over);
  seen_clear(&search.waiting);
  seen_clear(&search.finished);
  if (search.failed) {
    PyErr_NoMemory();
  } else if (visited) {
    list = list_of(&search);
  }
  while (search.count) {
    Edge edge = search.edges[--search.count];
    Py_DecRef(edge.referrer);
    Py_DecRef(edge.object);
  }
  free(search.edges);
  return list;
}
