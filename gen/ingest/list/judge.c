/* See the header. What was looked at is kept by its name, in the order of the file, until
 * the input ends: a later record may still fail it. */
#include "ingest/list/judge.h"

#include <string.h>

typedef struct {
    const Judge *judge;
    const char *resource;
    const char *pointer; /* where it was looked at; NULL: only records speak of it */
    bool is_sure;        /* that it was looked for what the records find */
    bool is_grave;
    bool is_open; /* something grave was overlooked, or nobody knows whether it holds */
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

/* The predicate asks for grave records; a mapping may know more of the check. */
static void count(Reading *reading, const Judge *judge, const Record *record, bool is_grave)
{
    Records *records = &reading->input->records;
    bool is_known =
        record->tool && tool_find_check(record->tool, record->check, record->provider);
    if (judge->beside && (is_known || !is_grave)) {
        intake_record(reading, record);
        return;
    }
    intake_count(records, record->outcome);
    if (is_grave)
        records->mapped++;
    else
        intake_ignore(records, IGNORED_CONTEXT);
}

void judge_record(Reading *reading, const Judge *judge, const Level *at, Record *record)
{
    const char *resource = field_text(reading->each, at, &judge->resource);
    bool is_grave = record->outcome != OUTCOME_PASS &&
                    record->outcome != OUTCOME_NOT_APPLICABLE &&
                    conditions_hold(reading->each, at, &judge->fail);
    if (!resource)
        resource = reading->input->path; /* the report names nothing: it speaks of itself */
    if (is_grave && record->outcome != OUTCOME_FAIL)
        judged(reading, judge, resource)->is_open = true;
    if (record->outcome == OUTCOME_SUPPRESSED) {
        if (!is_grave) {
            intake_record(reading, record);
            return;
        }
        record->resource = resource;
        intake_overlooked(reading, judge->predicate, record);
        return;
    }
    is_grave &= record->outcome == OUTCOME_FAIL;
    count(reading, judge, record, is_grave);
    if (!is_grave)
        return;
    judged(reading, judge, resource)->is_grave = true;
    record->resource = resource;
    record->resource_type = NULL;
    record->line = NULL; /* what is judged is the whole, not what stands on that line */
    intake_predicate(reading, judge->predicate, record);
}

void judge_looked_at(Reading *reading, const Judge *judge, const Level *at, bool found_any)
{
    bool is_sure = found_any || conditions_hold(reading->each, at, &judge->sure);
    if (!conditions_hold(reading->each, at, &judge->pass) ||
        (!is_sure && !judge->otherwise))
        return;
    const char *resource = field_text(reading->each, at, &judge->looked_at);
    Judged *one = judged(reading, judge, resource ? resource : reading->input->path);
    if (!one->pointer)
        one->pointer = arena_strdup(reading->scratch, at->pointer);
    one->is_sure |= is_sure;
}

void judge_end(Reading *reading)
{
    const Judging *judging = reading->judging;
    for (size_t i = 0; judging && i < judging->n_all; i++) {
        const Judged *one = &judging->all[i];
        if (one->is_grave || one->is_open || !one->pointer)
            continue;
        Record record = { .tool = reading->tool,
                          .resource = one->resource,
                          .outcome = OUTCOME_PASS,
                          .date = reading->input->date,
                          .pointer = one->pointer };
        intake_predicate(
            reading, one->is_sure ? one->judge->predicate : one->judge->otherwise, &record);
    }
}
