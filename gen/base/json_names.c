/* See the header. */
#include "base/json_names.h"

#include <string.h>

enum { FIRST_TABLE = 128 };

/* Of both ends and the length: names differ there, and equal hashes are compared. The
 * factor is 2^64 over the golden ratio (Knuth, volume 3, section 6.4). */
static uint32_t hash_of(const char *text, size_t length)
{
    static const uint64_t spread = 0x9E3779B97F4A7C15u;
    uint64_t first = 0, last = 0;
    size_t n = length < sizeof first ? length : sizeof first;
    memcpy(&first, text, n);
    memcpy(&last, text + length - n, n);
    return (uint32_t)(((first * spread ^ last) * spread + length) >> 32);
}

static bool same(const JsonName *a, const JsonName *b)
{
    return a->hash == b->hash && a->length == b->length &&
           memcmp(a->text, b->text, a->length) == 0;
}

static bool add_to_table(JsonNames *names, JsonName name)
{
    size_t at = name.hash & (names->size - 1);
    for (; names->table[at].text; at = (at + 1) & (names->size - 1))
        if (same(&names->table[at], &name))
            return false;
    names->table[at] = name;
    return true;
}

static void grow(JsonNames *names, Arena *arena)
{
    const JsonName *old = names->size ? names->table : names->few;
    size_t n_old = names->size ? names->size : JSON_FEW_NAMES;
    names->size = names->size ? names->size * 4 : FIRST_TABLE;
    names->table = ARENA_ARRAY(arena, JsonName, names->size);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].text)
            add_to_table(names, old[i]);
}

/* Behind the opening quote; a name with escapes is copied without them. */
static JsonName name_of(Arena *arena, const char *bytes, JsonSpan key)
{
    JsonName name = { .text = bytes + key.offset + 1, .length = key.length - 2 };
    if (memchr(name.text, '\\', name.length)) {
        name.text = json_span_text(arena, bytes, key);
        name.length = strlen(name.text);
    }
    name.hash = hash_of(name.text, name.length);
    return name;
}

bool json_names_add(JsonNames *names, Arena *arena, const char *bytes, JsonSpan key)
{
    JsonName name = name_of(arena, bytes, key);
    if (names->n >= JSON_FEW_NAMES) {
        if (!names->size || names->n * 2 > names->size)
            grow(names, arena);
        names->n++;
        return add_to_table(names, name);
    }
    for (size_t i = 0; i < names->n; i++)
        if (same(&names->few[i], &name))
            return false;
    names->few[names->n++] = name;
    return true;
}
