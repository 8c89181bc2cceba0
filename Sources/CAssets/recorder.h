/* The files of the recorder, in a separate table: see recorder.c. */
#include "CAssets.h"

extern const heap_asset heap_recorder_files[];
extern const size_t heap_recorder_count;
