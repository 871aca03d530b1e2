/* See the header. */
#include "ingest/list/reach.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST_REACH = 64 }; /* cfn-guard's trees of clauses are 22 deep */

typedef struct {
    Arena *arena;
    const char *bytes;
    JsonSpan *found;
    size_t n;
} Reach;

static void go(Reach *to, JsonSpan from, const char *rest, int depth);

static void go_into_all(Reach *to, JsonSpan from, const char *rest, int depth)
{
    size_t n;
    if (depth > DEEPEST_REACH)
        return;
    if (from.type == JSON_OBJECT) {
        JsonMember *members = json_members(to->arena, to->bytes, from, &n);
        for (size_t i = 0; i < n; i++)
            go(to, members[i].value, rest, depth + 1);
        return;
    }
    JsonSpan *elements = json_elements(to->arena, to->bytes, from, &n);
    for (size_t i = 0; i < n; i++)
        go(to, elements[i], rest, depth + 1);
}

static void go(Reach *to, JsonSpan from, const char *rest, int depth)
{
    size_t step = 0;
    while (rest[step] && strncmp(rest + step, "/*", 2) != 0)
        step++;
    if (step)
        from = json_at(to->bytes, from, arena_strndup(to->arena, rest, step));
    if (from.type == JSON_ABSENT)
        return;
    const char *star = rest + step;
    if (!*star) {
        ARENA_PUSH(to->arena, to->found, to->n) = from;
    } else if (star[2] == '*') {
        go(to, from, star + 3, depth);
        go_into_all(to, from, star, depth);
    } else {
        go_into_all(to, from, star + 2, depth);
    }
}

JsonSpan *reach(Arena *arena, const Level *at, const char *path, size_t *n)
{
    Reach to = { .arena = arena, .bytes = at->bytes };
    go(&to, at->span, path, 0);
    *n = to.n;
    return to.found;
}

static size_t number_of(Arena *arena, const char *bytes, JsonSpan span)
{
    size_t n;
    if (span.type == JSON_NUMBER) {
        long value = strtol(bytes + span.offset, NULL, 10);
        return value > 0 ? (size_t)value : 0;
    }
    json_elements(arena, bytes, span, &n);
    return n;
}

size_t reach_number(Arena *arena, const Level *at, const char *path)
{
    size_t n, sum = 0;
    JsonSpan *found = reach(arena, at, path, &n);
    for (size_t i = 0; i < n; i++)
        sum += number_of(arena, at->bytes, found[i]);
    return sum;
}

/* --- numbers over all documents of an input ------------------------------------------- */

void tally(Reading *reading, const char *say, size_t n)
{
    if (!n)
        return;
    for (size_t i = 0; i < reading->n_tallies; i++)
        if (strcmp(reading->tallies[i].say, say) == 0) {
            reading->tallies[i].n += n;
            return;
        }
    ARENA_PUSH(reading->scratch, reading->tallies, reading->n_tallies) =
        (Tally){ arena_strdup(reading->scratch, say), n };
}

void say_tallies(Reading *reading)
{
    for (size_t i = 0; i < reading->n_tallies; i++)
        intake_remark(reading, "%s: %zu", reading->tallies[i].say, reading->tallies[i].n);
}

size_t records_of(const Records *records, Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_PASS: return records->pass;
    case OUTCOME_FAIL: return records->fail;
    case OUTCOME_NOT_APPLICABLE: return records->not_applicable;
    case OUTCOME_UNKNOWN: return records->unknown;
    case OUTCOME_SUPPRESSED: return records->suppressed;
    case OUTCOME_NO_VERDICT: return records->no_verdict;
    }
    return 0;
}
