/* What this module uses of CPython, declared by itself: so it is built without Python's headers, and
   one file serves CPython 3.8 to 3.14 on 64 bit. Functions are those of the stable ABI; the head of a
   type object is not part of it, so layout.c checks it when the module is loaded. */
#ifndef HEAPMONITOR_PYTHON_H
#define HEAPMONITOR_PYTHON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Object Object;
typedef struct Type Type;
typedef ptrdiff_t Size;

struct Object {
  Size references;
  Type *type;
};

typedef Object *(*Allocate)(Type *, Size);
typedef void (*Finalize)(Object *);
typedef int (*Initialise)(Object *, Object *, Object *);
typedef void (*Slot)(void);
typedef Object *(*Function)(Object *, Object *);
typedef int (*Visit)(Object *, void *);
typedef int (*Traverse)(Object *, Visit, void *);
typedef int (*Inquiry)(Object *);

/* PyTypeObject up to tp_finalize. Slots that are not used have no names of their own. */
struct Type {
  Object head;
  Size count;
  const char *name;
  Size basic_size, item_size;
  Slot deallocate;
  Slot unused_1[5]; /* vectorcall_offset getattr setattr as_async repr */
  Slot unused_2[9]; /* as_number as_sequence as_mapping hash call str getattro setattro as_buffer */
  unsigned long flags;
  const char *doc;
  Traverse traverse;
  Inquiry clear;
  Slot unused_3; /* richcompare */
  Size weak_list_offset;
  Slot unused_4[5]; /* iter iternext methods members getset */
  Type *base;
  Object *dict;
  Slot unused_5[2]; /* descr_get descr_set */
  Size dict_offset;
  Initialise initialise;
  Allocate allocate;
  Slot make;
  Slot release;
  Inquiry is_collected;
  Object *bases, *mro, *cache, *subclasses, *weak_list;
  Slot unused_6; /* del */
  unsigned int version_tag;
  Finalize finalize;
};

enum {
  TYPE_HAS_INLINE_VALUES = 1 << 2, /* 3.13 and later */
  TYPE_HAS_MANAGED_WEAK_LIST = 1 << 3,
  TYPE_HAS_MANAGED_DICT = 1 << 4,
  TYPE_IS_ON_HEAP = 1 << 9,
  TYPE_IS_COLLECTED = 1 << 14,
};

/* The numbers of typeslots.h. */
enum {
  SLOT_ALLOCATE = 47,
  SLOT_BASE = 48,
  SLOT_DEALLOCATE = 52,
  SLOT_INITIALISE = 60,
  SLOT_MAKE = 65,
  SLOT_TRAVERSE = 71,
  SLOT_RELEASE = 74,
  SLOT_FINALIZE = 80,
};

enum { CALL_ARGUMENTS = 1, CALL_NONE = 4, CALL_ONE = 8 };

typedef struct {
  const char *name;
  Function function;
  int call;
  const char *doc;
} Method;

typedef struct {
  Object head;
  Object *(*make)(void);
  Size index;
  Object *copy;
  const char *name, *doc;
  Size size;
  Method *methods;
  void *slots;
  Slot traverse, clear, release;
} Module;

/* Py_buffer. */
typedef struct {
  void *bytes;
  Object *owner;
  Size length, item_size;
  int read_only, dimensions;
  char *format;
  Size *shape, *strides, *offsets;
  void *internal;
} Buffer;

extern Type PyType_Type, PyDict_Type, PyTuple_Type;
extern Object _Py_NoneStruct, _Py_TrueStruct, _Py_FalseStruct;
extern Object *PyExc_Exception, *PyExc_RuntimeError, *PyExc_ImportError;

void Py_IncRef(Object *);
void Py_DecRef(Object *);

Object *PyModule_Create2(Module *, int version);
int PyArg_ParseTuple(Object *arguments, const char *format, ...);
Object *Py_BuildValue(const char *format, ...);

Object *PyLong_FromLongLong(long long);
unsigned long long PyLong_AsUnsignedLongLong(Object *);
unsigned long long PyLong_AsUnsignedLongLongMask(Object *);
Object *PyBool_FromLong(long);
int PyObject_IsTrue(Object *);
Object *PyBytes_FromStringAndSize(const char *, Size);
char *PyBytes_AsString(Object *);
Object *PyTuple_New(Size);
Size PyTuple_Size(Object *);
Object *PyTuple_GetItem(Object *, Size);
int PyTuple_SetItem(Object *, Size, Object *);
Object *PyList_New(Size);
Size PyList_Size(Object *);
Object *PyList_GetItem(Object *, Size);
int PyList_SetItem(Object *, Size, Object *);
int PyList_SetSlice(Object *, Size start, Size end, Object *);
int PyList_Append(Object *, Object *);
Object *PyDict_New(void);
int PyDict_SetItemString(Object *, const char *, Object *);
Object *PyDict_GetItem(Object *, Object *key);
int PyDict_Next(Object *, Size *place, Object **key, Object **value);

Object *PyObject_CallFunction(Object *callable, const char *format, ...);
Object *PyObject_CallFunctionObjArgs(Object *callable, ...);
Object *PyObject_GetAttrString(Object *, const char *);
Object *PyObject_GetItem(Object *, Object *);
Object *PyImport_ImportModule(const char *);
Object *PyUnicode_InternFromString(const char *);
Object *PyCFunction_NewEx(Method *, Object *self, Object *module);
Object *PyUnicode_AsEncodedString(Object *, const char *encoding, const char *errors);
Size PyUnicode_GetLength(Object *);
Object *PyUnicode_Substring(Object *, Size start, Size end);
Size PyBytes_Size(Object *);
long long PyLong_AsLongLongAndOverflow(Object *, int *overflow);
double PyFloat_AsDouble(Object *);
char *PyOS_double_to_string(double, char format, int precision, int flags, int *type);
void PyMem_Free(void *);
Object *PyObject_GenericGetAttr(Object *, Object *name);
int PyObject_GetBuffer(Object *, Buffer *, int flags);
void PyBuffer_Release(Buffer *);

void PyErr_Clear(void);
Object *PyErr_Occurred(void);
int PyErr_ExceptionMatches(Object *);
Object *PyErr_NoMemory(void);
void PyErr_SetString(Object *, const char *);

Object *PyType_GenericAlloc(Type *, Size);
void *PyType_GetSlot(Type *, int);
void PyType_Modified(Type *);
int PyType_IsSubtype(Type *, Type *);
Object *PyWeakref_NewRef(Object *, Object *callback);
Object *PySys_GetObject(const char *);

/* From 3.9 on, and its name before. */
__attribute__((weak)) void *PyInterpreterState_Get(void);
__attribute__((weak)) void *_PyInterpreterState_Get(void);
/* From 3.9 on. */
__attribute__((weak)) int PyObject_GC_IsFinalized(Object *);
/* From 3.12 on. */
__attribute__((weak)) void PyUnstable_GC_VisitObjects(int (*visit)(Object *, void *), void *);

enum { ADD_POINT_ZERO = 2 }; /* Py_DTSF_ADD_DOT_0 */

#define PYTHON_API 3 /* the stable ABI */
#define PYTHON_NONE (&_Py_NoneStruct)

/* Returns None, as a function of the module does. */
static inline Object *none(void) {
  Py_IncRef(PYTHON_NONE);
  return PYTHON_NONE;
}

/* Drops a reference that may be NULL. */
static inline void release(Object *object) {
  if (object) Py_DecRef(object);
}

#endif
