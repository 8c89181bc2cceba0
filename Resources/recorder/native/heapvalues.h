/* Values of plain texts, bytes and numbers, as heapvalues.py writes them. */
#ifndef HEAPMONITOR_HEAPVALUES_H
#define HEAPMONITOR_HEAPVALUES_H

#include "column.h"
#include "heaptypes.h"

enum { VALUE_COLUMNS = 5 };

typedef struct {
  Column columns[VALUE_COLUMNS]; /* ids, kinds, lengths, stored bytes, texts */
  size_t count;
  Size text_head; /* bytes of a text of ASCII beside its characters and the zero at its end */
} HeapValues;

/* Writes the value of an object. `size`: what its __sizeof__ says, or 0. `say`: a function of Python
   that gives the bytes that are written for a number. Returns false, perhaps with a Python exception,
   else for want of memory. */
bool heap_values_put(HeapValues *, Object *, ValueKind, int64_t size, Object *say);

/* Forgets them. */
void heap_values_empty(HeapValues *);

/* Gives the memory back. */
void heap_values_free(HeapValues *);

#endif
