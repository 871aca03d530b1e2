/* ScoutSuite: the configuration of an account, and beside it what each rule made of it. A
 * rule says how many items it checked and names those that it flagged, by their way through
 * the configuration: "sqs.regions.eu-west-1.queues.5f3c". Its pattern, "path", has "id"
 * where any name may stand. So the items that are not flagged can be named too: they are
 * what the pattern leads to (ScoutSuite/core/utils.py, recurse()). That is believed only
 * where it leads to as many items as were checked. One record is one rule.
 *
 * Secret: of an item only "arn", "name" and "kind" are read.                            */
#include "ingest/list/engine.h"

#include <string.h>

#include "base/text8.h"

/* Something on the way to an item. */
typedef struct Stop Stop;
struct Stop {
    const Stop *before;
    const char *name;
    JsonSpan span;
};

typedef struct {
    const char *path;     /* joined by dots, as flagged items are */
    const char *resource; /* its ARN, else its name, else the path */
    const char *region;
    bool is_no_function; /* another kind of app than the practice counts */
} Item;

typedef struct {
    Reading *reading;
    const char *bytes;
    Item *items;
    size_t n_items;
} Listing;

typedef struct {
    Reading *reading;
    const Level *document;
    const Level *rule;
    Record record;
    const char **flagged;
    size_t n_flagged;
} Judged;

/* --- what a rule looked at ------------------------------------------------------------ */

static const char *joined(Arena *arena, const Stop *stop)
{
    if (!stop->before)
        return stop->name;
    return arena_printf(arena, "%s.%s", joined(arena, stop->before), stop->name);
}

static const char *text_at(Arena *arena, const char *bytes, JsonSpan in, const char *place)
{
    JsonSpan span = in.type == JSON_OBJECT ? json_at(bytes, in, place)
                                           : (JsonSpan){ .type = JSON_ABSENT };
    return span.type == JSON_STRING && span.length > 2 ? json_span_text(arena, bytes, span)
                                                       : NULL;
}

/* The innermost thing on the way that has such a text. */
static const char *innermost(Arena *arena, const char *bytes, const Stop *stop,
                             const char *place)
{
    const char *text = NULL;
    for (; stop && !text; stop = stop->before)
        text = text_at(arena, bytes, stop->span, place);
    return text;
}

static const char *region_of(const Stop *stop)
{
    for (; stop && stop->before; stop = stop->before)
        if (text8_same(stop->before->name, "regions"))
            return stop->name;
    return NULL;
}

static void add_item(Listing *listing, const Stop *stop)
{
    Arena *arena = listing->reading->each;
    const char *kind = innermost(arena, listing->bytes, stop, "/kind");
    Item item = { .path = joined(arena, stop),
                  .resource = innermost(arena, listing->bytes, stop, "/arn"),
                  .region = region_of(stop),
                  .is_no_function = kind && !strstr(kind, "functionapp") };
    if (!item.resource)
        item.resource = innermost(arena, listing->bytes, stop, "/name");
    if (!item.resource)
        item.resource = item.path;
    ARENA_PUSH(arena, listing->items, listing->n_items) = item;
}

static void list_items(Listing *listing, const Stop *before, JsonSpan span,
                       const char *pattern);

static void list_members(Listing *listing, const Stop *before, JsonSpan object,
                         const char *pattern)
{
    size_t n;
    Arena *arena = listing->reading->each;
    size_t length = strcspn(pattern, ".");
    const char *name = arena_strndup(arena, pattern, length);
    const char *rest = pattern + length + (pattern[length] == '.');
    JsonMember *members = json_members(arena, listing->bytes, object, &n);
    const JsonMember *named = NULL;
    for (size_t i = 0; i < n && !named; i++)
        named = strcmp(members[i].key, name) == 0 ? &members[i] : NULL;
    for (size_t i = 0; i < n; i++) {
        const JsonMember *member = &members[i];
        if (named ? member != named : strcmp(name, "id") != 0)
            continue;
        Stop stop = { before, member->key, member->value };
        list_items(listing, &stop, member->value, rest);
    }
}

