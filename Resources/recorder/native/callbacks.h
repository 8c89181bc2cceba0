/* The recorder's functions in Python that hooks call. */
#ifndef HEAPMONITOR_CALLBACKS_H
#define HEAPMONITOR_CALLBACKS_H

#include "python.h"

/* Whether this thread runs a function of the recorder: then none is called. */
extern _Thread_local int callback_depth;

/* Whether births of this thread are passed over. */
extern _Thread_local bool births_paused;

/* Seconds since the recording began after which the next birth calls on_due. */
extern double callback_due;

/* Sets the three functions; None for those that are not wanted. */
void callbacks_set(Object *on_due, Object *on_trace, Object *on_class);

/* Each calls a function. An error of the function is dropped. Returns false with a Python exception
   if something else was raised in it, as KeyboardInterrupt by a signal: the program has to see it. */
bool call_due(void);
bool call_trace(uint32_t *trace);
bool call_class(Object *cls);

#endif
