/* How the objects of each type are written into a heap: asked of Python once for each type. */
#ifndef HEAPMONITOR_HEAPTYPES_H
#define HEAPMONITOR_HEAPTYPES_H

#include "python.h"

/* Where the references of an object come from, and what names them; nativemodule.py has the same. */
typedef enum {
  TRAVERSED,  /* the collector shows them */
  DICTIONARY, /* its keys, then its values */
  TOLD,       /* a function of Python tells them */
  TOLD_ALONE, /* the same; what the collector shows may not be held */
  BESIDE,     /* the collector shows them; attributes that are no dictionary */
  INSIDE,     /* the same; the values may have become a dictionary, which is then the first of two */
  EXACT,      /* the same; the names can be read, and there are no slots */
} Route;

/* What is written of an object beside: nativemodule.py has the same. */
typedef enum { NO_VALUE, TEXT, BYTES, INTEGER, REAL, OTHER } ValueKind;

/* A way in which an instance was seen to hold its attributes. */
typedef struct {
  size_t count;       /* of its references */
  Object *names;      /* of the first of them; borrowed; NULL: a dictionary, and perhaps the type */
  uint32_t layout;
  int64_t more;       /* bytes beside */
} Way;

typedef struct {
  Type *type;         /* NULL: a free place; the caller holds those that are not left out */
  bool is_left_out;
  Route route;
  ValueKind value;
  uint32_t number, layout;
  int64_t size;       /* of each, with the bytes before it; -1: they differ */
  int64_t head;       /* bytes before it */
  Object *method;     /* says the size, in C; NULL: object's; the caller holds it */
  Function says_size; /* the function behind it; NULL: only Python can call it */
  Object *look;       /* tells references, layout, bytes beside; or NULL */
  Object *list;       /* the ways, as Python has found them; or NULL */
  Way *ways;
  size_t way_count;
} HeapType;

typedef struct {
  HeapType *places;
  size_t capacity, count; /* capacity: a power of two */
} HeapTypes;

/* Returns what is known of the type of an object, and calls `judge` with both if that is nothing yet.
   NULL with a Python exception. Valid until the next call. */
HeapType *heap_type_of(HeapTypes *, Object *, Object *judge);

/* Takes up ways that Python has found since. Returns false with a Python exception. */
bool heap_type_learn(HeapType *);

/* The size of an object with the bytes before it; 0 where it refuses to say. */
int64_t heap_type_size(const HeapType *, Object *);

/* Gives the memory back and lets go of all. */
void heap_types_clear(HeapTypes *);

#endif
