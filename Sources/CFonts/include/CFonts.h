#ifndef CFONTS_H
#define CFONTS_H
#include <stddef.h>

/* The TrueType file of DejaVu Sans, regular or bold; the memory is never freed. */
const unsigned char *_Nonnull heap_font(int is_bold, size_t *_Nonnull count);

#endif
