#ifndef PLIMSOLL_CPREFETCH_SHIM_H
#define PLIMSOLL_CPREFETCH_SHIM_H
// Asks for a line of memory that will be read soon, without waiting for it: Swift has no name for this instruction.
static inline void plimsoll_prefetch(const void *address) { __builtin_prefetch(address); }
#endif
