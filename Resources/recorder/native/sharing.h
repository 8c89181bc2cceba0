/* What several instances lead to, noted while they are measured: what sharing.py does in Python,
   which says why. */
#ifndef HEAPMONITOR_SHARING_H
#define HEAPMONITOR_SHARING_H

#include "python.h"

/* In the mark of what has been seen: the instance for which it counts, and whether it is told as shared.
   Instances 65,535 apart have one mark. */
#define SHARING_INSTANCE 48
#define SHARING_IS_WORTH_IT 2

enum { SHARING_LEAF = 512 }; /* bytes of an object without referents that is told as shared */

typedef struct {
  Object *object;
  uint32_t height, size; /* size: in units of 8 bytes */
} Counted;

typedef struct Meeting Meeting;

typedef struct {
  Counted **counted;    /* blocks of them, in the order in which they were met; holds the objects */
  Counted *next, *end;  /* free places of the last block */
  Meeting *meetings;
  uint32_t *places; /* of meetings, by the addresses of objects; 0: free */
  size_t *starts;   /* of each instance the place of the first object that counts for it */
  size_t blocks, met, instances, room_blocks, room_met, room_places, room_starts;
  uint64_t mark;       /* of the instance that is measured; 0: none is */
  uint32_t registered; /* its class */
  uint64_t *led_to;    /* a bit for each mark: others lead to what counts for such an instance */
} Sharing;

/* An instance of that class is measured from now on. False: no memory. */
bool sharing_begin(Sharing *, uint32_t registered);

/* Makes room for another object. False: no memory. */
bool sharing_reserve(Sharing *);

/* The next object counts with its bytes, and its reference is ours; `height`: how many are waiting, its own
   referents not among them. False: no memory. Once for each object that is measured. */
static inline bool sharing_count(Sharing *sharing, Object *object, size_t height, Size bytes) {
  if (sharing->next == sharing->end && !sharing_reserve(sharing)) return false;
  size_t units = ((size_t)bytes + 7) / 8;
  *sharing->next++ =
      (Counted){object, (uint32_t)height, units < UINT32_MAX ? (uint32_t)units : UINT32_MAX};
  return true;
}

/* Adds bytes to the object that counts since the last call. */
static inline void sharing_add(Sharing *sharing, Size bytes) {
  if (!sharing->next || bytes <= 0) return;
  uint32_t *size = &sharing->next[-1].size;
  size_t sum = *size + ((size_t)bytes + 7) / 8;
  *size = sum < UINT32_MAX ? (uint32_t)sum : UINT32_MAX;
}

/* The instance leads to an object that counts for another, which has that mark. False: no memory. */
bool sharing_meet(Sharing *, Object *, uint64_t mark);

/* Returns a list of (object, bytes, instance for which it counts, the last other one that leads to it,
   [(class, instances), ...]), or NULL with a Python exception. */
Object *sharing_list(Sharing *, Size least);

/* Gives the memory back, then lets go of the objects: finalizers of the program may run. */
void sharing_clear(Sharing *);

#endif
