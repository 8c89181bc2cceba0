#include "census.h"
#include "classes.h"
#include "functions.h"
#include "layout.h"

static Object *native_instances(Object *self, Object *types) {
  (void)self;
  return census_instances(types);
}

static Object *native_census(Object *self, Object *nothing) {
  (void)self, (void)nothing;
  return census_of_types();
}

#define FUNCTION(name, call) {#name, native_##name, call, NULL}

static Method functions[] = {
    FUNCTION(configure, CALL_ARGUMENTS),
    FUNCTION(set_due, CALL_ARGUMENTS),
    FUNCTION(pause, CALL_ONE),
    FUNCTION(watch, CALL_ARGUMENTS),
    FUNCTION(distrust, CALL_ARGUMENTS),
    FUNCTION(unborn, CALL_ARGUMENTS),
    FUNCTION(unwatch, CALL_ARGUMENTS),
    FUNCTION(forget, CALL_ONE),
    FUNCTION(unhook_all, CALL_NONE),
    FUNCTION(watches_classes, CALL_ONE),
    FUNCTION(add, CALL_ARGUMENTS),
    FUNCTION(find, CALL_ONE),
    FUNCTION(remove, CALL_ONE),
    FUNCTION(missed, CALL_ARGUMENTS),
    FUNCTION(living, CALL_NONE),
    FUNCTION(assign, CALL_ARGUMENTS),
    FUNCTION(deaths, CALL_NONE),
    FUNCTION(unseen, CALL_NONE),
    FUNCTION(keep_short_lived, CALL_ONE),
    FUNCTION(short_lived, CALL_NONE),
    FUNCTION(counts, CALL_NONE),
    FUNCTION(instances, CALL_ONE),
    FUNCTION(census, CALL_NONE),
    FUNCTION(sift, CALL_ARGUMENTS),
    FUNCTION(waiting, CALL_NONE),
    FUNCTION(measure_begin, CALL_ARGUMENTS),
    FUNCTION(measure_apart, CALL_ONE),
    FUNCTION(measure_next, CALL_ARGUMENTS),
    FUNCTION(measure_takes, CALL_ARGUMENTS),
    FUNCTION(measure_adds, CALL_ARGUMENTS),
    FUNCTION(measure_closure, CALL_ARGUMENTS),
    FUNCTION(measure_all, CALL_ARGUMENTS),
    FUNCTION(measure_shared, CALL_ARGUMENTS),
    FUNCTION(measure_end, CALL_NONE),
    FUNCTION(referrers, CALL_ARGUMENTS),
    FUNCTION(heap_begin, CALL_ARGUMENTS),
    FUNCTION(heap_objects, CALL_NONE),
    FUNCTION(heap_mark, CALL_ONE),
    FUNCTION(heap_of_types, CALL_ARGUMENTS),
    FUNCTION(heap_portion, CALL_ARGUMENTS),
    FUNCTION(heap_prepare_names, CALL_ARGUMENTS),
    FUNCTION(heap_attributes, CALL_ONE),
    FUNCTION(heap_checksum, CALL_ARGUMENTS),
    FUNCTION(heap_end, CALL_NONE),
    FUNCTION(pickle_rows, CALL_ARGUMENTS),
    FUNCTION(bytes_held, CALL_NONE),
    FUNCTION(state, CALL_NONE),
    {NULL, NULL, 0, NULL},
};

static Module module = {
    .head = {1, NULL},
    .name = "_native",
    .size = -1, /* one for the whole process: it changes types */
    .methods = functions,
};

__attribute__((visibility("default"))) Object *PyInit__native(void);

Object *PyInit__native(void) {
  if (!layout_check() || !census_prepare()) return NULL;
  classes_set_interpreter();
  return PyModule_Create2(&module, PYTHON_API);
}
