/* The hooks of watched classes. tp_alloc: whatever makes an instance goes through it, the constructor,
   copies, pickles, __new__. tp_finalize: what a __del__ fills. Neither can be seen from Python. */
#ifndef HEAPMONITOR_BIRTHS_H
#define HEAPMONITOR_BIRTHS_H

#include "types.h"

enum {
  WATCH_TRACED = 1,    /* on_trace is called at each birth */
  WATCH_UNCOUNTED = 2, /* only deaths are seen */
};

extern TypeTable watched_types;

/* Hooks a class, again after its slots were overwritten, and with another kind and flags. Returns
   1, or 0 if its instances are not made and freed as those of class statements, or -1 with a Python
   exception. */
int births_watch(Type *, uint32_t kind, uint32_t flags);

/* Lets births_watch return 0 for classes derived from a type whose instances come past tp_alloc, as
   those of set do in 3.14, unless they are not to be counted. Returns false if there are too many. */
bool births_distrust(Type *);

/* Takes the hooks of a class away. */
void births_unwatch(Type *);

/* Takes all away. */
void births_unwatch_all(void);

#endif
