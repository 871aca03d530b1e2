/* Interning: equal texts become one pointer, so they cost memory once and compare by
 * address. Iteration order never depends on the hash. */
#ifndef RUNG_BASE_STRINGS_H
#define RUNG_BASE_STRINGS_H

#include "base/arena.h"

typedef struct Strings Strings;

Strings *strings_new(Arena *arena, Arena *table); /* texts; what finds them */
const char *strings_add(Strings *strings, const char *text);
const char *strings_add_n(Strings *strings, const char *text, size_t length);

/* Finds `text` or returns NULL. */
const char *strings_find(const Strings *strings, const char *text);

/* A map from text to pointer, in the same arena; keys are not copied. */
typedef struct Map Map;
Map *map_new(Arena *arena);
void map_set(Map *map, const char *key, void *value);
void *map_get(const Map *map, const char *key); /* NULL when absent */
size_t map_count(const Map *map);

#endif
