/* Open addressing with FNV-1a; see the header. */
#include "base/strings.h"

#include <stdint.h>
#include <string.h>

typedef struct {
    const char *key;
    size_t length;
    uint32_t hash;
    void *value;
} Slot;

struct Map {
    Arena *arena;
    Slot *slots;
    size_t n_slots; /* a power of two */
    size_t n_used;
};

struct Strings {
    Arena *arena;
    Map map;
};

static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static Slot *slot_for(const Map *map, const char *key, size_t length, uint32_t hash)
{
    for (size_t i = hash;; i++) {
        Slot *slot = &map->slots[i & (map->n_slots - 1)];
        if (!slot->key || (slot->hash == hash && slot->length == length &&
                           memcmp(slot->key, key, length) == 0))
            return slot;
    }
}

static void init(Map *map, Arena *arena, size_t n_slots)
{
    *map = (Map){ .arena = arena,
                  .slots = ARENA_ARRAY(arena, Slot, n_slots),
                  .n_slots = n_slots };
}

static void grow_if_full(Map *map)
{
    if (map->n_used * 4 < map->n_slots * 3)
        return;
    Map larger;
    init(&larger, map->arena, map->n_slots * 2);
    for (size_t i = 0; i < map->n_slots; i++) {
        const Slot *slot = &map->slots[i];
        if (slot->key)
            *slot_for(&larger, slot->key, slot->length, slot->hash) = *slot;
    }
    larger.n_used = map->n_used;
    *map = larger;
}

Map *map_new(Arena *arena)
{
    Map *map = ARENA_NEW(arena, Map);
    init(map, arena, 64);
    return map;
}

void map_set(Map *map, const char *key, void *value)
{
    grow_if_full(map);
    size_t length = strlen(key);
    uint32_t hash = hash_of(key, length);
    Slot *slot = slot_for(map, key, length, hash);
    if (!slot->key)
        map->n_used++;
    *slot = (Slot){ .key = key, .length = length, .hash = hash, .value = value };
}

void *map_get(const Map *map, const char *key)
{
    size_t length = strlen(key);
    const Slot *slot = slot_for(map, key, length, hash_of(key, length));
    return slot->key ? slot->value : NULL;
}

size_t map_count(const Map *map)
{
    return map->n_used;
}

Strings *strings_new(Arena *arena, Arena *table)
{
    Strings *strings = ARENA_NEW(table, Strings);
    strings->arena = arena;
    init(&strings->map, table, 256);
    return strings;
}

const char *strings_add_n(Strings *strings, const char *text, size_t length)
{
    Map *map = &strings->map;
    grow_if_full(map);
    uint32_t hash = hash_of(text, length);
    Slot *slot = slot_for(map, text, length, hash);
    if (!slot->key) {
        *slot = (Slot){ .key = arena_strndup(strings->arena, text, length),
                        .length = length,
                        .hash = hash };
        map->n_used++;
    }
    return slot->key;
}

const char *strings_add(Strings *strings, const char *text)
{
    return strings_add_n(strings, text, strlen(text));
}

const char *strings_find(const Strings *strings, const char *text)
{
    size_t length = strlen(text);
    return slot_for(&strings->map, text, length, hash_of(text, length))->key;
}
