/* A walk through all objects: which were met, and the columns of the block that is being made. One at
   a time: that of the dump that is under way. */
#ifndef HEAPMONITOR_HEAPWALK_H
#define HEAPMONITOR_HEAPWALK_H

#include "column.h"
#include "heaptypes.h"
#include "heapvalues.h"

enum { OBJECT_COLUMNS = 7 };
enum { ADDRESSES, BYTE_SIZES, NUMBERS_OF_TYPES, LAYOUTS, COUNTS, NUMBERS_OF_REFERENCES, REFERENCES };

typedef struct {
  Object *judge, *say; /* functions of Python; NULL: no walk is under way */
  HeapTypes types;
  HeapValues values;
  Column columns[OBJECT_COLUMNS];
  Column all_counts;         /* of the objects of a portion, before any of them is looked at */
  Buffer places;             /* of heapseen.py: a byte for each object that may be */
  uint64_t modulus, inverse; /* 2^64 by modulus */
  uint64_t count_bits;       /* of the head of an object that count references */
  uint64_t turn;             /* another one, and all that was known is gone */
  Object *waiting;           /* a list: takes what is met for the first time */
  bool failed;
} HeapWalk;

extern HeapWalk heap_walk;

/* Marks an object as met. Returns whether it was not. */
static inline bool heap_walk_meets(const Object *object) {
  uint64_t number = (uint64_t)(uintptr_t)object >> 4; /* objects lie at least 16 bytes apart */
  uint64_t rest =
      number - (uint64_t)(((unsigned __int128)number * heap_walk.inverse) >> 64) * heap_walk.modulus;
  if (rest >= heap_walk.modulus) rest -= heap_walk.modulus;
  uint8_t *place = (uint8_t *)heap_walk.places.bytes + rest;
  if (*place) return false;
  *place = 1;
  return true;
}

/* Python has begun another walk while it was asked. Returns false, with a Python exception. */
bool heap_walk_lost(void);

/* Writes the row of an object with its references. `count`: of references, as it is written. Returns
   false with a Python exception, or for want of memory. */
bool heap_walk_write(Object *, HeapType *, int64_t size, uint32_t count);

#endif
