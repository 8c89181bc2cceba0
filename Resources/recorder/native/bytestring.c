#include "bytestring.h"

#include <stdlib.h>
#include <string.h>

/* The opcodes as in Python's pickletools. */
enum {
  BINFLOAT = 'G',
  BINGET = 'h',
  BININT = 'J',
  BININT1 = 'K',
  BININT2 = 'M',
  BINUNICODE = 'X',
  LONG1 = 0x8A,
  LONG_BINGET = 'j',
  SHORT_BINUNICODE = 0x8C,
};

void put_bytes(ByteString *string, const void *bytes, size_t count) {
  if (!count) return;
  if (string->capacity - string->count < count) {
    size_t capacity = (string->capacity + count) * 2;
    char *larger = realloc(string->bytes, capacity);
    if (!larger) {
      string->failed = true;
      return;
    }
    string->bytes = larger;
    string->capacity = capacity;
  }
  memcpy(string->bytes + string->count, bytes, count);
  string->count += count;
}

/* An opcode, and `size` bytes of its argument, the lowest first. */
static void put_opcode(ByteString *string, unsigned char opcode, uint64_t value, size_t size) {
  unsigned char bytes[9] = {opcode};
  for (size_t index = 0; index < size; index++)
    bytes[index + 1] = (unsigned char)(value >> (8 * index));
  put_bytes(string, bytes, size + 1);
}

void put_float(ByteString *string, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  put_opcode(string, BINFLOAT, __builtin_bswap64(bits), sizeof bits);
}

void put_integer(ByteString *string, int64_t value) {
  if (value >= 0 && value <= UINT8_MAX) {
    put_opcode(string, BININT1, (uint64_t)value, 1);
  } else if (value >= 0 && value <= UINT16_MAX) {
    put_opcode(string, BININT2, (uint64_t)value, 2);
  } else if (value >= INT32_MIN && value <= INT32_MAX) {
    put_opcode(string, BININT, (uint64_t)value, 4);
  } else {
    uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t bits = 64 - (size_t)__builtin_clzll(magnitude), size = bits / 8 + 1;
    unsigned char head[2] = {LONG1, (unsigned char)size};
    unsigned char bytes[9];
    for (size_t index = 0; index < 8; index++)
      bytes[index] = (unsigned char)((uint64_t)value >> (8 * index));
    bytes[8] = value < 0 ? 0xFF : 0;
    put_bytes(string, head, 2);
    put_bytes(string, bytes, size);
  }
}

void put_text(ByteString *string, const ByteString parts[3]) {
  size_t count = parts[0].count + parts[1].count + parts[2].count;
  put_opcode(string, count <= UINT8_MAX ? SHORT_BINUNICODE : BINUNICODE, count,
             count <= UINT8_MAX ? 1 : 4);
  for (size_t index = 0; index < 3; index++)
    put_bytes(string, parts[index].bytes, parts[index].count);
}

void put_fetch(ByteString *string, uint32_t place) {
  put_opcode(string, place <= UINT8_MAX ? BINGET : LONG_BINGET, place, place <= UINT8_MAX ? 1 : 4);
}
