#include "lifetimes.h"

#include "clock.h"
#include "logs.h"

LifetimeCounts lifetime_counts;

static bool insert(Instance instance) {
  if (!lifetime_counts.failed && instances_insert(instance)) return true;
  lifetime_counts.failed++;
  return false;
}

void lifetime_begins(uint64_t address, double birth, uint32_t kind, uint32_t trace) {
  Instance *before = instances_find(address);
  if (before) lifetime_ended(before, birth); /* nothing reported its death */
  if (insert((Instance){address, birth, kind, trace, 0, 0, false})) lifetime_counts.born++;
}

bool lifetime_adopted(Instance instance) {
  return !instances_find(instance.address) && insert(instance);
}

bool lifetime_ends(uint64_t address) {
  Instance *instance = instances_find(address);
  if (!instance) return false;
  /* asking for the time is what costs most, and most instances live too short for it to matter */
  bool timed = instance->row || short_lived_kept;
  lifetime_ended(instance, timed ? clock_now() : 0);
  return true;
}

void lifetime_ended(Instance *instance, double time) {
  bool logged = instance->row ? log_death(instance->row, time)
                              : count_unseen(instance->kind, instance->trace);
  if (!instance->row && short_lived_kept) logged = log_short_lived(instance, time) && logged;
  if (!logged) lifetime_counts.failed++;
  lifetime_counts.freed++;
  instances_remove(instance);
}

void lifetimes_clear(void) {
  instances_clear();
  clear_death_log();
  clear_short_lived_log();
  clear_unseen();
  lifetime_counts = (LifetimeCounts){0};
}
