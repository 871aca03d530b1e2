/* sls-mentor: for each rule the resources that it looked at, and again those of them that
 * passed. One record is one rule on one resource. What was looked at and did not pass
 * fails, counted as often as it stands there: a rule on routes names the same API once for
 * each of its routes.                                                                    */
#include "ingest/list/engine.h"

#include <string.h>

typedef struct {
    Reading *reading;
    const char *rule;
    Map *n_passing; /* by ARN, not taken yet */
} Looked;

static void count_passing(const Looked *looked, Json passing)
{
    Arena *arena = looked->reading->each;
    for (Json item = json_first(passing); json_here(item); item = json_next(item)) {
        const char *arn = json_text(json_get(item, "arn"));
        size_t *n = arn ? map_get(looked->n_passing, arn) : NULL;
        if (arn && !n) {
            n = ARENA_NEW(arena, size_t);
            map_set(looked->n_passing, arn, n);
        }
        if (n)
            ++*n;
    }
}

static void read_resource(const Looked *looked, Json item)
{
    Reading *reading = looked->reading;
    const char *arn = json_text(json_get(item, "arn"));
    if (!arn || !*arn) {
        json_expected(arn ? json_get(item, "arn") : item, "a resource with its \"arn\"");
        intake_reject(reading);
        return;
    }
    size_t *n = map_get(looked->n_passing, arn);
    Record record = { .tool = reading->tool,
                      .check = looked->rule,
                      .resource = arn,
                      .outcome = n && *n ? OUTCOME_PASS : OUTCOME_FAIL,
                      .date = DATE_NONE,
                      .pointer = json_pointer(item) };
    if (n && *n)
        --*n;
    intake_record(reading, &record);
}

static void read_rule(Reading *reading, const char *rule, Json results)
{
    Looked looked = { reading, rule, map_new(reading->each) };
    Json total = json_get(results, "totalResources");
    Json passing = json_get(results, "passingResources");
    if (!json_is(total, JSON_ARRAY) || !json_is(passing, JSON_ARRAY)) {
        json_expected(results, "\"totalResources\" and \"passingResources\", two lists");
        intake_reject(reading);
        return;
    }
    count_passing(&looked, passing);
    for (Json item = json_first(total); json_here(item); item = json_next(item))
        read_resource(&looked, item);
}

void read_mentor(Reading *reading)
{
    JsonDocument document;
    static const char rules[] = "passingResourcesByRule";
    while (next_document(reading, &document)) {
        size_t n, n_idle = 0;
        Level level = document_level(&document);
        const char *base = json_pointer_key(reading->local, document.pointer, rules);
        JsonSpan all = json_head_at(&level.head, "/passingResourcesByRule");
        JsonMember *members = json_members(reading->local, reading->bytes, all, &n);
        for (size_t i = 0; i < n; i++) {
            size_t before = reading->input->records.in;
            const char *pointer = json_pointer_key(reading->local, base, members[i].key);
            read_rule(reading, members[i].key,
                      read_value(reading, members[i].value, pointer));
            n_idle += reading->input->records.in == before;
            end_record(reading);
        }
        if (n_idle)
            intake_remark(reading, "rules that had nothing to look at: %zu", n_idle);
    }
}
