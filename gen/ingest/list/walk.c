/* From a document to its records: the paths of the tool file are followed, "*" by "*", and
 * parts that hold records like the document does are walked as it is. */
#include <string.h>

#include "ingest/list/engine.h"
#include "ingest/list/judge.h"
#include "ingest/list/reach.h"
#include "ingest/list/record.h"

enum { DEEPEST_NESTING = 64 };

typedef struct {
    Reading *reading;
    const RecordPath *path;
    const Judge *judge; /* what was looked at is walked to, not records */
    bool found_any;     /* then: there were records */
    size_t n;
} Walk;

static void follow(Walk *walk, const Level *at, JsonSpan from, const char *pointer,
                   const char *rest);

/* May what a star stands for be members of an object? */
static bool takes_members(const Walk *walk)
{
    return walk->path && walk->path->members;
}

static void arrive(Walk *walk, const Level *at)
{
    Reading *reading = walk->reading;
    if (walk->path && !conditions_hold(reading->each, at, &walk->path->when))
        return;
    walk->n++;
    if (walk->judge)
        judge_looked_at(reading, walk->judge, at, walk->found_any);
    else
        read_record(reading, walk->path, at);
    end_record(reading);
}

/* One element or member that a "*" stands for. The members of a record are forgotten with
 * it; those of what stands around records stay as long as the document. */
static void step_in(Walk *walk, const Level *outer, JsonSpan span, const char *pointer,
                    const char *name, const char *rest)
{
    Reading *reading = walk->reading;
    Level at = level_new(*rest ? reading->local : reading->each, outer, outer->bytes, span,
                         pointer);
    at.name = name;
    bool leads_on = span.type == JSON_OBJECT || span.type == JSON_ARRAY;
    if (*rest && !leads_on && !takes_members(walk))
        refuse_kind(reading, span, pointer, "an object");
    else if (*rest)
        follow(walk, &at, span, pointer, rest);
    else
        arrive(walk, &at);
}

static void follow_each(Walk *walk, const Level *outer, JsonSpan list, const char *pointer,
                        const char *rest)
{
    size_t n = 0;
    Arena *arena = walk->reading->local;
    if (list.type == JSON_OBJECT) {
        JsonMember *members = json_members(arena, outer->bytes, list, &n);
        for (size_t i = 0; i < n; i++)
            step_in(walk, outer, members[i].value,
                    json_pointer_key(arena, pointer, members[i].key), members[i].key, rest);
        return;
    }
    JsonSpan *elements = json_elements(arena, outer->bytes, list, &n);
    for (size_t i = 0; i < n; i++)
        step_in(walk, outer, elements[i], json_pointer_index(arena, pointer, i), NULL,
                rest);
}

JsonSpan list_at(Reading *reading, const Level *at, const char *place, JsonType type)
{
    JsonSpan span = place_span(at, place);
    if (span.type == type)
        return span;
    if (span.type != JSON_ABSENT && span.type != JSON_NULL)
        refuse_kind(reading, span, arena_printf(reading->each, "%s%s", at->pointer, place),
                    type == JSON_ARRAY ? "a list" : "an object");
    return (JsonSpan){ .type = JSON_ABSENT };
}

/* Follows `rest` down from a value to everything it leads to. */
static void follow(Walk *walk, const Level *at, JsonSpan from, const char *pointer,
                   const char *rest)
{
    Arena *arena = walk->reading->local;
    const char *star = strstr(rest, "/*");
    if (!star || (star[2] && star[2] != '/'))
        star = rest + strlen(rest);
    const char *step = arena_strndup(arena, rest, (size_t)(star - rest));
    JsonSpan span = *step ? json_at(at->bytes, from, step) : from;
    const char *there = *step ? arena_printf(arena, "%s%s", pointer, step) : pointer;
    if (span.type == JSON_ABSENT || (*star && span.type == JSON_NULL))
        return;
    bool is_list =
        span.type == JSON_ARRAY || (span.type == JSON_OBJECT && takes_members(walk));
    if (*star && !is_list)
        refuse_kind(walk->reading, span, there, "a list");
    else if (*star)
        follow_each(walk, at, span, there, star + 2);
    else if (*step)
        step_in(walk, at, span, there, NULL, "");
    else
        arrive(walk, at);
}

/* What the tool counted and did not list. */
static void compare(Reading *reading, const Level *part, const RecordPath *path,
                    size_t listed)
{
    size_t stated = reach_number(reading->each, part, path->counted);
    tally(reading, arena_printf(reading->each, "%s counted but not itemised", path->called),
          stated > listed ? stated - listed : 0);
}

static void read_nested(Reading *reading, const Level *part, const char *at, int depth);

/* Parts that hold records like the document does (groups of controls in groups). */
static void read_parts(Reading *reading, const Level *part, int depth)
{
    const DocumentRules *rules = reading->rules;
    const Records *counts = &reading->input->records;
    for (size_t i = 0; i < rules->n_paths && !diag_failed(reading->diag); i++) {
        const RecordPath *path = &rules->paths[i];
        Walk records = { .reading = reading, .path = path };
        size_t before = records_of(counts, path->counts);
        follow(&records, part, part->span, part->pointer, path->at);
        if (path->counted)
            compare(reading, part, path,
                    path->counts_some ? records_of(counts, path->counts) - before
                                      : records.n);
        const Judge *judge = path->rules.judge;
        Walk looked = { .reading = reading, .judge = judge, .found_any = records.n };
        if (judge && judge->at)
            follow(&looked, part, part->span, part->pointer, judge->at);
    }
    for (size_t i = 0; i < rules->n_nested && depth < DEEPEST_NESTING; i++)
        read_nested(reading, part, rules->nested[i], depth);
}

static void read_nested(Reading *reading, const Level *part, const char *at, int depth)
{
    size_t n;
    const char *base = arena_printf(reading->local, "%s%s", part->pointer, at);
    JsonSpan list = list_at(reading, part, at, JSON_ARRAY);
    JsonSpan *inner = json_elements(reading->local, part->bytes, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_index(reading->local, base, i);
        Level level = level_new(reading->local, part, part->bytes, inner[i], pointer);
        if (inner[i].type == JSON_OBJECT)
            read_parts(reading, &level, depth + 1);
        else
            refuse_kind(reading, inner[i], pointer, "an object");
    }
}

void read_records(Reading *reading, const Level *document)
{
    const DocumentRules *rules = reading->rules;
    read_parts(reading, document, 0);
    for (size_t i = 0; i < rules->n_remarks; i++)
        tally(reading, rules->remarks[i].say,
              reach_number(reading->each, document, rules->remarks[i].at));
    end_record(reading);
}
