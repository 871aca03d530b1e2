/* Counting, mapping, keeping; see the header. Every record goes exactly one way: mapped,
 * unmapped, ignored or rejected. */
#include "ingest/intake.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/function/usage.h"
#include "ingest/shared.h"
#include "ingest/trace.h"

Intake *intake_new(Arena *arena, Arena *passing, const Model *model, const Bundle *bundle,
                   struct Shared *shared)
{
    Intake *intake = ARENA_NEW(arena, Intake);
    Strings *strings = strings_new(arena, passing);
    *intake = (Intake){ .arena = arena,
                        .passing = passing,
                        .model = model,
                        .bundle = bundle,
                        .shared = shared,
                        .strings = strings,
                        .resources = resources_new(arena, passing, strings),
                        .universe = ARENA_ARRAY(arena, int, model->n_practices),
                        .as_of = DATE_NONE,
                        .usage_stage = -1,
                        .usage_seen = map_new(passing) };
    for (size_t i = 0; i < model->n_practices; i++)
        intake->universe[i] = -1;
    return intake;
}

Intake intake_mark(const Intake *intake, Arena *scratch)
{
    Intake mark = *intake;
    size_t n = intake->model->n_practices;
    mark.universe = ARENA_ARRAY(scratch, int, n);
    memcpy(mark.universe, intake->universe, n * sizeof *mark.universe);
    return mark;
}

/* Arrays grow in an arena that frees nothing, so the shorter arrays are still there. What
 * was loaded meanwhile for all inputs stays. */
void intake_take_back(Intake *intake, const Intake *mark)
{
    Intake later = *intake;
    for (size_t i = mark->n_templated; i < later.n_templated; i++)
        later.templated[i]->declared = (Declaration){ 0 };
    memcpy(later.universe, mark->universe,
           intake->model->n_practices * sizeof *mark->universe);
    *intake = *mark;
    intake->universe = later.universe;
    intake->tools = later.tools;
}

Tool *intake_tool(Reading *reading, const char *id)
{
    const Intake *intake = reading->intake;
    Tool *tool = tools_find(intake->tools, id);
    return tool && shared_checks(intake->shared, tool, reading->diag) ? tool : NULL;
}

/* --- counting ------------------------------------------------------------------------- */

void intake_count(Records *records, Outcome outcome)
{
    records->in++;
    switch (outcome) {
    case OUTCOME_PASS: records->pass++; break;
    case OUTCOME_FAIL: records->fail++; break;
    case OUTCOME_NOT_APPLICABLE: records->not_applicable++; break;
    case OUTCOME_UNKNOWN: records->unknown++; break;
    case OUTCOME_SUPPRESSED: records->suppressed++; break;
    case OUTCOME_NO_VERDICT: records->no_verdict++; break;
    }
}

void intake_unmapped(Reading *reading, const Record *record)
{
    reading->input->records.unmapped++;
    trace_unmapped(reading->trace, record->check);
}

void intake_ignore(Records *records, Ignored why)
{
    records->ignored++;
    records->ignored_for[why]++;
}

void intake_reject(Reading *reading)
{
    Diag *slips = reading->slips;
    reading->input->records.in++;
    reading->input->records.rejected++;
    if (slips->n_lines && reading->n_slips_shown++ < MOST_SLIPS_SHOWN)
        diag_warn(reading->diag, slips->lines[0].origin, "%s", slips->lines[0].message);
    slips->n_lines = 0;
}

/* --- keeping -------------------------------------------------------------------------- */

static Verdict verdict_of(Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_PASS: return VERDICT_PASS;
    case OUTCOME_FAIL: return VERDICT_FAIL;
    case OUTCOME_NOT_APPLICABLE: return VERDICT_NA;
    case OUTCOME_UNKNOWN:
    case OUTCOME_SUPPRESSED:
    case OUTCOME_NO_VERDICT: return VERDICT_UNKNOWN;
    }
    return VERDICT_UNKNOWN;
}

