#include "histories.h"

/* The first snapshot at or after a time; `after`: after it. */
static size_t snapshot_at(const SizedSnapshot *snapshots, size_t count, double time, bool after) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    double there = snapshots[middle].time;
    if (there < time || (after && there == time)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/* Moves to the first place whose row is not less. */
static void advance(SizedSnapshot *snapshot, uint32_t row) {
  size_t low = snapshot->place, high = snapshot->count;
  if (low < high && snapshot->rows[low] < row && low + 1 < high && snapshot->rows[low + 1] >= row) {
    snapshot->place = low + 1; /* as a rule */
    return;
  }
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (snapshot->rows[middle] < row) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  snapshot->place = low;
}

size_t sizings_of(uint32_t row, const Columns *columns, SizedSnapshot *snapshots, size_t count,
                  Sizing *sizings) {
  double death = columns->deaths[row];
  size_t last = death >= 0 ? snapshot_at(snapshots, count, death, true) : count, found = 0;
  for (size_t number = snapshot_at(snapshots, count, columns->births[row], false); number < last;
       number++) {
    SizedSnapshot *snapshot = &snapshots[number];
    advance(snapshot, row);
    size_t place = snapshot->place;
    if (place >= snapshot->count || snapshot->rows[place] != row) continue;
    sizings[found++] =
        (Sizing){snapshot->time, snapshot->sizes[place], snapshot->flats[place]};
  }
  return found;
}
