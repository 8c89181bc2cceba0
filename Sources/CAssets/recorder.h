/* The files of the recorder, a table of their own: see recorder.c. */
#include "CAssets.h"

extern const heap_asset heap_recorder_files[];
extern const size_t heap_recorder_count;
