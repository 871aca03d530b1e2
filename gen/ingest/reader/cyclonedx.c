/* CycloneDX: what an artifact is made of, and perhaps which vulnerabilities it has, with a
 * statement on each (VEX). Components are an inventory; they are counted in a remark. One
 * record is one vulnerability, whatever it affects.
 *
 * Without "vulnerabilities" nobody looked for any; and as some tools write an empty list
 * when they did not look (Trivy), an empty list is no pass either.                      */
#include "ingest/list/engine.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/list/gravity.h"
#include "ingest/list/reach.h"

enum { DEEPEST = 64 };

typedef struct {
    size_t n_components;
    size_t n_unversioned; /* libraries without a version */
} Contents;

typedef struct {
    Reading *reading;
    const char *artifact;
    Date date;
} Bill;

/* --- components ----------------------------------------------------------------------- */

static bool is_text(const char *bytes, JsonSpan span, const char *text)
{
    size_t length = strlen(text);
    return span.type == JSON_STRING && span.length == length + 2 &&
           memcmp(bytes + span.offset + 1, text, length) == 0;
}

static void count_components(Arena *arena, const char *bytes, JsonSpan list, int depth,
                             Contents *contents)
{
    size_t n, n_members;
    JsonSpan *components = json_elements(arena, bytes, list, &n);
    for (size_t i = 0; i < n; i++) {
        JsonSpan type = { 0 }, version = { 0 }, inner = { 0 };
        JsonMember *members = json_members(arena, bytes, components[i], &n_members);
        for (size_t k = 0; k < n_members; k++) {
            if (strcmp(members[k].key, "type") == 0)
                type = members[k].value;
            else if (strcmp(members[k].key, "version") == 0)
                version = members[k].value;
            else if (strcmp(members[k].key, "components") == 0)
                inner = members[k].value;
        }
        contents->n_components++;
        contents->n_unversioned += is_text(bytes, type, "library") &&
                                   (version.type != JSON_STRING || version.length == 2);
        if (depth < DEEPEST)
            count_components(arena, bytes, inner, depth + 1, contents);
    }
}

static void read_components(const Bill *bill, const Level *document)
{
    Reading *reading = bill->reading;
    Contents contents = { 0 };
    count_components(reading->local, document->bytes,
                     list_at(reading, document, "/components", JSON_ARRAY), 0, &contents);
    tally(reading, "components", contents.n_components);
    tally(reading, "libraries without a version", contents.n_unversioned);
    if (!contents.n_components || contents.n_unversioned)
        return;
    Record record = {
        .tool = reading->tool,
        .message = arena_printf(reading->each, "%zu components", contents.n_components),
        .resource = bill->artifact,
        .outcome = OUTCOME_PASS,
        .date = bill->date,
        .pointer = arena_printf(reading->local, "%s/components", document->pointer),
    };
    intake_predicate(reading, "SBOM-PRESENT", &record);
}

/* --- vulnerabilities ------------------------------------------------------------------ */

/* A score counts from 0 to 10 only where it is one of CVSS (EPSS is a likelihood). */
static Gravity rated(Json rating)
{
    const char *method = json_text(json_get(rating, "method"));
    Gravity gravity = gravity_of_word(json_text(json_get(rating, "severity")));
    if (gravity != GRAVITY_UNKNOWN || (method && !text8_starts(method, "CVSS")))
        return gravity;
    return gravity_of_score(json_get(rating, "score"));
}

/* The rating by the source that the vulnerability is from, else the worst of all. */
static Gravity gravity_of(Json in)
{
    const char *source = json_text(json_find(in, "/source/name"));
    Gravity own = GRAVITY_UNKNOWN, worst = GRAVITY_UNKNOWN;
    Json ratings = json_get(in, "ratings");
    for (Json rating = json_first(ratings); json_here(rating); rating = json_next(rating)) {
        const char *by = json_text(json_find(rating, "/source/name"));
        Gravity gravity = rated(rating);
        if (source && text8_same(by, source) && gravity > own)
            own = gravity;
        if (gravity > worst)
            worst = gravity;
    }
    return own != GRAVITY_UNKNOWN ? own : worst;
}

static const char *state_of(Json in)
{
    return json_text(json_find(in, "/analysis/state"));
}

