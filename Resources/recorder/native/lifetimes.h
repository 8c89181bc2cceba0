/* Births and deaths, as the hooks report them. */
#ifndef HEAPMONITOR_LIFETIMES_H
#define HEAPMONITOR_LIFETIMES_H

#include "instances.h"

typedef struct {
  uint64_t born;    /* instances that a hook saw being made */
  uint64_t freed;   /* instances that were known and are gone */
  uint64_t failed;  /* entries that were lost for want of memory; then no births are counted */
} LifetimeCounts;

extern LifetimeCounts lifetime_counts;

/* Registers an instance that was just made. */
void lifetime_begins(uint64_t address, double birth, uint32_t kind, uint32_t trace);

/* Registers one that lives already. Returns false if it is known or there is no memory. */
bool lifetime_adopted(Instance instance);

/* Registers the death of an instance now. Returns false if it is not known. */
bool lifetime_ends(uint64_t address);

/* The same, at a time that is known. */
void lifetime_ended(Instance *instance, double time);

/* Forgets everything. */
void lifetimes_clear(void);

#endif
