/* The instances that live: what is known of each, by its address. An address is never followed. */
#ifndef HEAPMONITOR_INSTANCES_H
#define HEAPMONITOR_INSTANCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t address; /* 0: a free place */
  double birth;     /* seconds since the recording began */
  uint32_t kind;    /* the recorder's number of the class */
  uint32_t trace;   /* the recorder's number of the trace, 0: none */
  uint32_t row;     /* its row in the recording, 0: no snapshot has seen it yet */
  uint8_t flags;    /* the recorder's */
  bool met;         /* by the census under way */
} Instance;

/* Returns the instance at an address, or NULL. Valid until the next insertion or removal. */
Instance *instances_find(uint64_t address);

/* Puts one in whose address is not known. Returns false if there is no memory. */
bool instances_insert(Instance instance);

/* Takes one out that instances_find returned. */
void instances_remove(Instance *instance);

/* Returns how many there are. */
size_t instances_count(void);

/* Returns the first instance at or after a place, counted from 0, or NULL; moves the place on. */
Instance *instances_next(size_t *place);

/* Forgets all and gives the memory back. */
void instances_clear(void);

/* Returns the bytes that the table takes. */
size_t instances_bytes(void);

#endif
