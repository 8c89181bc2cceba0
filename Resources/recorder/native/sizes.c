#include "census.h"

static Type *method_type;
static Object *size_of_object, *name;
static Object *dict_of_type; /* type.__dict__['__dict__'].__get__ */
static Size version;         /* major << 24 | minor << 16 */

bool sizes_prepare(void) {
  Type *object_type = PyType_Type.base;
  size_of_object = PyObject_GetAttrString((Object *)object_type, "__sizeof__");
  name = PyUnicode_InternFromString("__sizeof__");
  Object *dict = PyObject_GetAttrString((Object *)&PyType_Type, "__dict__");
  Object *word = PyUnicode_InternFromString("__dict__");
  Object *descriptor = dict && word ? PyObject_GetItem(dict, word) : NULL;
  if (descriptor) dict_of_type = PyObject_GetAttrString(descriptor, "__get__");
  release(dict);
  release(word);
  release(descriptor);
  Object *hexadecimal = PySys_GetObject("hexversion");
  if (!size_of_object || !name || !dict_of_type || !hexadecimal) return false;
  method_type = size_of_object->type;
  version = (Size)PyLong_AsUnsignedLongLong(hexadecimal);
  return true;
}

Object *size_method(Type *type) {
  Object *mro = type->mro;
  for (Size index = 0, count = mro ? PyTuple_Size(mro) : 0; index < count; index++) {
    Object *base = PyTuple_GetItem(mro, index);
    Object *dict = PyObject_CallFunctionObjArgs(dict_of_type, base, (Object *)&PyType_Type, NULL);
    Object *found = dict ? PyObject_GetItem(dict, name) : NULL;
    release(dict);
    if (!found) {
      PyErr_Clear();
      continue;
    }
    Py_DecRef(found); /* the type holds it */
    if (found->type == method_type) return found == size_of_object ? NULL : found;
  }
  PyErr_Clear();
  return NULL;
}

/* What object.__sizeof__ says. */
static Size plain_size(const Object *object) {
  const Type *type = object->type;
  Size items = type->item_size ? ((const Type *)object)->count : 0;
  return type->basic_size + (items < 0 ? -items : items) * type->item_size;
}

Size size_of(Object *object, Object *method) {
  unsigned long flags = object->type->flags;
  Size size = flags & TYPE_IS_COLLECTED ? 2 * (Size)sizeof(void *) : 0;
  bool before = version >= 0x030B0000 && flags & TYPE_HAS_MANAGED_DICT;
  if (before || (version >= 0x030C0000 && flags & TYPE_HAS_MANAGED_WEAK_LIST))
    size += 2 * (Size)sizeof(void *);
  if (!method) return size + plain_size(object);
  Object *result = PyObject_CallFunctionObjArgs(method, object, NULL);
  if (result) size += (Size)PyLong_AsUnsignedLongLong(result);
  release(result);
  if (!PyErr_Occurred()) return size;
  PyErr_Clear();
  return size + plain_size(object);
}
