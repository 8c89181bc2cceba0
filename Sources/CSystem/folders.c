#define _GNU_SOURCE
#include "CSystem.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/statfs.h>
#include <sys/xattr.h>

int heap_open_place(int folder, const char *name, int follows_link) {
  int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
  return openat(folder, name, follows_link ? flags : flags | O_NOFOLLOW);
}

int heap_exchange(int folder, const char *name, int other, const char *other_name) {
  return renameat2(folder, name, other, other_name, RENAME_EXCHANGE);
}

int heap_current_folder(void) { return AT_FDCWD; }

unsigned long heap_file_system(int descriptor) {
  struct statfs status;
  return fstatfs(descriptor, &status) == 0 ? (unsigned long)status.f_type : 0;
}

int heap_has_access_list(int descriptor) {
  return fgetxattr(descriptor, "system.posix_acl_access", NULL, 0) > 0;
}
