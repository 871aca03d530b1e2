/* Open addressing with FNV-1a; see the header. */
#include "text/cache.h"

#include <string.h>

struct CacheSlot {
    const char *text;
    uint32_t length;
    uint32_t hash;
    uint32_t kind;
    void *value;
};

enum { FIRST_SLOTS = 1024, MOST_BYTES = 3 * 512 * 1024 };

Cache cache_new(Arena *arena)
{
    return (Cache){ .arena = arena,
                    .slots = ARENA_ARRAY(arena, CacheSlot, FIRST_SLOTS),
                    .n_slots = FIRST_SLOTS };
}

void cache_trim(Cache *cache)
{
    if (arena_used(cache->arena) <= MOST_BYTES)
        return;
    arena_reset(cache->arena);
    *cache = cache_new(cache->arena);
}

static uint32_t hash_of(uint32_t kind, const char *text, size_t length)
{
    uint32_t hash = 2166136261u ^ kind;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static CacheSlot *slot_for(const Cache *cache, const CacheSlot *like)
{
    for (size_t i = like->hash;; i++) {
        CacheSlot *slot = &cache->slots[i & (cache->n_slots - 1)];
        if (!slot->text)
            return slot;
        if (slot->hash == like->hash && slot->kind == like->kind &&
            slot->length == like->length &&
            memcmp(slot->text, like->text, like->length) == 0)
            return slot;
    }
}

static void grow(Cache *cache)
{
    Cache larger = *cache;
    larger.n_slots *= 2;
    larger.slots = ARENA_ARRAY(cache->arena, CacheSlot, larger.n_slots);
    for (size_t i = 0; i < cache->n_slots; i++)
        if (cache->slots[i].text)
            *slot_for(&larger, &cache->slots[i]) = cache->slots[i];
    *cache = larger;
}

void **cache_place(Cache *cache, uint32_t kind, const char *text, size_t length,
                   const char ***kept)
{
    if (cache->n_used * 4 >= cache->n_slots * 3)
        grow(cache);
    CacheSlot like = { .text = text,
                       .length = (uint32_t)length,
                       .hash = hash_of(kind, text, length),
                       .kind = kind };
    CacheSlot *slot = slot_for(cache, &like);
    if (!slot->text) {
        *slot = like;
        cache->n_used++;
    }
    *kept = &slot->text;
    return &slot->value;
}
