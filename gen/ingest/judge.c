/* See the header. What was looked at is kept by its name, in the order of the file, until
 * the input ends: a later record may still fail it. */
#include "ingest/judge.h"

#include <string.h>

typedef struct {
    const Judge *judge;
    const char *resource;
    const char *pointer; /* where it was looked at; NULL: only records speak of it */
    bool is_grave;
} Judged;

struct Judging {
    Map *by_resource; /* → its place in `all`, counted from 1 */
    Judged *all;
    size_t n_all;
};

static Judged *judged(Reading *reading, const Judge *judge, const char *resource)
{
    if (!reading->judging) {
        reading->judging = ARENA_NEW(reading->scratch, Judging);
        reading->judging->by_resource = map_new(reading->scratch);
    }
    Judging *judging = reading->judging;
    const char *key = arena_printf(reading->scratch, "%s %s", judge->predicate, resource);
    const size_t *known = map_get(judging->by_resource, key);
    if (known)
        return &judging->all[*known];
    size_t *place = ARENA_NEW(reading->scratch, size_t);
    *place = judging->n_all;
    map_set(judging->by_resource, key, place);
    Judged one = { .judge = judge, .resource = arena_strdup(reading->scratch, resource) };
    ARENA_PUSH(reading->scratch, judging->all, judging->n_all) = one;
    return &judging->all[*place];
}

void judge_record(Reading *reading, const Judge *judge, const Level *at, Record *record)
{
    Records *records = &reading->input->records;
    const char *resource = field_text(reading->each, at, &judge->resource);
    bool is_grave =
        record->outcome == OUTCOME_FAIL && conditions_hold(reading->each, at, &judge->fail);
    if (!resource)
        resource = reading->input->path; /* the report names nothing: it speaks of itself */
    if (record->outcome == OUTCOME_SUPPRESSED) {
        intake_record(reading, record);
        return;
    }
    intake_count(records, record->outcome);
    if (!is_grave) {
        intake_ignore(records, IGNORED_CONTEXT); /* the predicate asks for grave ones */
        return;
    }
    records->mapped++;
    judged(reading, judge, resource)->is_grave = true;
    record->resource = resource;
    record->resource_type = NULL;
    intake_predicate(reading, judge->predicate, record);
}

void judge_looked_at(Reading *reading, const Judge *judge, const Level *at)
{
    if (!conditions_hold(reading->each, at, &judge->pass))
        return;
    const char *resource = field_text(reading->each, at, &judge->looked_at);
    Judged *one = judged(reading, judge, resource ? resource : reading->input->path);
    if (!one->pointer)
        one->pointer = arena_strdup(reading->scratch, at->pointer);
}

void judge_end(Reading *reading)
{
    const Judging *judging = reading->judging;
    for (size_t i = 0; judging && i < judging->n_all; i++) {
        const Judged *one = &judging->all[i];
        if (one->is_grave || !one->pointer)
            continue;
        Record record = { .tool = reading->tool,
                          .resource = one->resource,
                          .outcome = OUTCOME_PASS,
                          .date = reading->input->date,
                          .pointer = one->pointer };
        intake_predicate(reading, one->judge->predicate, &record);
    }
}
