#pragma once
// Tells AddressSanitizer which bytes of the heap are free, so that a use after free is found
// although the memory never goes back to malloc. Nothing in other builds.

#if defined(__SANITIZE_ADDRESS__)
#define OURO_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OURO_ASAN 1
#endif
#endif

#ifdef OURO_ASAN
#include <sanitizer/asan_interface.h>
#define OURO_POISON(start, size) ASAN_POISON_MEMORY_REGION(start, size)
#define OURO_UNPOISON(start, size) ASAN_UNPOISON_MEMORY_REGION(start, size)
// For the walkers, which look at the headers of free blocks too.
#define OURO_READS_FREE_BLOCKS inline __attribute__((no_sanitize("address")))
#else
#define OURO_POISON(start, size) ((void)0)
#define OURO_UNPOISON(start, size) ((void)0)
#define OURO_READS_FREE_BLOCKS inline
#endif
