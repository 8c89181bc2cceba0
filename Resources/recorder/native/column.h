/* Bytes that are written one behind the other: a column of a block, or a part of it. */
#ifndef HEAPMONITOR_COLUMN_H
#define HEAPMONITOR_COLUMN_H

#include <string.h>

#include "python.h"

typedef struct {
  char *bytes;
  size_t length, capacity;
} Column;

/* Makes room for so many bytes more. Returns false without memory. */
bool column_grow(Column *, size_t length);

/* Keeps the memory for the next block, unless it is much. */
void column_empty(Column *);

/* Gives the memory back. */
void column_free(Column *);

static inline bool column_put(Column *column, const void *bytes, size_t length) {
  if (length > column->capacity - column->length && !column_grow(column, length)) return false;
  if (length) memcpy(column->bytes + column->length, bytes, length);
  column->length += length;
  return true;
}

static inline bool column_put_long(Column *column, uint64_t number) {
  return column_put(column, &number, sizeof number);
}

/* Larger numbers become the largest. */
static inline bool column_put_word(Column *column, uint64_t number) {
  uint32_t word = number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
  return column_put(column, &word, sizeof word);
}

/* Returns columns one behind the other as bytes of Python, or NULL with an exception. */
Object *columns_joined(const Column *columns, size_t count);

#endif
