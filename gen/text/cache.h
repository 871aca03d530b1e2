/* A table from a stretch of text and a small number to a pointer. Words and lines that
 * were shaped once are found here. Nothing is taken out alone; the order of entries is
 * never looked at. */
#ifndef RUNG_TEXT_CACHE_H
#define RUNG_TEXT_CACHE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct CacheSlot CacheSlot;

typedef struct {
    Arena *arena;
    CacheSlot *slots;
    size_t n_slots; /* a power of two */
    size_t n_used;
} Cache;

Cache cache_new(Arena *arena);

/* Forgets everything once the arena, which must be the cache's own, holds more than a
 * megabyte and a half: reports repeat their words, but a hundred thousand names are met
 * once each. Whatever was found before is gone. */
void cache_trim(Cache *cache);

/* The place for the value of (text, kind); *place is NULL when the text is new. Texts are
 * borrowed, so a new one must outlive the cache: *text is where to say which copy to
 * keep. Both stay valid until the next call. */
void **cache_place(Cache *cache, uint32_t kind, const char *text, size_t length,
                   const char ***kept);

#endif
