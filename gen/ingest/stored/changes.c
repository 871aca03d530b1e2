/* What a stored result was asked beside its evidence: the changes since a baseline that is
 * not at hand any more, the gates, the scans that would settle it. */
#include <string.h>

#include "base/text8.h"
#include "ingest/stored/reading.h"

/* Index of the member's text among `names`; `otherwise` where it is none of them. */
static size_t word_of(Json in, const char *key, const char *const *names, size_t n,
                      size_t otherwise)
{
    for (size_t i = 0; i < n; i++)
        if (text8_same(json_text(json_get(in, key)), names[i]))
            return i;
    return otherwise;
}

static int signed_of(Json in, const char *key)
{
    int64_t n;
    bool fits = json_whole(json_get(in, key), &n) && n > -INT32_MAX && n < INT32_MAX;
    return fits ? (int)n : 0;
}

static size_t count_of(Json in, const char *key)
{
    int n = reading_known(in, key);
    return n > 0 ? (size_t)n : 0;
}

/* --- the comparison ------------------------------------------------------------------- */

static Place read_place(Json in)
{
    return (Place){ .determined = json_true(json_get(in, "determined")),
                    .attained = signed_of(in, "attained"),
                    .potential = signed_of(in, "potential"),
                    .score_stage = signed_of(in, "score_stage"),
                    .index_tenths = signed_of(in, "index_tenths") };
}

static Split read_split(Json in)
{
    int evidence = signed_of(in, "evidence"), lost = signed_of(in, "evidence_lost");
    return (Split){ .real = signed_of(in, "real"),
                    .waiver = signed_of(in, "waiver"),
                    .model = signed_of(in, "model"),
                    .lost = lost,
                    .gained = evidence - lost };
}

/* What showed the finding, as far as reports say it: in which file, by which tool. The file
 * may be one of the baseline's. */
static const Observation *read_shown(Reading *reading, Json in)
{
    Input *input = ARENA_NEW(reading->arena, Input);
    Observation *row = ARENA_NEW(reading->arena, Observation);
    *input = (Input){ .path = reading_text(reading, in, "file"),
                      .tool = reading_text(reading, in, "tool_name"),
                      .date = DATE_NONE };
    *row = (Observation){ .tool = reading_text(reading, in, "tool"),
                          .check = reading_text(reading, in, "check"),
                          .title = reading_text(reading, in, "title"),
                          .date = DATE_NONE,
                          .input = input->path ? input : NULL,
                          .pointer = reading_text(reading, in, "pointer") };
    return row;
}

static void read_finding(Reading *reading, Json in, Changes *changes)
{
    const char *id = json_text(json_get(in, "practice"));
    Finding row = { .practice = id ? model_find_practice(reading->model, id) : NULL,
                    .resource = reading_text(reading, in, "resource"),
                    .check = reading_text(reading, in, "check"),
                    .tool = reading_text(reading, in, "tool") };
    row.then = (Verdict)word_of(in, "then", verdict_names, N_VERDICTS, VERDICT_UNKNOWN);
    row.now = (Verdict)word_of(in, "now", verdict_names, N_VERDICTS, VERDICT_UNKNOWN);
    row.is =
        (ChangeClass)word_of(in, "class", change_names, N_CHANGE_CLASSES, CHANGE_UNCHANGED);
    if (!row.practice || !row.check)
        return;
    row.seen_now = read_shown(reading, in);
    ARENA_PUSH(reading->arena, changes->findings, changes->n_findings) = row;
}

static void read_moved(Reading *reading, Json in, Changes *changes)
{
    const char *id = json_text(json_get(in, "practice"));
    const Practice *practice = id ? model_find_practice(reading->model, id) : NULL;
    if (!practice)
        return;
    PracticeChange row = { .practice = practice,
                           .g_then = reading_known(in, "g_then"),
                           .g_now = signed_of(in, "g_now"),
                           .split = read_split(json_get(in, "parts")) };
    row.then = (State)word_of(in, "then", state_names, N_STATES, STATE_UNKNOWN);
    row.now = (State)word_of(in, "now", state_names, N_STATES, STATE_UNKNOWN);
    ARENA_PUSH(reading->arena, changes->practices, changes->n_practices) = row;
}

