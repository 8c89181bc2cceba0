#include "CSystem.h"

static int count;
static char *const *values;

/* The C library calls it with the arguments of main; elsewhere they would come from /proc. */
__attribute__((constructor)) static void keep(int number, char **arguments) {
  count = number;
  values = arguments;
}

int heap_argument_count(void) { return values ? count : 0; }

const char *heap_argument(int place) { return values[place]; }
