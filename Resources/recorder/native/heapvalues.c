#include "heapvalues.h"

enum { IDS, KINDS, LENGTHS, SIZES, TEXTS };
enum { KIND_TEXT = 1, KIND_BYTES, KIND_NUMBER, CLIP = 80 };

static size_t clipped(size_t length) { return length > CLIP ? CLIP : length; }

static bool put(HeapValues *values, const Object *object, uint32_t kind, size_t length,
                const char *text, size_t size) {
  Column *columns = values->columns;
  values->count++;
  return column_put_long(&columns[IDS], (uint64_t)(uintptr_t)object) &&
         column_put_word(&columns[KINDS], kind) && column_put_word(&columns[LENGTHS], length) &&
         column_put_word(&columns[SIZES], size) && column_put(&columns[TEXTS], text, size);
}

/* Only a text of ASCII in one piece has this size; its characters come last. */
static bool put_text(HeapValues *values, Object *text, int64_t bytes) {
  Size length = PyUnicode_GetLength(text);
  if (length < 0) return false;
  if (bytes && bytes == values->text_head + length + 1)
    return put(values, text, KIND_TEXT, (size_t)length,
               (const char *)(const void *)text + values->text_head, clipped((size_t)length));
  Object *cut = NULL;
  if (length > CLIP && !(cut = PyUnicode_Substring(text, 0, CLIP))) return false;
  Object *encoded = PyUnicode_AsEncodedString(cut ? cut : text, "utf-8", "replace");
  release(cut);
  if (!encoded) return false;
  bool whole = put(values, text, KIND_TEXT, (size_t)length, PyBytes_AsString(encoded),
                   (size_t)PyBytes_Size(encoded));
  Py_DecRef(encoded);
  return whole;
}

static bool put_said(HeapValues *values, Object *number, Object *say) {
  Object *bytes = PyObject_CallFunctionObjArgs(say, number, NULL);
  if (!bytes) return false;
  size_t length = (size_t)PyBytes_Size(bytes);
  bool whole =
      put(values, number, KIND_NUMBER, length, PyBytes_AsString(bytes), clipped(length));
  Py_DecRef(bytes);
  return whole;
}

static bool put_integer(HeapValues *values, Object *number, Object *say) {
  int overflow = 0;
  long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
  if (overflow) return put_said(values, number, say);
  char text[24], *end = text + sizeof text, *start = end;
  unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
  do {
    *--start = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  if (value < 0) *--start = '-';
  size_t length = (size_t)(end - start);
  return put(values, number, KIND_NUMBER, length, start, length);
}

static bool put_real(HeapValues *values, Object *number) {
  char *text = PyOS_double_to_string(PyFloat_AsDouble(number), 'r', 0, ADD_POINT_ZERO, NULL);
  if (!text) return false;
  size_t length = strlen(text);
  bool whole = put(values, number, KIND_NUMBER, length, text, clipped(length));
  PyMem_Free(text);
  return whole;
}

bool heap_values_put(HeapValues *values, Object *object, ValueKind kind, int64_t size,
                     Object *say) {
  switch (kind) {
    case NO_VALUE: return true;
    case TEXT: return put_text(values, object, size);
    case BYTES: {
      size_t length = (size_t)PyBytes_Size(object);
      return put(values, object, KIND_BYTES, length, PyBytes_AsString(object), clipped(length));
    }
    case INTEGER: return put_integer(values, object, say);
    case REAL: return put_real(values, object);
    case OTHER: return put_said(values, object, say);
  }
  return true;
}

void heap_values_empty(HeapValues *values) {
  values->count = 0;
  for (size_t index = 0; index < VALUE_COLUMNS; index++) column_empty(&values->columns[index]);
}

void heap_values_free(HeapValues *values) {
  values->count = 0;
  for (size_t index = 0; index < VALUE_COLUMNS; index++) column_free(&values->columns[index]);
}
