/* What the tests of words and of layouts as files need: an arena, and where complaints go;
 * fixtures of cmocka. For tests only.                                                  */
#ifndef RUNG_TESTS_LAYOUT_KIT_H
#define RUNG_TESTS_LAYOUT_KIT_H

#include "base/bundle.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Bundle bundle;
} Kit;

static inline int kit_set_up(void **state)
{
    static Kit kit;
    kit = (Kit){ .arena = arena_new() };
    kit.diag = diag_new(kit.arena);
    *state = &kit;
    return 0;
}

static inline int kit_tear_down(void **state)
{
    Kit *kit = *state;
    arena_free(kit->arena);
    return 0;
}

#endif
