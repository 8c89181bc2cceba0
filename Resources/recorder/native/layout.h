/* Whether type objects of this Python are laid out as python.h says. */
#ifndef HEAPMONITOR_LAYOUT_H
#define HEAPMONITOR_LAYOUT_H

#include "python.h"

/* The tp_dealloc of all classes that class statements make: it calls tp_finalize. */
extern Slot layout_deallocate_of_classes;

/* Returns true, or false with a Python exception that says what is different. */
bool layout_check(void);

#endif
