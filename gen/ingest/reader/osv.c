/* OSV-Scanner: sources (lock files, images) with their packages, and of these mostly the
 * vulnerable ones. How grave a vulnerability is often stands with another name of it: the
 * same hole is a record of GitHub's and one of PyPI's, and "groups" says which belong
 * together. One record is one vulnerability of one package; the verdict is on the source.
 *
 * A source that is listed was looked at, and passes when nothing in it is grave. One
 * without any vulnerable package is listed only with --all-packages: of it nothing is
 * known.       */
#include "ingest/list/engine.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/list/gravity.h"

static const char predicate[] = "OSV-VULN";

/* One source. */
typedef struct {
    Reading *reading;
    const char *path; /* as the report names it; the input's path where it names none */
    bool is_open;     /* one of its vulnerabilities is grave, or nobody knows */
} Scanned;

static bool names(Json group, const char *id)
{
    Json ids = json_get(group, "ids");
    for (Json item = json_first(ids); json_here(item); item = json_next(item))
        if (text8_same(json_text(item), id))
            return true;
    return false;
}

/* The group that the vulnerability belongs to; absent when none names it. */
static Json group_of(Json package, const char *id)
{
    Json groups = json_get(package, "groups");
    for (Json group = json_first(groups); json_here(group); group = json_next(group))
        if (names(group, id))
            return group;
    return (Json){ 0 };
}

static Gravity stated_gravity(Json vulnerability)
{
    return gravity_of_word(
        json_text(json_find(vulnerability, "/database_specific/severity")));
}

/* The score of its group; else the worst word of those that are the same hole. */
static Gravity gravity_of(Json package, Json vulnerability, const char *id)
{
    static const char malicious[] = "MAL-"; /* ossf/malicious-packages states no severity */
    if (text8_starts(id, malicious))
        return GRAVITY_GRAVE;
    Json group = group_of(package, id);
    Gravity gravity = gravity_of_score(json_get(group, "max_severity"));
    if (gravity != GRAVITY_UNKNOWN)
        return gravity;
    gravity = stated_gravity(vulnerability);
    Json all = json_get(package, "vulnerabilities");
    for (Json other = json_first(all); json_here(other); other = json_next(other)) {
        const char *name = json_text(json_get(other, "id"));
        Gravity stated = stated_gravity(other);
        if (stated > gravity && name && names(group, name))
            gravity = stated;
    }
    return gravity;
}

/* "jinja2 3.0.3 (PyPI)"; code without a package has the commit that was looked up. */
static const char *package_name(Arena *arena, Json package)
{
    Json in = json_get(package, "package");
    const char *name = json_text(json_get(in, "name"));
    const char *version = json_text(json_get(in, "version"));
    const char *ecosystem = json_text(json_get(in, "ecosystem"));
    const char *commit = json_text(json_get(in, "commit"));
    if (!name || !*name)
        return commit ? arena_printf(arena, "commit %s", commit) : "a package";
    return arena_printf(arena, "%s %s%s%s%s", name, version ? version : "",
                        ecosystem ? " (" : "", ecosystem ? ecosystem : "",
                        ecosystem ? ")" : "");
}

/* What could not be read may be grave. */
static void reject(Scanned *scanned, Json in, const char *expected)
{
    scanned->is_open = true;
    json_expected(in, expected);
    intake_reject(scanned->reading);
}

static void read_vulnerability(Scanned *scanned, Json package, Json in)
{
    Reading *reading = scanned->reading;
    Records *records = &reading->input->records;
    const char *id = json_text(json_get(in, "id"));
    if (!id || !*id) {
        reject(scanned, json_is(in, JSON_OBJECT) ? json_get(in, "id") : in,
               "a vulnerability's id");
        return;
    }
    Gravity gravity = gravity_of(package, in, id);
    intake_count(records, OUTCOME_FAIL);
    scanned->is_open |= gravity != GRAVITY_LESS;
    if (gravity != GRAVITY_GRAVE) {
        intake_ignore(records, IGNORED_CONTEXT); /* the predicate asks for grave ones */
        return;
    }
    records->mapped++;
    Record record = { .tool = reading->tool,
                      .check = id,
                      .title = json_text(json_get(in, "summary")),
                      .message = arena_printf(reading->each, "in %s",
                                              package_name(reading->each, package)),
                      .resource = scanned->path,
                      .outcome = OUTCOME_FAIL,
                      .date = reading->input->date,
                      .pointer = json_pointer(in) };
    intake_predicate(reading, predicate, &record);
}

static void read_package(Scanned *scanned, JsonSpan span, const char *pointer)
{
    Reading *reading = scanned->reading;
    Json package = read_value(reading, span, pointer);
    Json all = json_get(package, "vulnerabilities");
    if (!json_is(package, JSON_OBJECT))
        reject(scanned, package, "a package");
    else if (json_here(all) && !json_is(all, JSON_ARRAY) && !json_is(all, JSON_NULL))
        reject(scanned, all, "a list of vulnerabilities");
    else
        for (Json in = json_first(all); json_here(in); in = json_next(in))
            read_vulnerability(scanned, package, in);
    end_record(reading);
}

static void read_source(Reading *reading, const Level *source)
{
    size_t n;
    Scanned scanned = { .reading = reading, .path = reading->input->path };
    JsonSpan path = place_span(source, "/source/path");
    if (path.type == JSON_STRING)
        scanned.path = json_span_text(reading->local, source->bytes, path);
    const char *base = json_pointer_key(reading->local, source->pointer, "packages");
    JsonSpan *packages =
        json_elements(reading->local, source->bytes,
                      list_at(reading, source, "/packages", JSON_ARRAY), &n);
    for (size_t i = 0; i < n; i++)
        read_package(&scanned, packages[i], json_pointer_index(reading->local, base, i));
    if (!n || scanned.is_open)
        return;
    Record record = { .tool = reading->tool,
                      .resource = scanned.path,
                      .outcome = OUTCOME_PASS,
                      .date = reading->input->date,
                      .pointer = source->pointer };
    intake_predicate(reading, predicate, &record);
}

void read_osv(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        size_t n;
        Level level = document_level(&document);
        const char *base = json_pointer_key(reading->local, document.pointer, "results");
        JsonSpan *sources =
            json_elements(reading->local, level.bytes,
                          list_at(reading, &level, "/results", JSON_ARRAY), &n);
        for (size_t i = 0; i < n; i++) {
            Level source = level_new(reading->local, &level, level.bytes, sources[i],
                                     json_pointer_index(reading->local, base, i));
            read_source(reading, &source);
        }
    }
}
