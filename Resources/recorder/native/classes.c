#include "classes.h"

#include <stdlib.h>

#include "callbacks.h"

TypeTable hooked_metatypes;

static Initialise original_of_type; /* NULL until the first hook */
static void *interpreter;

/* The hooks that are running in this thread: a metatype of C may call tp_init of its base. In memory
   of their own, as greenlets move what is on the stack, and end in any order. */
typedef struct Making {
  Object *cls;
  const Type *level; /* the metatype whose tp_init runs */
  Initialise original;
  struct Making *outer;
} Making;

static _Thread_local Making *innermost;

static int made_by_other(Object *, Object *, Object *);
static int made_by_type(Object *, Object *, Object *);

static void *current_interpreter(void) {
  if (PyInterpreterState_Get) return PyInterpreterState_Get();
  return _PyInterpreterState_Get ? _PyInterpreterState_Get() : NULL;
}

void classes_set_interpreter(void) { interpreter = current_interpreter(); }

bool classes_here(void) { return current_interpreter() == interpreter; }

static bool is_ours(Initialise function) {
  return function == made_by_other || function == made_by_type;
}

static const Making *making(const Object *cls) {
  for (const Making *each = innermost; each; each = each->outer)
    if (each->cls == cls) return each;
  return NULL;
}

/* Finds the tp_init that a call means: of the metatype itself, or, called by a tp_init of it that
   runs already, the next other one of its bases. */
static Making original(Object *cls, const Making *outer) {
  const Type *level = outer ? outer->level->base : cls->type;
  bool ours = false;
  for (; level && level != &PyType_Type; level = level->base) {
    const HookedType *hooked = classes_here() ? types_find(&hooked_metatypes, level) : NULL;
    Initialise found = NULL;
    if (hooked) {
      found = (Initialise)hooked->previous;
    } else if (is_ours(level->initialise)) {
      ours = true;
    } else if (ours) {
      found = level->initialise;
    }
    if (found && !(outer && found == outer->original)) return (Making){cls, level, found, NULL};
  }
  return (Making){cls, &PyType_Type, original_of_type, NULL};
}

static Object *on_gone(Object *self, Object *reference) {
  (void)self;
  types_lost(&hooked_metatypes, reference);
  return none();
}

static Method lost = {"lost", on_gone, CALL_ONE, NULL};

static bool hook(Type *metatype) {
  if (is_ours(metatype->initialise) && types_find(&hooked_metatypes, metatype)) return true;
  Initialise before = metatype->initialise;
  HookedType *hooked = types_insert(&hooked_metatypes, metatype, &lost);
  if (!hooked) return false;
  /* inherited from a base in C, which is hooked: then original() goes on with that base */
  hooked->previous = is_ours(before) ? NULL : (Slot)before;
  metatype->initialise = metatype == &PyType_Type ? made_by_type : made_by_other;
  return true;
}

/* Says that a class was made. */
static bool report(Object *cls) {
  if (!classes_here() || !hooked_metatypes.count) return true;
  Type *type = (Type *)cls;
  if (!(type->flags & TYPE_IS_ON_HEAP)) return true;
  if (PyType_IsSubtype(type, &PyType_Type)) classes_learn(type);
  return call_class(cls);
}

static void leave(Making *frame) {
  Making **place = &innermost;
  while (*place && *place != frame) place = &(*place)->outer;
  if (*place) *place = frame->outer;
  free(frame);
}

static int run(Object *cls, Object *arguments, Object *keywords, Making level, bool inner) {
  Making *frame = malloc(sizeof *frame);
  if (!frame) return level.original(cls, arguments, keywords);
  *frame = level;
  frame->outer = innermost;
  innermost = frame;
  int result = level.original(cls, arguments, keywords);
  leave(frame);
  if (result < 0 || inner) return result;
  return report(cls) ? result : -1;
}

static int made_by_other(Object *cls, Object *arguments, Object *keywords) {
  const Making *outer = making(cls);
  return run(cls, arguments, keywords, original(cls, outer), outer != NULL);
}

/* A function of its own: a tp_init in C that calls type's means nothing but type's. */
static int made_by_type(Object *cls, Object *arguments, Object *keywords) {
  Making frame = {cls, &PyType_Type, original_of_type, NULL};
  return run(cls, arguments, keywords, frame, making(cls) != NULL);
}

/* Hooks a metatype and all that derive from it. */
static bool hook_all(Type *metatype, Object *subclasses_of) {
  if (!hook(metatype)) return false;
  Object *subclasses = PyObject_CallFunctionObjArgs(subclasses_of, (Object *)metatype, NULL);
  if (!subclasses) return false;
  bool done = true;
  for (Size index = 0; done && index < PyList_Size(subclasses); index++)
    done = hook_all((Type *)PyList_GetItem(subclasses, index), subclasses_of);
  Py_DecRef(subclasses);
  return done;
}

bool classes_watch(void) {
  if (!original_of_type) original_of_type = PyType_Type.initialise;
  Object *subclasses_of = PyObject_GetAttrString((Object *)&PyType_Type, "__subclasses__");
  if (!subclasses_of) return false;
  bool done = hook_all(&PyType_Type, subclasses_of);
  Py_DecRef(subclasses_of);
  return done;
}

void classes_learn(Type *metatype) {
  if (hooked_metatypes.count && classes_here() && !hook(metatype)) PyErr_Clear();
}

static void restore(HookedType *hooked) {
  if (!is_ours(hooked->type->initialise)) return;
  /* an inherited hook stays, and finds the base's own */
  if (hooked->previous) hooked->type->initialise = (Initialise)hooked->previous;
}

void classes_unwatch(void) { types_clear(&hooked_metatypes, restore); }
