#ifndef CFILESYSTEM_H
#define CFILESYSTEM_H

/* Exchanges two paths in one step: renameat2(2) with RENAME_EXCHANGE, which Swift's view of the C
   library does not have. Returns 0, or -1 with errno set (EINVAL: the file system cannot do it). */
int heap_exchange(const char *_Nonnull first, const char *_Nonnull second);

#endif