/* The words of a check that looks for secrets may quote what it found. */
static bool may_quote_secrets(const Record *record)
{
    const Tool *tool = record->tool;
    const Check *check = tool ? tool_find_check(tool, record->check, NULL) : NULL;
    for (size_t i = 0; tool && i < tool->n_unquoted; i++)
        if (text8_matches(tool->unquoted[i], record->check) ||
            (check && text8_matches(tool->unquoted[i], check->id)))
            return true;
    return false;
}

static int line_of(const char *text)
{
    long line = text ? strtol(text, NULL, 10) : 0;
    return line > 0 && line < INT_MAX ? (int)line : 0;
}

/* Where the resource is: what the record states, else what its ARN says. */
static void place(Reading *reading, Observation *seen, const Record *record)
{
    enum { REGION = 3, ACCOUNT = 4 };
    const char *account = record->account, *region = record->region;
    if (!account)
        account = arn_field(reading->each, record->resource, ACCOUNT);
    if (!region)
        region = arn_field(reading->each, record->resource, REGION);
    seen->type = intake_text(reading, record->stated_type);
    seen->account = intake_text(reading, account);
    seen->region = intake_text(reading, region);
    seen->source = intake_text(reading, record->file);
    seen->line = line_of(record->line);
}

void intake_observe(Reading *reading, const Practice *practice, Strength strength,
                    const Record *record)
{
    Intake *intake = reading->intake;
    const char *message = may_quote_secrets(record) ? NULL : record->message;
    const char *resource = intake_text(reading, record->resource);
    Sighting sighting = {
        .seen = { .practice = practice,
                  .verdict = verdict_of(record->outcome),
                  .strength = strength,
                  .tool = record->tool ? record->tool->id : NULL,
                  .check = intake_text(reading, record->check),
                  .title = intake_text(reading, record->title),
                  .message = intake_text(reading, message),
                  .in_template = record->tool && record->tool->scans_templates,
                  .evidence = intake_text(reading, record->evidence),
                  .date = record->date,
                  .input = reading->input,
                  .pointer = arena_strdup(intake->arena, record->pointer) },
        .thing = resources_thing(intake->resources, resource ? resource : "(not named)",
                                 record->resource_type),
        .last_line = line_of(record->last_line),
        .only_located = text8_same(record->resource, record->file),
    };
    place(reading, &sighting.seen, record);
    if (sighting.thing->is_address && sighting.seen.source)
        resources_stands_in(sighting.thing, sighting.seen.source);
    ARENA_PUSH(intake->passing, intake->sightings, intake->n_sightings) = sighting;
    reading->proves = true;
}

/* Of a check that no mapping knows, the resource is not kept: Checkov names the hash of a
 * secret there, and which checks look for secrets only the mapping can tell. */
static void suppress(Reading *reading, const Record *record, const Practice *practice)
{
    Intake *intake = reading->intake;
    Suppression suppression = {
        .tool = record->tool ? record->tool->id : NULL,
        .check = intake_text(reading, record->check),
        .resource = practice ? intake_text(reading, record->resource) : NULL,
        .reason = intake_text(reading, record->reason),
        .practice = practice,
        .input = reading->input,
        .pointer = arena_strdup(intake->arena, record->pointer),
    };
    ARENA_PUSH(intake->arena, intake->suppressions, intake->n_suppressions) = suppression;
}

static Strength strength_for(const CheckUse *use, Outcome outcome)
{
    return outcome == OUTCOME_PASS ? use->pass : use->fail;
}

/* A suppression counts neither way: it is listed once per practice it would bear on. */
static void record_suppressed(Reading *reading, const Record *record, const Check *check)
{
    size_t n_uses = check ? check->n_uses : 0;
    for (size_t i = 0; i < n_uses; i++)
        suppress(reading, record, check->uses[i].practice);
    if (!n_uses)
        suppress(reading, record, NULL);
    intake_ignore(&reading->input->records, IGNORED_SUPPRESSED);
}