static void list_elements(Listing *listing, const Stop *before, JsonSpan array,
                          const char *pattern)
{
    size_t n;
    Arena *arena = listing->reading->each;
    size_t length = strcspn(pattern, ".");
    const char *rest = pattern + length + (pattern[length] == '.');
    JsonSpan *elements = json_elements(arena, listing->bytes, array, &n);
    for (size_t i = 0; i < n; i++) {
        Stop stop = { before, arena_printf(arena, "%zu", i), elements[i] };
        list_items(listing, &stop, elements[i], rest);
    }
}

/* As ScoutSuite goes, so that the counts agree: a text ends the way wherever it stands. */
static void list_items(Listing *listing, const Stop *before, JsonSpan span,
                       const char *pattern)
{
    if ((!*pattern || span.type == JSON_STRING) && before)
        add_item(listing, before);
    else if (span.type == JSON_OBJECT)
        list_members(listing, before, span, pattern);
    else if (span.type == JSON_ARRAY)
        list_elements(listing, before, span, pattern);
}

/* --- one rule ------------------------------------------------------------------------- */

/* Flagged items may have a suffix: which member of the item is wrong. */
static bool is_flagged(const Judged *judged, const Item *item)
{
    size_t length = strlen(item->path);
    for (size_t i = 0; i < judged->n_flagged; i++)
        if (strncmp(judged->flagged[i], item->path, length) == 0 &&
            (!judged->flagged[i][length] || judged->flagged[i][length] == '.'))
            return true;
    return false;
}

static void keep(Judged *judged, const Item *item, Outcome outcome, bool *is_counted)
{
    Record record = judged->record;
    record.resource = item->resource;
    record.region = item->region;
    record.outcome = outcome;
    if (*is_counted)
        intake_also(judged->reading, &record);
    else
        intake_record(judged->reading, &record);
    *is_counted = true;
}

/* Failures first: the record is counted with the verdict of the first item. */
static void keep_items(Judged *judged, const Listing *listing, bool only_functions)
{
    bool is_counted = false;
    for (int pass = 0; pass <= 1; pass++)
        for (size_t i = 0; i < listing->n_items; i++) {
            const Item *item = &listing->items[i];
            if (is_flagged(judged, item) == pass ||
                (only_functions && item->is_no_function))
                continue;
            keep(judged, item, pass ? OUTCOME_PASS : OUTCOME_FAIL, &is_counted);
        }
    if (is_counted)
        return;
    judged->record.is_context = true; /* none of them is what the practice counts */
    intake_record(judged->reading, &judged->record);
}

/* Where the items cannot be told apart, only those that are flagged have a name. */
static void keep_flagged(Judged *judged)
{
    bool is_counted = false;
    for (size_t i = 0; i < judged->n_flagged; i++) {
        Item item = { .resource = judged->flagged[i] };
        keep(judged, &item, OUTCOME_FAIL, &is_counted);
    }
    if (is_counted)
        return;
    judged->record.is_context = true; /* passes without names */
    intake_record(judged->reading, &judged->record);
}

static void keep_rule(Judged *judged, const Check *check, size_t checked)
{
    Reading *reading = judged->reading;
    JsonSpan services = place_span(judged->document, "/services");
    const char *pattern =
        text_at(reading->each, judged->rule->bytes, judged->rule->span, "/path");
    Listing listing = { .reading = reading, .bytes = judged->rule->bytes };
    if (text8_same(check->resource_type, "account")) {
        intake_record(reading, &judged->record);
        return;
    }
    if (pattern)
        list_items(&listing, NULL, services, pattern);
    if (listing.n_items && listing.n_items == checked)
        keep_items(judged, &listing, text8_same(check->resource_type, "function"));
    else
        keep_flagged(judged);
}

