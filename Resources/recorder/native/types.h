/* Types whose slots were changed: what a slot was before, by the type's address. */
#ifndef HEAPMONITOR_TYPES_H
#define HEAPMONITOR_TYPES_H

#include "python.h"

/* A type that is gone keeps its entry until another takes its address: when a class and its last
   instances die together, the class is known to be gone before they are finalized. */
typedef struct {
  Type *type;
  Object *reference; /* a weak one, NULL for a type that is not on the heap or is gone */
  Slot previous;     /* what the changed slot was, may be NULL */
  uint32_t kind;     /* the recorder's number of the class, 0 for a metatype */
  uint32_t flags;
  uint64_t unborn; /* instances that were finalized without being known */
  bool gone;
} HookedType;

typedef struct {
  HookedType **places;
  size_t capacity, count;
} TypeTable;

/* Returns the entry of a type, or NULL. */
HookedType *types_find(const TypeTable *, const Type *);

/* Returns a fresh entry for a type that has none or only one of a type that was there before.
   NULL with a Python exception if that fails. `on_gone` is called with the weak reference. */
HookedType *types_insert(TypeTable *, Type *, Method *on_gone);

/* Marks the type as gone whose weak reference this is. Returns whether it is in this table. */
bool types_lost(TypeTable *, const Object *reference);

/* Marks it as gone. */
void types_mark_gone(HookedType *);

/* Calls a function with each entry of a type that lives, and forgets all. */
void types_clear(TypeTable *, void (*each)(HookedType *));

/* Forgets one. */
void types_remove(TypeTable *, HookedType *);

/* Returns the bytes that it takes. */
size_t types_bytes(const TypeTable *);

#endif
