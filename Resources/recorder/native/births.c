#include "births.h"

#include "callbacks.h"
#include "clock.h"
#include "layout.h"
#include "lifetimes.h"

TypeTable watched_types;

static void finalize_hook(Object *);

static Type *distrusted[32];
static int distrusted_count;

/* Puts our finalizer before the one that is there now. */
static void hook_finalizer(HookedType *hooked) {
  if (hooked->type->finalize == finalize_hook) return;
  hooked->previous = (Slot)hooked->type->finalize;
  hooked->type->finalize = finalize_hook;
}

/* Everything that may run Python code comes before the instance is made: afterwards it is half made,
   and a collection or another thread must not find it. */
static Object *allocate_hook(Type *type, Size count) {
  HookedType *hooked = types_find(&watched_types, type);
  /* a type of C that inherits from a watched class may have inherited this slot, too */
  if (!hooked || hooked->gone || births_paused) return PyType_GenericAlloc(type, count);
  hook_finalizer(hooked); /* __del__ may have been set in the meantime */
  uint32_t kind = hooked->kind, trace = 0;
  double now = clock_now();
  if (!callback_depth) {
    bool is_due = now >= callback_due, traced = hooked->flags & WATCH_TRACED;
    if (is_due && !call_due()) return NULL;
    if (traced && !call_trace(&trace)) return NULL;
    if (is_due || traced) {
      hooked = types_find(&watched_types, type);
      if (!hooked || hooked->flags & WATCH_UNCOUNTED) return PyType_GenericAlloc(type, count);
      kind = hooked->kind;
    }
    if (is_due) now = clock_now();
  }
  Object *object = PyType_GenericAlloc(type, count);
  if (object) lifetime_begins((uint64_t)(uintptr_t)object, now, kind, trace);
  return object;
}

/* The finalizer of a type that is not watched and inherited ours from a base. */
static Finalize inherited_finalizer(const Type *type) {
  bool ours = false;
  for (; type; type = type->base) {
    const HookedType *hooked = types_find(&watched_types, type);
    if (hooked) return (Finalize)hooked->previous;
    if (type->finalize == finalize_hook) {
      ours = true;
    } else if (ours) {
      return type->finalize;
    }
  }
  return NULL;
}

/* Low bits: 3.14 has flags in the others. */
static uint32_t references_to(const Object *object) { return (uint32_t)object->references; }

/* The program's __del__ may revive the instance, as those of a pool do: then more refer to it than
   before, and it lives on. Nothing calls a finalizer twice: the next census finds it gone. */
static void finalize_hook(Object *object) {
  Finalize previous = inherited_finalizer(object->type);
  if (previous) {
    uint32_t before = references_to(object);
    previous(object);
    if (references_to(object) > before) return;
  }
  if (!lifetime_ends((uint64_t)(uintptr_t)object)) {
    HookedType *hooked = types_find(&watched_types, object->type);
    if (hooked) hooked->unborn++;
  }
}

static void restore_allocation(Type *type) {
  if (type->allocate != allocate_hook) return;
  type->allocate = PyType_GenericAlloc;
  PyType_Modified(type); /* calls are specialised for classes with this slot */
}

static void restore(HookedType *hooked) {
  restore_allocation(hooked->type);
  if (hooked->type->finalize == finalize_hook) hooked->type->finalize = (Finalize)hooked->previous;
}

static Object *on_gone(Object *self, Object *reference) {
  (void)self;
  types_lost(&watched_types, reference);
  return none();
}

bool births_distrust(Type *type) {
  if (distrusted_count == (int)(sizeof distrusted / sizeof *distrusted)) return false;
  Py_IncRef((Object *)type);
  distrusted[distrusted_count++] = type;
  return true;
}

static bool is_trusted(Type *type) {
  for (int index = 0; index < distrusted_count; index++)
    if (PyType_IsSubtype(type, distrusted[index])) return false;
  return type->allocate == PyType_GenericAlloc || type->allocate == allocate_hook;
}

static Method lost = {"lost", on_gone, CALL_ONE, NULL};

int births_watch(Type *type, uint32_t kind, uint32_t flags) {
  bool counted = !(flags & WATCH_UNCOUNTED);
  if (!(type->flags & TYPE_IS_ON_HEAP) || type->deallocate != layout_deallocate_of_classes) return 0;
  if (counted && !is_trusted(type)) return 0;
  HookedType *hooked = types_find(&watched_types, type);
  if (!hooked || hooked->gone) {
    hooked = types_insert(&watched_types, type, &lost);
    if (!hooked) return -1;
  }
  hooked->kind = kind;
  hooked->flags = flags;
  hook_finalizer(hooked);
  if (!counted) {
    restore_allocation(type);
  } else if (type->allocate != allocate_hook) {
    type->allocate = allocate_hook;
    PyType_Modified(type);
  }
  return 1;
}

void births_unwatch(Type *type) {
  HookedType *hooked = types_find(&watched_types, type);
  if (!hooked || hooked->gone) return;
  restore(hooked);
  types_remove(&watched_types, hooked);
}

void births_unwatch_all(void) { types_clear(&watched_types, restore); }