/* It does not hold, or no longer, and somebody says why. */
static bool is_settled(Json in)
{
    static const char *const settled[] = { "not_affected", "false_positive", "resolved",
                                           "resolved_with_pedigree" };
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
        if (text8_same(state_of(in), settled[i]))
            return true;
    return false;
}

static const char *reason_of(Arena *arena, Json in)
{
    static const char *const places[] = { "/analysis/justification", "/analysis/detail" };
    const char *why = text_among(in, places, sizeof places / sizeof *places);
    return why ? arena_printf(arena, "%s: %s", state_of(in), why) : state_of(in);
}

static void keep(const Bill *bill, Json in, const Record *record)
{
    static const char predicate[] = "CYCLONEDX-VULN";
    Reading *reading = bill->reading;
    Records *records = &reading->input->records;
    bool is_grave = gravity_of(in) == GRAVITY_GRAVE;
    if (record->outcome == OUTCOME_SUPPRESSED && is_grave) {
        intake_overlooked(reading, predicate, record);
    } else if (record->outcome == OUTCOME_SUPPRESSED) {
        intake_record(reading, record);
    } else if (is_grave) {
        intake_count(records, record->outcome);
        records->mapped++;
        intake_predicate(reading, predicate, record);
    } else {
        intake_count(records, record->outcome);
        intake_ignore(records, IGNORED_CONTEXT); /* the predicate asks for grave ones */
    }
}

static void read_vulnerability(const Bill *bill, Json in)
{
    static const char *const ids[] = { "/id", "/bom-ref", "/source/name" };
    Reading *reading = bill->reading;
    const char *id = text_among(in, ids, sizeof ids / sizeof *ids);
    if (!id) {
        json_expected(json_is(in, JSON_OBJECT) ? json_get(in, "id") : in,
                      "a vulnerability's id");
        intake_reject(reading);
        return;
    }
    const char *affected = json_text(json_find(in, "/affects/0/ref"));
    Record record = { .tool = reading->tool,
                      .check = id,
                      .message =
                          affected ? arena_printf(reading->each, "in %s", affected) : NULL,
                      .reason = reason_of(reading->each, in),
                      .resource = bill->artifact,
                      .outcome = is_settled(in) ? OUTCOME_SUPPRESSED : OUTCOME_FAIL,
                      .date = bill->date,
                      .pointer = json_pointer(in) };
    keep(bill, in, &record);
}

/* Returns false when nobody looked for vulnerabilities. */
static bool read_vulnerabilities(const Bill *bill, const Level *document)
{
    size_t n;
    Reading *reading = bill->reading;
    JsonSpan list = list_at(reading, document, "/vulnerabilities", JSON_ARRAY);
    const char *base =
        json_pointer_key(reading->local, document->pointer, "vulnerabilities");
    JsonSpan *all = json_elements(reading->local, document->bytes, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_index(reading->local, base, i);
        read_vulnerability(bill, read_value(reading, all[i], pointer));
        end_record(reading);
    }
    return list.type != JSON_ABSENT;
}

/* --- the document --------------------------------------------------------------------- */

/* The artifact by its name, as scanners call it: "registry/payments:1.4", "@acme/payments".
 */
static const char *artifact_of(Reading *reading, const Level *document)
{
    JsonSpan span = place_span(document, "/metadata/component");
    Json in = span.type == JSON_OBJECT ? read_value(reading, span, "") : (Json){ 0 };
    const char *name = json_text(json_get(in, "name"));
    const char *group = json_text(json_get(in, "group"));
    if (!name || !*name || strcmp(name, ".") == 0) /* the directory at hand */
        return reading->input->path;
    if (!group || !*group)
        return arena_strdup(reading->local, name);
    return arena_printf(reading->local, "%s/%s", group, name);
}

void read_cyclonedx(Reading *reading)
{
    JsonDocument document;
    size_t n_silent = 0;
    while (next_document(reading, &document)) {
        Level level = document_level(&document);
        read_about(reading, &level);
        Bill bill = { reading, artifact_of(reading, &level), reading->input->date };
        end_record(reading);
        read_components(&bill, &level);
        n_silent += !read_vulnerabilities(&bill, &level);
    }
    if (n_silent == 1)
        intake_remark(reading, "vulnerabilities were not assessed");
    tally(reading, "documents without an assessment of vulnerabilities",
          n_silent > 1 ? n_silent : 0);
    say_tallies(reading);
}
