#include "logs.h"

#include <stdlib.h>

DeathLog death_log;
ShortLivedLog short_lived_log;
bool short_lived_kept;

static UnseenCount *unseen;
static size_t unseen_capacity, unseen_kinds;
static UnseenCount *latest; /* the same class is often the next one, too */

static bool widen(void *column, size_t capacity, size_t size) {
  void **pointer = column;
  void *wider = realloc(*pointer, capacity * size);
  if (wider) *pointer = wider;
  return wider != NULL;
}

static size_t larger(size_t capacity) { return capacity ? capacity / 2 * 3 : 256; }

bool log_death(uint32_t row, double time) {
  DeathLog *log = &death_log;
  if (log->count == log->capacity) {
    size_t capacity = larger(log->capacity);
    if (!widen(&log->rows, capacity, sizeof *log->rows)) return false;
    if (!widen(&log->times, capacity, sizeof *log->times)) return false;
    log->capacity = capacity;
  }
  log->rows[log->count] = row;
  log->times[log->count++] = time;
  return true;
}

bool log_short_lived(const Instance *instance, double time) {
  ShortLivedLog *log = &short_lived_log;
  if (log->count == log->capacity) {
    size_t capacity = larger(log->capacity);
    if (!widen(&log->addresses, capacity, sizeof *log->addresses)) return false;
    if (!widen(&log->births, capacity, sizeof *log->births)) return false;
    if (!widen(&log->deaths, capacity, sizeof *log->deaths)) return false;
    if (!widen(&log->kinds, capacity, sizeof *log->kinds)) return false;
    if (!widen(&log->traces, capacity, sizeof *log->traces)) return false;
    log->capacity = capacity;
  }
  log->addresses[log->count] = instance->address;
  log->births[log->count] = instance->birth;
  log->deaths[log->count] = time;
  log->kinds[log->count] = instance->kind;
  log->traces[log->count++] = instance->trace;
  return true;
}

static UnseenCount *unseen_place(uint32_t kind, uint32_t trace) {
  uint64_t hash = ((uint64_t)kind << 32 | trace) * UINT64_C(0x9E3779B97F4A7C15);
  size_t place = (size_t)(hash >> 32) & (unseen_capacity - 1); /* a power of two */
  while (unseen[place].instances && (unseen[place].kind != kind || unseen[place].trace != trace))
    place = (place + 1) & (unseen_capacity - 1);
  return &unseen[place];
}

static bool reserve_unseen(void) {
  if (unseen_kinds < unseen_capacity / 2) return true;
  UnseenCount *old = unseen;
  size_t size = unseen_capacity, capacity = size ? size * 2 : 64;
  UnseenCount *fresh = calloc(capacity, sizeof *fresh);
  if (!fresh) return false;
  unseen = fresh;
  unseen_capacity = capacity;
  for (size_t place = 0; place < size; place++)
    if (old[place].instances) *unseen_place(old[place].kind, old[place].trace) = old[place];
  free(old);
  latest = NULL;
  return true;
}

bool count_unseen(uint32_t kind, uint32_t trace) {
  if (!latest || latest->kind != kind || latest->trace != trace) {
    if (!reserve_unseen()) return false;
    latest = unseen_place(kind, trace);
    if (!latest->instances) {
      latest->kind = kind;
      latest->trace = trace;
      unseen_kinds++;
    }
  }
  latest->instances++;
  return true;
}

const UnseenCount *unseen_next(size_t *place) {
  while (*place < unseen_capacity) {
    UnseenCount *count = &unseen[(*place)++];
    if (count->instances) return count;
  }
  return NULL;
}

void clear_death_log(void) {
  free(death_log.rows);
  free(death_log.times);
  death_log = (DeathLog){0};
}

void clear_short_lived_log(void) {
  ShortLivedLog *log = &short_lived_log;
  free(log->addresses);
  free(log->births);
  free(log->deaths);
  free(log->kinds);
  free(log->traces);
  *log = (ShortLivedLog){0};
}

void clear_unseen(void) {
  free(unseen);
  unseen = latest = NULL;
  unseen_capacity = unseen_kinds = 0;
}

size_t logs_bytes(void) {
  return death_log.capacity * (sizeof *death_log.rows + sizeof *death_log.times) +
         short_lived_log.capacity * (3 * sizeof(uint64_t) + 2 * sizeof(uint32_t)) +
         unseen_capacity * sizeof *unseen;
}
