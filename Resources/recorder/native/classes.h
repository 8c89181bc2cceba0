/* The hook of metatypes. tp_init: type.__call__ calls it with each class that it has made. What
   Python sees as type.__init__ stays as it is. */
#ifndef HEAPMONITOR_CLASSES_H
#define HEAPMONITOR_CLASSES_H

#include "types.h"

extern TypeTable hooked_metatypes;

/* Remembers the interpreter that loaded this module; in others the hooks do nothing. */
void classes_set_interpreter(void);

/* Returns whether this is that interpreter. */
bool classes_here(void);

/* Hooks `type` and all metatypes that there are. Returns false with a Python exception. */
bool classes_watch(void);

/* Hooks a metatype that was made in C, and so unseen, if the others are hooked. */
void classes_learn(Type *metatype);

/* Takes the hooks away. */
void classes_unwatch(void);

#endif
