#include "inside.h"

enum { SPLIT = 2, MOST_NAMES = 1000 };

/* PyDictKeysObject of 3.11 to 3.14, with the lock of builds that are not used left out. */
typedef struct {
  Size references;
  uint8_t log2_size, log2_index_bytes, kind;
  uint32_t version;
  Size usable, count;
  char indices[];
} Keys;

/* PyDictValues of 3.13 and later. */
typedef struct {
  uint8_t capacity, size, embedded, valid;
  Object *values[];
} Values;

static size_t place_of_keys; /* in a class, in words; 0: not known */
static int version;          /* 11: two words before the object, 12: one of them, 13: behind it */

bool inside_prepare(const Type *probe, const Object *qualified_name, int minor) {
  const Object *const *words = (const Object *const *)(const void *)probe;
  size_t most = (size_t)PyType_Type.basic_size / sizeof *words;
  place_of_keys = 0;
  version = minor < 13 ? minor : 13;
  if (minor < 11 || minor > 14) return false;
  for (size_t place = sizeof(Type) / sizeof *words; place + 1 < most; place++)
    if (words[place] == qualified_name) place_of_keys = place + 1; /* ht_qualname, ht_cached_keys */
  return place_of_keys != 0;
}

/* Of 3.11 and 3.12. */
static Object *const *values_before(const Object *object) {
  const uintptr_t *words = (const uintptr_t *)(const void *)object;
  if (version == 11) return (Object *const *)words[-4];
  return words[-3] & 1 ? (Object *const *)(words[-3] + 1) : NULL; /* else a dictionary */
}

static Object *const *values_behind(const Object *object) {
  const Values *values =
      (const Values *)(const void *)((const char *)object + object->type->basic_size);
  return values->valid == 1 ? values->values : NULL;
}

bool inside_read(const Object *object, Attributes *attributes) {
  unsigned long needed = TYPE_HAS_MANAGED_DICT | TYPE_IS_ON_HEAP;
  if (version == 13) needed |= TYPE_HAS_INLINE_VALUES;
  if (!place_of_keys || (object->type->flags & needed) != needed) return false;
  const Keys *keys = ((const Keys *const *)(const void *)object->type)[place_of_keys];
  if (!keys || keys->kind != SPLIT || keys->count < 0 || keys->count > MOST_NAMES) return false;
  Object *const *values = version == 13 ? values_behind(object) : values_before(object);
  if (!values) return false;
  const char *names = keys->indices + ((size_t)1 << keys->log2_index_bytes);
  *attributes = (Attributes){(Object *const *)(const void *)names, values, keys->count};
  return true;
}
