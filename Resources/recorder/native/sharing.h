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

typedef struct Counted Counted;
typedef struct Meeting Meeting;

typedef struct {
  Counted **counted; /* blocks of them, in the order in which they were met; holds the objects */
  Meeting *meetings;
  uint32_t *places; /* of meetings, by the addresses of objects; 0: free */
  size_t *starts;   /* of each instance the place of the first object that counts for it */
  size_t count, met, instances, room_blocks, room_met, room_places, room_starts;
  uint64_t mark;       /* of the instance that is measured; 0: none is */
  uint32_t registered; /* its class */
} Sharing;

/* An instance of that class is measured from now on. False: no memory. */
bool sharing_begin(Sharing *, uint32_t registered);

/* The next object counts, and its reference is ours; `height`: how many are waiting, its own referents
   not among them. False: no memory. */
bool sharing_count(Sharing *, Object *, size_t height);

/* Adds bytes to the object that counts since the last call. */
void sharing_add(Sharing *, Size bytes);

/* The instance leads to an object that counts for another. False: no memory. */
bool sharing_meet(Sharing *, Object *);

/* Returns a list of (object, bytes, instance for which it counts, the last other one that leads to it,
   [(class, instances), ...]), or NULL with a Python exception. */
Object *sharing_list(Sharing *, Size least);

/* Gives the memory back, then lets go of the objects: finalizers of the program may run. */
void sharing_clear(Sharing *);

#endif
