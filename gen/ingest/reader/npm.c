/* npm audit. Report version 2: "vulnerabilities" lists packages, and a package is there
 * because of an advisory (an object in "via") or because of another package (a text in
 * "via"). Before npm 7, and in pnpm, "advisories" lists the advisories themselves. One
 * record is one advisory; the verdict on the lock file is a predicate over the report's
 * own totals. The report names no project, so the input's path does.                    */
#include "ingest/list/engine.h"

#include <string.h>

typedef struct {
    Reading *reading;
    Map *seen; /* advisories, by source or address */
    size_t n_high, n_critical;
    size_t n_indirect; /* packages that are there because of others only */
} Audit;

static const char *advisory_key(Arena *arena, Json via)
{
    int64_t source;
    if (json_whole(json_get(via, "source"), &source))
        return arena_printf(arena, "%lld", (long long)source);
    const char *text = json_text(json_get(via, "source"));
    return text ? text : json_text(json_get(via, "url"));
}

/* The last part of https://github.com/advisories/GHSA-… is the advisory's public id. */
static const char *public_id(Json via, const char *key)
{
    const char *url = json_text(json_get(via, "url"));
    const char *slash = url ? strrchr(url, '/') : NULL;
    return slash && slash[1] ? slash + 1 : key;
}

static bool is_grave(Audit *audit, const char *severity)
{
    bool critical = severity && strcmp(severity, "critical") == 0;
    bool high = severity && strcmp(severity, "high") == 0;
    audit->n_critical += critical;
    audit->n_high += high;
    return critical || high;
}

/* The package of the advisory stands at `package_at`. */
static void keep_advisory(Audit *audit, Json in, const char *check, const char *package_at)
{
    Reading *reading = audit->reading;
    Records *records = &reading->input->records;
    intake_count(records, OUTCOME_FAIL);
    if (!is_grave(audit, json_text(json_get(in, "severity")))) {
        intake_ignore(records, IGNORED_CONTEXT); /* the predicate asks for high ones */
        return;
    }
    records->mapped++;
    const char *package = json_text(json_get(in, package_at));
    Record record = { .tool = reading->tool,
                      .check = check,
                      .title = json_text(json_get(in, "title")),
                      .message =
                          package ? arena_printf(reading->each, "in %s", package) : NULL,
                      .resource = reading->input->path,
                      .outcome = OUTCOME_FAIL,
                      .date = DATE_NONE,
                      .pointer = json_pointer(in) };
    intake_predicate(reading, "NPM-VULN", &record);
}

static void read_via(Audit *audit, Json via)
{
    Reading *reading = audit->reading;
    const char *key = advisory_key(reading->each, via);
    if (!key) {
        json_expected(json_get(via, "source"), "an advisory's number or address");
        intake_reject(reading);
        return;
    }
    if (map_get(audit->seen, key))
        return;
    map_set(audit->seen, arena_strdup(reading->local, key), audit);
    keep_advisory(audit, via, public_id(via, key), "name");
}

/* npm 6 numbers advisories; their public names stand beside. */
static void read_advisory(Audit *audit, const char *key, Json in)
{
    static const char *const names[] = { "/github_advisory_id", "/cves/0" };
    if (!json_is(in, JSON_OBJECT)) {
        json_expected(in, "an advisory");
        intake_reject(audit->reading);
        return;
    }
    const char *name = text_among(in, names, sizeof names / sizeof *names);
    keep_advisory(audit, in, name ? name : public_id(in, key), "module_name");
}

static void read_package(Audit *audit, Json package)
{
    bool has_advisory = false;
    Json list = json_get(package, "via");
    if (!json_is(list, JSON_ARRAY)) {
        if (json_is(package, JSON_OBJECT))
            json_expected(list, "a list of advisories and packages");
        else
            json_expected(package, "a package");
        intake_reject(audit->reading);
        return;
    }
    for (Json via = json_first(list); json_here(via); via = json_next(via))
        if (json_is(via, JSON_OBJECT)) {
            has_advisory = true;
            read_via(audit, via);
        }
    audit->n_indirect += !has_advisory;
}

static size_t total(Json totals, const char *key, size_t otherwise)
{
    int64_t value;
    bool stated = json_whole(json_get(totals, key), &value) && value >= 0;
    return stated ? (size_t)value : otherwise;
}

/* A report over no dependency proves nothing, however clean. */
static void judge(Audit *audit, Json metadata, const char *pointer)
{
    Reading *reading = audit->reading;
    Json totals = json_get(metadata, "vulnerabilities");
    size_t critical = total(totals, "critical", audit->n_critical);
    size_t high = total(totals, "high", audit->n_high);
    size_t dependencies = total(json_get(metadata, "dependencies"), "total", 0);
    dependencies = total(metadata, "totalDependencies", dependencies); /* of npm 6 */
    if (!dependencies && !critical && !high)
        return;
    Record record = {
        .tool = reading->tool,
        .message = arena_printf(reading->each, "%zu critical and %zu high of %zu packages",
                                critical, high, dependencies),
        .resource = reading->input->path,
        .outcome = critical || high ? OUTCOME_FAIL : OUTCOME_PASS,
        .date = DATE_NONE,
        .pointer = json_pointer_key(reading->local, pointer, "metadata"),
    };
    intake_predicate(reading, "NPM-VULN", &record);
    record.outcome = OUTCOME_PASS;
    record.message = NULL;
    intake_predicate(reading, "NPM-LOCK", &record);
}

static void read_packages(Audit *audit, const JsonMember *packages, size_t n,
                          const char *pointer)
{
    Reading *reading = audit->reading;
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_key(reading->local, pointer, packages[i].key);
        read_package(audit, read_value(reading, packages[i].value, at));
        end_record(reading);
    }
    if (audit->n_indirect)
        intake_remark(reading, "packages affected through others only: %zu",
                      audit->n_indirect);
}

static void read_advisories(Audit *audit, const JsonMember *advisories, size_t n,
                            const char *pointer)
{
    Reading *reading = audit->reading;
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_key(reading->local, pointer, advisories[i].key);
        read_advisory(audit, advisories[i].key,
                      read_value(reading, advisories[i].value, at));
        end_record(reading);
    }
}

static void read_report(Reading *reading, const JsonDocument *document)
{
    Level level = document_level(document);
    Audit audit = { .reading = reading, .seen = map_new(reading->local) };
    const struct {
        const char *key;
        void (*read)(Audit *audit, const JsonMember *members, size_t n,
                     const char *pointer);
    } lists[] = { { "vulnerabilities", read_packages }, { "advisories", read_advisories } };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        size_t n;
        const char *place = arena_printf(reading->local, "/%s", lists[i].key);
        JsonSpan list = json_head_at(&level.head, place);
        JsonMember *members = json_members(reading->local, reading->bytes, list, &n);
        lists[i].read(&audit, members, n,
                      json_pointer_key(reading->local, document->pointer, lists[i].key));
    }
    JsonSpan metadata = json_head_at(&level.head, "/metadata");
    if (metadata.type == JSON_OBJECT)
        judge(&audit, read_value(reading, metadata, document->pointer), document->pointer);
    end_record(reading);
}

void read_npm(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document))
        read_report(reading, &document);
}
