/* What Python hands over to have rows written, and the rows. */
#include <stdlib.h>
#include <string.h>

#include "functions.h"
#include "pickled.h"

enum { COLUMNS = 5, SNAPSHOT_COLUMNS = 3 };

typedef struct {
  Buffer *buffers; /* to be released */
  size_t count;
  ByteString *strings; /* by kind twice, then by trace; they belong to Python */
  SizedSnapshot *snapshots;
  Sizing *sizings;
} Borrowed;

/* Returns where the contents are, or NULL with a Python exception; `count` items of `size` bytes. */
static const void *borrow(Borrowed *borrowed, Object *object, size_t size, size_t *count) {
  Buffer *buffer = &borrowed->buffers[borrowed->count];
  if (!object || PyObject_GetBuffer(object, buffer, 0) < 0) return NULL;
  borrowed->count++;
  *count = (size_t)buffer->length / size;
  return buffer->length ? buffer->bytes : "";
}

static void give_back(Borrowed *borrowed) {
  while (borrowed->count) PyBuffer_Release(&borrowed->buffers[--borrowed->count]);
  free(borrowed->buffers);
  free(borrowed->strings);
  free(borrowed->snapshots);
  free(borrowed->sizings);
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

static bool borrow_columns(Borrowed *borrowed, Object *tuple, Columns *columns) {
  static const size_t sizes[COLUMNS] = {8, 8, 8, 4, 4};
  const void *found[COLUMNS];
  columns->count = SIZE_MAX;
  for (Size index = 0; index < COLUMNS; index++) {
    size_t count = 0;
    found[index] = borrow(borrowed, PyTuple_GetItem(tuple, index), sizes[index], &count);
    if (!found[index]) return false;
    columns->count = least(columns->count, count);
  }
  columns->addresses = found[0];
  columns->births = found[1];
  columns->deaths = found[2];
  columns->kinds = found[3];
  columns->traces = found[4];
  return true;
}

static bool borrow_snapshots(Borrowed *borrowed, Object *list, size_t count) {
  for (size_t number = 0; number < count; number++) {
    Object *rows, *sizes, *flats;
    SizedSnapshot *snapshot = &borrowed->snapshots[number];
    size_t counts[SNAPSHOT_COLUMNS];
    if (!PyArg_ParseTuple(PyList_GetItem(list, (Size)number), "dOOO", &snapshot->time, &rows,
                          &sizes, &flats))
      return false;
    snapshot->rows = borrow(borrowed, rows, sizeof(uint32_t), &counts[0]);
    snapshot->sizes = snapshot->rows ? borrow(borrowed, sizes, sizeof(int64_t), &counts[1]) : NULL;
    snapshot->flats = snapshot->sizes ? borrow(borrowed, flats, sizeof(int64_t), &counts[2]) : NULL;
    if (!snapshot->flats) return false;
    snapshot->count = least(counts[0], least(counts[1], counts[2]));
  }
  return true;
}

/* The bytes objects of a list. */
static bool read_strings(Object *list, size_t count, ByteString *strings) {
  for (size_t index = 0; index < count; index++) {
    Object *bytes = PyList_GetItem(list, (Size)index);
    char *contents = bytes ? PyBytes_AsString(bytes) : NULL;
    if (!contents) return false;
    strings[index] = (ByteString){contents, (size_t)((Type *)bytes)->count, 0, false};
  }
  return true;
}

/* Puts one row in. Returns false with a Python exception. */
static bool put_row(ByteString *out, Pickled *pickled, uint32_t row, const Columns *columns,
                    Borrowed *borrowed, size_t snapshots, Object *labels) {
  size_t count = sizings_of(row, columns, borrowed->snapshots, snapshots, borrowed->sizings);
  ByteString label = {NULL, 0, 0, false};
  Object *encoded = NULL;
  if (labels != PYTHON_NONE) {
    Object *key = PyLong_FromLongLong(row);
    Object *text = key ? PyDict_GetItem(labels, key) : NULL;
    release(key);
    if (text) encoded = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
    if (PyErr_Occurred()) return false;
    if (encoded) label = (ByteString){PyBytes_AsString(encoded), (size_t)((Type *)encoded)->count, 0, false};
  }
  put_instance(out, pickled, row, columns, borrowed->sizings, count, &label);
  release(encoded);
  return true;
}

/* Returns the bytes and the state of the pickle after them, or NULL with a Python exception. */
static Object *put_rows(Pickled *pickled, const uint32_t *rows, size_t count, const Columns *columns,
                        Borrowed *borrowed, size_t snapshots, size_t kinds, size_t traces,
                        Object *labels) {
  ByteString out = {NULL, 0, 0, false};
  bool whole = true;
  for (size_t index = 0; whole && index < count && !out.failed; index++) {
    uint32_t row = rows[index];
    if (row >= columns->count || columns->kinds[row] >= kinds || columns->traces[row] >= traces) {
      PyErr_SetString(PyExc_RuntimeError, "a row is not of this recording");
      whole = false;
      break;
    }
    whole = put_row(&out, pickled, row, columns, borrowed, snapshots, labels);
  }
  Object *result = NULL;
  if (out.failed) PyErr_NoMemory();
  if (whole && !out.failed)
    result = Py_BuildValue("(NId)", PyBytes_FromStringAndSize(out.bytes, (Size)out.count),
                           pickled->memoized, pickled->last_birth);
  free(out.bytes);
  return result;
}

Object *native_pickle_rows(Object *self, Object *arguments) {
  (void)self;
  Object *rows_object, *column_tuple, *snapshot_list, *pieces, *beginnings, *basics, *stacks, *labels;
  Pickled pickled;
  if (!PyArg_ParseTuple(arguments, "OOOOOOOOId", &rows_object, &column_tuple, &snapshot_list, &pieces,
                        &beginnings, &basics, &stacks, &labels, &pickled.memoized,
                        &pickled.last_birth))
    return NULL;
  Size lists[] = {PyList_Size(snapshot_list), PyList_Size(beginnings), PyList_Size(basics),
                  PyList_Size(stacks), PyList_Size(pieces)};
  if (PyErr_Occurred()) return NULL;
  size_t snapshots = (size_t)lists[0], kinds = (size_t)lists[1], traces = (size_t)lists[3];
  if (lists[1] != lists[2] || lists[4] != PIECES) {
    PyErr_SetString(PyExc_RuntimeError, "each kind has two texts, and there are twelve pieces");
    return NULL;
  }
  Borrowed borrowed = {
      .buffers = calloc(1 + COLUMNS + SNAPSHOT_COLUMNS * snapshots, sizeof(Buffer)),
      .strings = calloc(2 * kinds + traces + 1, sizeof(ByteString)),
      .snapshots = calloc(snapshots + 1, sizeof(SizedSnapshot)),
      .sizings = calloc(snapshots + 1, sizeof(Sizing)),
  };
  Object *result = NULL;
  Columns columns;
  size_t count = 0;
  if (!borrowed.buffers || !borrowed.strings || !borrowed.snapshots || !borrowed.sizings) {
    result = PyErr_NoMemory();
  } else {
    const uint32_t *rows = borrow(&borrowed, rows_object, sizeof(uint32_t), &count);
    pickled.beginnings = borrowed.strings;
    pickled.basics = borrowed.strings + kinds;
    pickled.stacks = borrowed.strings + 2 * kinds;
    if (rows && borrow_columns(&borrowed, column_tuple, &columns) &&
        borrow_snapshots(&borrowed, snapshot_list, snapshots) &&
        read_strings(pieces, PIECES, pickled.pieces) &&
        read_strings(beginnings, kinds, borrowed.strings) &&
        read_strings(basics, kinds, borrowed.strings + kinds) &&
        read_strings(stacks, traces, borrowed.strings + 2 * kinds))
      result = put_rows(&pickled, rows, count, &columns, &borrowed, snapshots, kinds, traces, labels);
  }
  give_back(&borrowed);
  return result;
}
