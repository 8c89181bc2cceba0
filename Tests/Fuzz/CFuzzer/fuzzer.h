/* What libFuzzer, which is linked in by -sanitize=fuzzer, offers (LLVM, FuzzerInterface.h). */
#include <stddef.h>
#include <stdint.h>

/* Runs the fuzzer with the program's arguments; `run` gets every input and returns 0. */
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*run)(const uint8_t *bytes, size_t count));

/* Changes `count` bytes in a block with room for `room`; returns how many they are then. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t room);
