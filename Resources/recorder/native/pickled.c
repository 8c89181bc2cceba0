#include "pickled.h"

static const char none_opcode = 'N', tuple_of_two = (char)0x86, memoize = (char)0x94;

static void put_piece(ByteString *out, const Pickled *pickled, Piece piece) {
  put_bytes(out, pickled->pieces[piece].bytes, pickled->pieces[piece].count);
}

static void put_representation(ByteString *out, const ByteString *beginning, uint64_t address,
                               const ByteString *label) {
  char digits[16 + 1]; /* and the end, ">" */
  size_t first = sizeof digits - 1;
  digits[first] = '>';
  do {
    digits[--first] = "0123456789abcdef"[address & 15];
    address >>= 4;
  } while (address);
  put_text(out, (const ByteString[3]){*beginning,
                                      {digits + first, sizeof digits - first, 0, false},
                                      *label});
}

static void put_sizing(ByteString *out, const Pickled *pickled, const Sizing *sizing,
                       uint32_t shown) {
  put_piece(out, pickled, PIECE_FLAT);
  put_integer(out, sizing->flat);
  put_piece(out, pickled, PIECE_SHOWN);
  put_fetch(out, shown);
  put_piece(out, pickled, PIECE_SIZE);
  put_integer(out, sizing->size);
  put_piece(out, pickled, PIECE_SIZES_END);
}

/* Sizes that are as at the snapshot before are written once. */
static void put_sizings(ByteString *out, Pickled *pickled, const Sizing *sizings, size_t count,
                        uint32_t shown) {
  const Sizing *last = NULL;
  uint32_t place = 0;
  for (size_t index = 0; index < count; index++) {
    const Sizing *sizing = &sizings[index];
    put_float(out, sizing->time);
    if (last && last->size == sizing->size && last->flat == sizing->flat) {
      put_fetch(out, place);
    } else {
      last = sizing;
      put_sizing(out, pickled, sizing, shown);
      if (count > 1) {
        put_bytes(out, &memoize, 1);
        place = pickled->memoized++;
      }
    }
    put_bytes(out, &tuple_of_two, 1);
  }
}

void put_instance(ByteString *out, Pickled *pickled, uint32_t row, const Columns *columns,
                  const Sizing *sizings, size_t count, const ByteString *label) {
  uint32_t kind = columns->kinds[row];
  double birth = columns->births[row], death = columns->deaths[row];
  /* of two equal births Pympler compares the deaths, and None with a number fails */
  if (birth == pickled->last_birth) birth += 1e-9;
  pickled->last_birth = birth;
  put_piece(out, pickled, PIECE_IDENTITY);
  put_integer(out, (int64_t)columns->addresses[row]);
  put_piece(out, pickled, PIECE_REPRESENTATION);
  if (count) {
    put_representation(out, &pickled->beginnings[kind], columns->addresses[row], label);
  } else {
    put_text(out, (const ByteString[3]){{0}});
  }
  uint32_t shown = pickled->memoized++;
  put_piece(out, pickled, PIECE_NAME);
  put_piece(out, pickled, PIECE_BIRTH);
  put_float(out, birth);
  put_piece(out, pickled, PIECE_DEATH);
  if (death < 0) {
    put_bytes(out, &none_opcode, 1);
  } else {
    put_float(out, death);
  }
  put_piece(out, pickled, PIECE_TRACE);
  const ByteString *stack = &pickled->stacks[columns->traces[row]];
  put_bytes(out, stack->bytes, stack->count);
  put_piece(out, pickled, PIECE_SNAPSHOTS);
  put_float(out, birth);
  put_bytes(out, pickled->basics[kind].bytes, pickled->basics[kind].count);
  put_bytes(out, &tuple_of_two, 1);
  put_sizings(out, pickled, sizings, count, shown);
  put_piece(out, pickled, PIECE_END);
}
