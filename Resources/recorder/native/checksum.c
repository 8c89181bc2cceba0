/* CRC-32 as zlib has it, without letting other threads of Python run: they would take a turn for each
   block of a heap. For processors that begin with the lower byte. */
#include <string.h>

#include "functions.h"

enum { STEP = 8 };

static uint32_t tables[STEP][256];

static void prepare(void) {
  if (tables[0][1]) return;
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t rest = byte;
    for (int bit = 0; bit < 8; bit++) rest = rest >> 1 ^ (rest & 1 ? 0xEDB88320U : 0);
    tables[0][byte] = rest;
  }
  for (int step = 1; step < STEP; step++)
    for (int byte = 0; byte < 256; byte++) {
      uint32_t before = tables[step - 1][byte];
      tables[step][byte] = before >> 8 ^ tables[0][before & 255];
    }
}

static uint32_t checksum(const unsigned char *bytes, Size count, uint32_t before) {
  uint32_t rest = ~before;
  for (; count >= STEP; count -= STEP, bytes += STEP) {
    uint32_t words[2];
    memcpy(words, bytes, sizeof words);
    uint32_t first = words[0] ^ rest, second = words[1];
    rest = tables[7][first & 255] ^ tables[6][first >> 8 & 255] ^ tables[5][first >> 16 & 255] ^
           tables[4][first >> 24] ^ tables[3][second & 255] ^ tables[2][second >> 8 & 255] ^
           tables[1][second >> 16 & 255] ^ tables[0][second >> 24];
  }
  while (count-- > 0) rest = rest >> 8 ^ tables[0][(rest ^ *bytes++) & 255];
  return ~rest;
}

Object *native_heap_checksum(Object *self, Object *arguments) {
  (void)self;
  Object *part;
  unsigned int before = 0;
  Buffer buffer;
  if (!PyArg_ParseTuple(arguments, "O|I", &part, &before)) return NULL;
  if (PyObject_GetBuffer(part, &buffer, 0) < 0) return NULL;
  prepare();
  uint32_t found = checksum(buffer.bytes, buffer.length, before);
  PyBuffer_Release(&buffer);
  return PyLong_FromLongLong(found);
}