static void read_fixed_before(Reading *reading, Json changes)
{
    StoredResult *out = reading->out;
    Json list = json_array_or_none(changes, "fixed_before");
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        FindingKey key = { .practice = reading_keep(reading, json_string(item, "practice")),
                           .resource = reading_text(reading, item, "resource"),
                           .check = reading_keep(reading, json_string(item, "check")) };
        ARENA_PUSH(reading->arena, out->fixed_before, out->n_fixed_before) = key;
    }
}

static void read_lists(Reading *reading, Json in, Changes *changes)
{
    Json lost = json_get(in, "lost"), findings = json_get(in, "findings"),
         moved = json_get(in, "practices");
    for (Json item = json_first(lost); json_here(item); item = json_next(item))
        ARENA_PUSH(reading->arena, changes->lost, changes->n_lost) =
            (LostSource){ .name = reading_text(reading, item, "tool"),
                          .n_findings = count_of(item, "findings"),
                          .is_gone = json_true(json_get(item, "gone")) };
    for (Json item = json_first(findings); json_here(item); item = json_next(item))
        read_finding(reading, item, changes);
    for (Json item = json_first(moved); json_here(item); item = json_next(item))
        read_moved(reading, item, changes);
}

static void read_changes(Reading *reading, Json in)
{
    StoredResult *out = reading->out;
    Json baseline = json_get(in, "baseline"), counts = json_get(in, "counts");
    const char *path = reading_text(reading, baseline, "path");
    read_fixed_before(reading, in);
    if (!path)
        return;
    Changes *changes = ARENA_NEW(reading->arena, Changes);
    *changes = (Changes){ .baseline = path,
                          .model_version = reading_text(reading, baseline, "model_version"),
                          .headline_only = json_true(json_get(baseline, "headline_only")),
                          .then = read_place(json_get(in, "then")),
                          .now = read_place(json_get(in, "now")),
                          .stage = read_split(json_get(in, "stage")),
                          .fixed_before = out->fixed_before,
                          .n_fixed_before = out->n_fixed_before };
    changes->as_of = reading_date(baseline, "as_of");
    changes->ruler = (Ruler)word_of(baseline, "ruler", ruler_names, N_RULERS, RULER_SAME);
    for (size_t i = 0; i < N_CHANGE_CLASSES; i++)
        changes->counts[i] = count_of(counts, change_names[i]);
    read_lists(reading, in, changes);
    out->changes = changes;
}

/* --- what was asked, and what would settle it ----------------------------------------- */

static void read_gate(Reading *reading, Json in)
{
    StoredResult *out = reading->out;
    size_t kind = word_of(in, "name", gate_names, N_GATE_KINDS, N_GATE_KINDS);
    if (kind == N_GATE_KINDS)
        return;
    out->gates.asked[kind] = true;
    out->gates.least[kind] = signed_of(in, "asked");
    out->why[kind] = reading_text(reading, in, "why");
    out->remedy[kind] = reading_text(reading, in, "remedy");
}

static void read_scan(Reading *reading, Json in)
{
    StoredResult *out = reading->out;
    Scan scan = { .tool = reading_text(reading, in, "tool"),
                  .title = reading_text(reading, in, "title") };
    Json list = json_get(in, "practices");
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *id = json_text(item);
        const Practice *practice = id ? model_find_practice(reading->model, id) : NULL;
        if (practice)
            ARENA_PUSH(reading->arena, scan.practices, scan.n_practices) = practice;
    }
    if (scan.tool && scan.title)
        ARENA_PUSH(reading->arena, out->scans, out->n_scans) = scan;
}

void read_stored_changes(Reading *reading, const Entity *entity)
{
    Json gates = reading_member(reading, entity, "gates"),
         scans = reading_member(reading, entity, "scans_to_run");
    read_changes(reading, reading_member(reading, entity, "changes"));
    for (Json item = json_first(gates); json_here(item); item = json_next(item))
        read_gate(reading, item);
    for (Json item = json_first(scans); json_here(item); item = json_next(item))
        read_scan(reading, item);
}
