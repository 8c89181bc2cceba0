/* The functions of the module, by their names in Python. native.py describes them. */
#ifndef HEAPMONITOR_FUNCTIONS_H
#define HEAPMONITOR_FUNCTIONS_H

#include "python.h"

/* control.c */
Object *native_configure(Object *, Object *);
Object *native_set_due(Object *, Object *);
Object *native_pause(Object *, Object *);
Object *native_watch(Object *, Object *);
Object *native_distrust(Object *, Object *);
Object *native_unborn(Object *, Object *);
Object *native_unwatch(Object *, Object *);
Object *native_forget(Object *, Object *);
Object *native_unhook_all(Object *, Object *);
Object *native_watches_classes(Object *, Object *);
Object *native_keep_short_lived(Object *, Object *);

/* records.c */
Object *native_add(Object *, Object *);
Object *native_find(Object *, Object *);
Object *native_remove(Object *, Object *);
Object *native_missed(Object *, Object *);
Object *native_assign(Object *, Object *);

/* reports.c */
Object *native_living(Object *, Object *);
Object *native_deaths(Object *, Object *);
Object *native_unseen(Object *, Object *);
Object *native_short_lived(Object *, Object *);
Object *native_waiting(Object *, Object *);
Object *native_counts(Object *, Object *);
Object *native_bytes_held(Object *, Object *);
Object *native_state(Object *, Object *);

/* measure.c */
Object *native_measure_begin(Object *, Object *);
Object *native_measure_apart(Object *, Object *);
Object *native_measure_next(Object *, Object *);
Object *native_measure_takes(Object *, Object *);
Object *native_measure_adds(Object *, Object *);
Object *native_measure_closure(Object *, Object *);
Object *native_measure_all(Object *, Object *);
Object *native_measure_shared(Object *, Object *);
Object *native_measure_end(Object *, Object *);

/* sift.c */
Object *native_sift(Object *, Object *);

/* referrers.c */
Object *native_referrers(Object *, Object *);

/* heap.c, checksum.c */
Object *native_heap_begin(Object *, Object *);
Object *native_heap_objects(Object *, Object *);
Object *native_heap_mark(Object *, Object *);
Object *native_heap_of_types(Object *, Object *);
Object *native_heap_portion(Object *, Object *);
Object *native_heap_prepare_names(Object *, Object *);
Object *native_heap_attributes(Object *, Object *);
Object *native_heap_checksum(Object *, Object *);
Object *native_heap_end(Object *, Object *);

/* rows.c */
Object *native_pickle_rows(Object *, Object *);

#endif