static bool record_observed(Reading *reading, const Record *record, const Check *check)
{
    bool any = false;
    for (size_t i = 0; i < check->n_uses; i++) {
        const CheckUse *use = &check->uses[i];
        Strength strength = strength_for(use, record->outcome);
        Record kept = *record;
        if (strength == STRENGTH_CONTEXT ||
            !tool_same_provider(use->provider, record->provider))
            continue;
        kept.stated_type = record->resource_type;
        kept.title = check->title ? check->title : record->title;
        kept.resource_type = use->resource_type ? use->resource_type : check->resource_type;
        intake_observe(reading, use->practice, strength, &kept);
        any = true;
    }
    return any;
}

void intake_declares(Reading *reading, Thing *thing, const Record *record)
{
    Intake *intake = reading->intake;
    const char *known = thing->declared.tool;
    if (known && strcmp(known, record->tool->id) <= 0)
        return;
    if (!known)
        ARENA_PUSH(intake->arena, intake->templated, intake->n_templated) = thing;
    thing->declared =
        (Declaration){ .tool = record->tool->id,
                       .pointer = arena_strdup(intake->arena, record->pointer) };
}

/* A scan of templates shows which functions they declare, whatever it checks on them. */
static void see_declared(Reading *reading, const Record *record)
{
    if (!record->tool || !record->tool->scans_templates || !record->resource ||
        !resources_is_function_address(record->resource))
        return;
    intake_declares(reading,
                    resources_thing(reading->intake->resources,
                                    intake_text(reading, record->resource), "function"),
                    record);
}

void intake_record(Reading *reading, const Record *record)
{
    Records *records = &reading->input->records;
    const Check *check =
        record->tool ? tool_find_check(record->tool, record->check, record->provider)
                     : NULL;
    intake_count(records, record->outcome);
    usage_see(reading->intake, record);
    see_declared(reading, record);
    if (record->outcome == OUTCOME_SUPPRESSED)
        record_suppressed(reading, record, check);
    else if (record->is_context)
        intake_ignore(records, IGNORED_CONTEXT);
    else if (!check)
        intake_unmapped(reading, record);
    else if (record_observed(reading, record, check))
        records->mapped++;
    else
        intake_ignore(records, IGNORED_CONTEXT);
}

void intake_also(Reading *reading, const Record *record)
{
    const Check *check =
        record->tool ? tool_find_check(record->tool, record->check, record->provider)
                     : NULL;
    see_declared(reading, record);
    if (check && record->outcome != OUTCOME_SUPPRESSED)
        record_observed(reading, record, check);
    for (size_t i = 0; check && record->outcome == OUTCOME_SUPPRESSED && i < check->n_uses;
         i++)
        suppress(reading, record, check->uses[i].practice);
}

/* Of the tool whose output it is, or of the one whose record it is. */
static const Predicate *find_predicate(const Reading *reading, const char *id,
                                       const Record *record)
{
    const Predicate *own = reading->tool ? tool_find_predicate(reading->tool, id) : NULL;
    return own || !record->tool ? own : tool_find_predicate(record->tool, id);
}

static void keep_predicate(Reading *reading, const Predicate *predicate,
                           const Record *record)
{
    Record kept = *record;
    if (!kept.check)
        kept.check = predicate->id;
    if (!kept.title)
        kept.title = predicate->title;
    if (!kept.resource_type)
        kept.resource_type = predicate->resource_type;
    intake_observe(reading, predicate->practice, predicate->strength, &kept);
}

void intake_predicate(Reading *reading, const char *id, const Record *record)
{
    const Predicate *predicate = find_predicate(reading, id, record);
    if (predicate)
        keep_predicate(reading, predicate, record);
}

void intake_test(Reading *reading, const Tool *tool, Test test, const Record *record)
{
    const Predicate *predicate = tool ? tool_find_test(tool, test) : NULL;
    if (predicate)
        keep_predicate(reading, predicate, record);
}

void intake_overlooked(Reading *reading, const char *id, const Record *record)
{
    const Predicate *predicate = find_predicate(reading, id, record);
    Records *records = &reading->input->records;
    intake_count(records, record->outcome);
    intake_ignore(records, IGNORED_SUPPRESSED);
    suppress(reading, record, predicate ? predicate->practice : NULL);
}