static void read_flagged(Judged *judged)
{
    size_t n;
    Arena *arena = judged->reading->each;
    const char *bytes = judged->rule->bytes;
    JsonSpan *items = json_elements(arena, bytes, place_span(judged->rule, "/items"), &n);
    for (size_t i = 0; i < n; i++)
        if (items[i].type == JSON_STRING)
            ARENA_PUSH(arena, judged->flagged, judged->n_flagged) =
                json_span_text(arena, bytes, items[i]);
}

/* A count that is missing is none: the engine writes 0 and 0 when a rule broke. */
static bool read_count(Reading *reading, const Level *rule, const char *place, size_t *n)
{
    int64_t value = 0;
    JsonSpan span = place_span(rule, place);
    *n = 0;
    if (span.type == JSON_ABSENT)
        return true;
    const char *pointer = arena_printf(reading->each, "%s%s", rule->pointer, place);
    Json in = read_value(reading, span, pointer);
    if (!json_whole(in, &value) || value < 0) {
        json_expected(in, "a number of items");
        return false;
    }
    *n = (size_t)value;
    return true;
}

static void read_rule(Reading *reading, const Level *document, const Level *rule)
{
    size_t checked = 0, flagged = 0;
    Arena *arena = reading->each;
    if (rule->span.type != JSON_OBJECT)
        json_expected(read_value(reading, rule->span, rule->pointer), "a rule");
    if (rule->span.type != JSON_OBJECT ||
        !read_count(reading, rule, "/checked_items", &checked) ||
        !read_count(reading, rule, "/flagged_items", &flagged)) {
        intake_reject(reading);
        return;
    }
    if (flagged > checked) {
        const char *pointer = arena_printf(arena, "%s/flagged_items", rule->pointer);
        json_expected(read_value(reading, place_span(rule, "/flagged_items"), pointer),
                      "no more than were checked");
        intake_reject(reading);
        return;
    }
    Judged judged = { .reading = reading, .document = document, .rule = rule };
    const char *what = text_at(arena, rule->bytes, rule->span, "/dashboard_name");
    const char *account = text_at(arena, rule->bytes, document->span, "/account_id");
    judged.record = (Record){
        .tool = reading->tool,
        .check = rule->name,
        .title = text_at(arena, rule->bytes, rule->span, "/description"),
        .message =
            arena_printf(arena, "%zu of %zu %s", flagged, checked, what ? what : "items"),
        .provider = text_at(arena, rule->bytes, document->span, "/provider_code"),
        .resource = account, /* of a rule that looks at the account as a whole */
        .account = account,
        .outcome = !checked  ? OUTCOME_NOT_APPLICABLE
                   : flagged ? OUTCOME_FAIL
                             : OUTCOME_PASS,
        .date = reading->input->date,
        .pointer = rule->pointer,
    };
    read_flagged(&judged);
    const Check *check = tool_find_check(reading->tool, rule->name, judged.record.provider);
    if (check && checked)
        keep_rule(&judged, check, checked);
    else
        intake_record(reading, &judged.record);
}

static void read_service(Reading *reading, const Level *document, const JsonMember *service)
{
    size_t n;
    Arena *arena = reading->local;
    const char *base = arena_printf(arena, "%s/services", document->pointer);
    Level level = level_new(arena, document, document->bytes, service->value,
                            json_pointer_key(arena, base, service->key));
    JsonMember *rules = json_members(
        arena, document->bytes, list_at(reading, &level, "/findings", JSON_OBJECT), &n);
    base = json_pointer_key(arena, level.pointer, "findings");
    for (size_t i = 0; i < n; i++) {
        Level rule = level_new(arena, document, document->bytes, rules[i].value,
                               json_pointer_key(arena, base, rules[i].key));
        rule.name = rules[i].key;
        read_rule(reading, document, &rule);
        end_record(reading);
    }
}

void read_scoutsuite(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        size_t n;
        Level level = document_level(&document);
        read_about(reading, &level);
        JsonMember *services =
            json_members(reading->local, level.bytes,
                         list_at(reading, &level, "/services", JSON_OBJECT), &n);
        for (size_t i = 0; i < n; i++)
            read_service(reading, &level, &services[i]);
    }
}
