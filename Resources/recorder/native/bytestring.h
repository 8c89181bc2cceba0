/* Bytes that grow at their end, and the opcodes of a pickle. */
#ifndef HEAPMONITOR_BYTESTRING_H
#define HEAPMONITOR_BYTESTRING_H

#include "python.h"

typedef struct {
  char *bytes;
  size_t count, capacity;
  bool failed; /* for want of memory: what was put in since is lost */
} ByteString;

void put_bytes(ByteString *, const void *bytes, size_t count);

/* The opcode of a float. */
void put_float(ByteString *, double);

/* The opcode of an int. */
void put_integer(ByteString *, int64_t);

/* The opcode of a text in UTF-8 of three parts. */
void put_text(ByteString *, const ByteString parts[3]);

/* The opcode that fetches what is in the memo at that place. */
void put_fetch(ByteString *, uint32_t place);

#endif
