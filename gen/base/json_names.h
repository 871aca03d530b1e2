/* The names of one object's members while it is checked. An object that has a member twice
 * says two things, and readers differ in which of them they hear (RFC 8259, section 4).
 * Internal to base/.
 *
 * Owner:  the caller's stack; of large objects a table in the arena.                    */
#ifndef RUNG_BASE_JSON_NAMES_H
#define RUNG_BASE_JSON_NAMES_H

#include <stdint.h>

#include "base/json_scan.h"

enum { JSON_FEW_NAMES = 24 };

typedef struct {
    const char *text; /* without escapes; NULL: this place of the table is free */
    size_t length;
    uint32_t hash;
} JsonName;

/* Most objects are small: their names are searched one after another. */
typedef struct {
    JsonName few[JSON_FEW_NAMES];
    size_t n;
    JsonName *table; /* open addressing */
    size_t size;     /* a power of two; 0: no table yet */
} JsonNames;

/* `few` is left as it is: this is done for every object. */
static inline void json_names_start(JsonNames *names)
{
    names->n = 0;
    names->size = 0;
}

/* Returns false when the object has a member of that name already. */
bool json_names_add(JsonNames *names, Arena *arena, const char *bytes, JsonSpan key);

#endif
