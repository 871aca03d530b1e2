/* Compares two parsed JSON values: members in any order, all of them, and nothing else but
 * what the reference scorer does not say. */
#ifndef RUNG_TESTS_SAME_JSON_H
#define RUNG_TESTS_SAME_JSON_H

#include "base/json.h"

/* NULL when equal; else what differs and where, in the arena. */
const char *json_difference(Arena *arena, Json found, Json wanted);

#endif
