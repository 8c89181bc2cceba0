#include <stdlib.h>

#include "births.h"
#include "classes.h"
#include "functions.h"
#include "lifetimes.h"
#include "logs.h"

/* Returns a bytes object without contents for a column, or NULL with a Python exception. */
static Object *column(size_t count, size_t size) {
  return PyBytes_FromStringAndSize(NULL, (Size)(count * size));
}

static Object *column_of(const void *values, size_t count, size_t size) {
  return PyBytes_FromStringAndSize(count ? values : "", (Size)(count * size));
}

#define CONTENTS(type, object) ((type *)(void *)PyBytes_AsString(object))

Object *native_living(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  size_t count = instances_count();
  Object *columns[] = {
      column(count, sizeof(uint64_t)), column(count, sizeof(double)),
      column(count, sizeof(uint32_t)), column(count, sizeof(uint32_t)),
      column(count, sizeof(uint32_t)), column(count, sizeof(uint8_t)),
  };
  for (size_t index = 0; index < 6; index++) {
    if (columns[index]) continue;
    for (index = 0; index < 6; index++) release(columns[index]);
    return NULL;
  }
  uint64_t *addresses = CONTENTS(uint64_t, columns[0]);
  double *births = CONTENTS(double, columns[1]);
  uint32_t *kinds = CONTENTS(uint32_t, columns[2]), *traces = CONTENTS(uint32_t, columns[3]);
  uint32_t *rows = CONTENTS(uint32_t, columns[4]);
  uint8_t *flags = CONTENTS(uint8_t, columns[5]);
  size_t place = 0, index = 0;
  for (const Instance *each; (each = instances_next(&place)); index++) {
    addresses[index] = each->address;
    births[index] = each->birth;
    kinds[index] = each->kind;
    traces[index] = each->trace;
    rows[index] = each->row;
    flags[index] = each->flags;
  }
  return Py_BuildValue("(NNNNNN)", columns[0], columns[1], columns[2], columns[3], columns[4],
                       columns[5]);
}

Object *native_deaths(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  const DeathLog *log = &death_log;
  Object *result = Py_BuildValue("(NN)", column_of(log->rows, log->count, sizeof *log->rows),
                                 column_of(log->times, log->count, sizeof *log->times));
  if (result) clear_death_log();
  return result;
}

Object *native_unseen(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  Object *list = PyList_New(0);
  size_t place = 0;
  for (const UnseenCount *each; list && (each = unseen_next(&place));) {
    Object *entry = Py_BuildValue("(IIK)", each->kind, each->trace,
                                  (unsigned long long)each->instances);
    if (!entry || PyList_Append(list, entry) < 0) {
      Py_DecRef(list);
      list = NULL;
    }
    release(entry);
  }
  return list;
}

Object *native_short_lived(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  const ShortLivedLog *log = &short_lived_log;
  size_t count = log->count;
  Object *result = Py_BuildValue("(NNNNN)", column_of(log->addresses, count, sizeof(uint64_t)),
                                 column_of(log->births, count, sizeof(double)),
                                 column_of(log->deaths, count, sizeof(double)),
                                 column_of(log->kinds, count, sizeof(uint32_t)),
                                 column_of(log->traces, count, sizeof(uint32_t)));
  if (result) clear_short_lived_log();
  return result;
}

static int compare_numbers(const void *left, const void *right) {
  uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
  return a < b ? -1 : a > b;
}

Object *native_waiting(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  uint64_t *numbers = malloc((instances_count() + 1) * sizeof *numbers); /* kind and trace */
  if (!numbers) return PyErr_NoMemory();
  size_t place = 0, count = 0;
  for (const Instance *each; (each = instances_next(&place));)
    if (!each->row) numbers[count++] = (uint64_t)each->kind << 32 | each->trace;
  qsort(numbers, count, sizeof *numbers, compare_numbers);
  Object *list = PyList_New(0);
  for (size_t first = 0, last; list && first < count; first = last) {
    for (last = first; last < count && numbers[last] == numbers[first];) last++;
    Object *entry = Py_BuildValue("(IIK)", (unsigned int)(numbers[first] >> 32),
                                  (unsigned int)numbers[first], (unsigned long long)(last - first));
    if (!entry || PyList_Append(list, entry) < 0) {
      Py_DecRef(list);
      list = NULL;
    }
    release(entry);
  }
  free(numbers);
  return list;
}

Object *native_counts(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  return Py_BuildValue("(KKK)", (unsigned long long)instances_count(),
                       (unsigned long long)lifetime_counts.born,
                       (unsigned long long)lifetime_counts.freed);
}

static size_t bytes(void) {
  return instances_bytes() + logs_bytes() + types_bytes(&watched_types) +
         types_bytes(&hooked_metatypes);
}

Object *native_bytes_held(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  return PyLong_FromLongLong((long long)bytes());
}

Object *native_state(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  return Py_BuildValue(
      "{s:K,s:K,s:K,s:K}", "types", (unsigned long long)watched_types.count, "metatypes",
      (unsigned long long)hooked_metatypes.count, "failed",
      (unsigned long long)lifetime_counts.failed, "bytes", (unsigned long long)bytes());
}
