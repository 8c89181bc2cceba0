/* Instances as a dump has them; see dump.py, which has the opcodes and writes what is rare. */
#ifndef HEAPMONITOR_PICKLED_H
#define HEAPMONITOR_PICKLED_H

#include "bytestring.h"
#include "histories.h"

/* Opcodes that are the same for all instances, in the order in which they are written. */
typedef enum {
  PIECE_IDENTITY,       /* the instance begins, up to the key of its address */
  PIECE_REPRESENTATION, /* a key */
  PIECE_NAME,           /* the text goes into the memo; the registered name */
  PIECE_BIRTH,          /* a key */
  PIECE_DEATH,          /* a key */
  PIECE_TRACE,          /* a key */
  PIECE_SNAPSHOTS,      /* a key, and the list begins */
  PIECE_FLAT,           /* sizes begin, up to the key of the flat size */
  PIECE_SHOWN,          /* a key */
  PIECE_SIZE,           /* no referents; a key */
  PIECE_SIZES_END,
  PIECE_END, /* of the instance */
  PIECES,
} Piece;

typedef struct {
  ByteString pieces[PIECES];
  const ByteString *beginnings, *basics; /* by kind: of the representation; its basic size */
  const ByteString *stacks;              /* by trace */
  uint32_t memoized;                     /* entries of the memo */
  double last_birth;
} Pickled;

/* Writes one instance with its sizings; `label` is the end of its representation. */
void put_instance(ByteString *, Pickled *, uint32_t row, const Columns *, const Sizing *,
                  size_t sizings, const ByteString *label);

#endif
