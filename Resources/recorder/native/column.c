#include "column.h"

#include <stdlib.h>

enum { MUCH = 1 << 22 }; /* bytes */

bool column_grow(Column *column, size_t length) {
  size_t capacity = column->capacity + column->capacity / 2 + length + 4096;
  char *larger = realloc(column->bytes, capacity);
  if (!larger) return false;
  column->bytes = larger;
  column->capacity = capacity;
  return true;
}

void column_empty(Column *column) {
  column->length = 0;
  if (column->capacity > MUCH) column_free(column);
}

void column_free(Column *column) {
  free(column->bytes);
  *column = (Column){NULL, 0, 0};
}

Object *columns_joined(const Column *columns, size_t count) {
  size_t length = 0;
  for (size_t index = 0; index < count; index++) length += columns[index].length;
  Object *bytes = PyBytes_FromStringAndSize(NULL, (Size)length);
  char *place = bytes ? PyBytes_AsString(bytes) : NULL;
  for (size_t index = 0; place && index < count; index++) {
    if (columns[index].length) memcpy(place, columns[index].bytes, columns[index].length);
    place += columns[index].length;
  }
  return bytes;
}
