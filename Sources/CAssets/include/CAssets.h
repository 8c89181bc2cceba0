#ifndef CASSETS_H
#define CASSETS_H
#include <stddef.h>

/* A file of Templates/ or Resources/, as it was when the program was built. */
typedef struct {
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  size_t count;
} heap_asset;

/* Returns all of them; the memory is never freed. A function, as Swift 6 imports no C arrays. */
const heap_asset *_Nonnull heap_asset_table(size_t *_Nonnull count);

/* The commit that the program was built from. Empty unless it is linked with another definition,
   which Packaging/linking makes. */
const char *_Nonnull heap_commit(void);

#endif
