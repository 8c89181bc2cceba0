#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where the system gives no more memory, Swift's library and others end the program by one of these. */
static const int endings[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS};
enum { COUNT = sizeof endings / sizeof *endings, DEPTH = 4, LEAST = 16 << 20, ROOM = 128 << 20 };

static struct sigaction before[COUNT];
static const char *message;
static int message_status;

/* What is tidied up then: a folder by its descriptor, and what is removed of it. */
static struct {
  int parent, folder;
  char name[256], content[32], lock[256];
} tidied = {.parent = -1};

/* One buffer for each level of folders: nothing can be allocated any more. */
static char entries[DEPTH][8192] __attribute__((aligned(8)));

typedef struct {
  uint64_t number;
  int64_t offset;
  unsigned short length;
  unsigned char kind;
  char name[];
} Entry;

static void remove_tree(int parent, const char *name, int level) {
  if (unlinkat(parent, name, 0) == 0 || (errno != EISDIR && errno != EPERM) || level == DEPTH) return;
  int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return;
  long count;
  while ((count = syscall(SYS_getdents64, folder, entries[level], sizeof entries[level])) > 0)
    for (long place = 0; place < count;) {
      Entry *entry = (Entry *)(entries[level] + place);
      if (strcmp(entry->name, ".") != 0 && strcmp(entry->name, "..") != 0)
        remove_tree(folder, entry->name, level + 1);
      place += entry->length;
    }
  close(folder);
  unlinkat(parent, name, AT_REMOVEDIR);
}

/* Bytes of addresses in use; 0: not known. */
static size_t addresses(void) {
  char text[32] = "";
  size_t pages = 0;
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  if (read(file, text, sizeof text - 1) > 0)
    for (const char *digit = text; *digit >= '0' && *digit <= '9'; digit++)
      pages = 10 * pages + (size_t)(*digit - '0');
  close(file);
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Whether as much memory as is in use is not to be had once more, so that nothing can grow. */
static int is_scarce(void) {
  struct rlimit limit;
  struct rusage usage;
  size_t size = LEAST, used = addresses();
  if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
      && (limit.rlim_cur < 2 * used || limit.rlim_cur < used + ROOM))
    return 1;
  if (getrusage(RUSAGE_SELF, &usage) == 0 && (size_t)usage.ru_maxrss * 1024 > size)
    size = (size_t)usage.ru_maxrss * 1024;
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return 1;
  munmap(memory, size);
  return 0;
}

static void end(int number) {
  if (is_scarce()) {
    if (tidied.parent >= 0) {
      remove_tree(tidied.folder, tidied.content, 0);
      unlinkat(tidied.folder, tidied.lock, 0);
      unlinkat(tidied.parent, tidied.name, AT_REMOVEDIR);
    }
    if (write(STDERR_FILENO, message, strlen(message)) >= 0) _exit(message_status);
    _exit(message_status);
  }
  for (size_t place = 0; place < COUNT; place++)
    if (endings[place] == number) sigaction(number, &before[place], NULL);
  raise(number);
}

void heap_end_without_memory(const char *line, int status) {
  static char stack[64 << 10] __attribute__((aligned(16)));
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL); /* the stack may be what cannot grow */
  message = line;
  message_status = status;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = end;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (size_t place = 0; place < COUNT; place++) {
    sigaction(endings[place], NULL, &before[place]);
    /* What is ignored is ignored by a command that is run as well. */
    if (before[place].sa_handler != SIG_IGN) sigaction(endings[place], &action, NULL);
  }
}

void heap_tidy_at_end(int parent, int folder, const char *name, const char *content,
                      const char *lock) {
  tidied.parent = -1;
  if (strlen(name) >= sizeof tidied.name || strlen(content) >= sizeof tidied.content
      || strlen(lock) >= sizeof tidied.lock)
    return;
  tidied.folder = folder;
  strcpy(tidied.name, name);
  strcpy(tidied.content, content);
  strcpy(tidied.lock, lock);
  tidied.parent = parent;
}

void heap_tidy_nothing(void) { tidied.parent = -1; }
