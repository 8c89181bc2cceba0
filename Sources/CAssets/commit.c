#include "CAssets.h"

__attribute__((weak)) const char *heap_commit(void) { return ""; }
