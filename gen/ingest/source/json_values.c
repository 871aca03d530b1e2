/* JSON as it comes: one value, several behind one another, or arrays whose elements are the
 * documents. What is no JSON at all ends here too, and is told what it looks like. */
#include "ingest/source/packaging.h"

#include <string.h>

#include "base/text8.h"

typedef enum { BETWEEN, IN_LIST } State;

typedef struct {
    State state;
    size_t at;         /* behind the document handed out; in the window */
    size_t n_elements; /* of the array at hand */
    bool is_assigned;  /* by a script: then there is a value */
} Values;

/* --- what is no JSON ------------------------------------------------------------------ */

typedef struct {
    const char *trace; /* stands in the text of such a file */
    const char *what;  /* what it is, and what to do */
} Impostor;

static const char yaml_template[] =
    "this is a CloudFormation template in YAML, which is not read; give it as JSON: "
    "rain fmt --json FILE";
static const char serverless_yml[] =
    "this is serverless.yml, which is not read; give .serverless/serverless-state.json, "
    "which serverless package writes";

static const Impostor impostors[] = {
    { "By Prisma Cloud | version:",
      "this is Checkov's console output; run it again with -o json" },
    { "By bridgecrew.io | version:",
      "this is Checkov's console output; run it again with -o json" },
    { "AWSTemplateFormatVersion:", yaml_template },
    { "Transform: AWS::", yaml_template },
    { "Type: AWS::", yaml_template },
    { "Type: 'AWS::", yaml_template },
    { "Type: \"AWS::", yaml_template },
    { "provider:\n  name: aws", serverless_yml },
    { "provider:\r\n  name: aws", serverless_yml },
    { "frameworkVersion:", serverless_yml },
};

static const char *impostor(const Feed *feed)
{
    enum { LOOKED_AT = 4096 };
    char start[LOOKED_AT + 1];
    size_t length = feed->length < LOOKED_AT ? feed->length : LOOKED_AT;
    memcpy(start, feed->bytes, length);
    start[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if (!start[i])
            start[i] = ' ';
    for (size_t i = 0; i < sizeof impostors / sizeof *impostors; i++)
        if (strstr(start, impostors[i].trace))
            return impostors[i].what;
    return NULL;
}

static bool is_broken_text(const Feed *feed, size_t at)
{
    size_t left = at < feed->length ? feed->length - at : 0;
    return left && text8_first_broken(feed->bytes + at, left < 4 ? left : 4) == 0;
}

static Step refuse(Source *source, Arena *arena, const JsonError *error, Diag *diag)
{
    const Feed *feed = source->feed;
    const Values *values = source->own;
    bool first = source->n_documents == 0 && values->state == BETWEEN &&
                 !values->is_assigned && feed->length;
    const char *what = first ? impostor(feed) : NULL;
    Origin origin = { .file = feed->path,
                      .pointer = error->pointer,
                      .offset = feed->base + error->offset };
    if (what && error->offset <= 1)
        return source_refuse(source, diag, origin_of_file(feed->path), "%s", what);
    if (first && !strchr("{\"", feed->bytes[0]) && error->offset <= 4)
        return source_refuse(source, diag, origin,
                             "expected JSON, found text that begins with %s",
                             one_character(arena, feed, 0));
    if (is_broken_text(feed, error->offset))
        return source_refuse(source, diag, origin, "expected UTF-8 text, found %s",
                             one_character(arena, feed, error->offset));
    return source_refuse(source, diag, origin, "expected %s, found %s", error->expected,
                         error->instead ? error->instead
                                        : one_character(arena, feed, error->offset));
}

/* --- the beginning of a file ---------------------------------------------------------- */

static const char assigned[] = "scoutsuite_results";

/* ScoutSuite writes a script: scoutsuite_results = {…}. Returns what stands behind the
 * sign, or NULL. */
static char *behind_assignment(const Feed *feed)
{
    if (!text8_starts(feed->bytes, assigned))
        return NULL;
    char *behind = feed->bytes + strlen(assigned);
    behind += strspn(behind, " \t\r\n");
    return *behind == '=' ? behind + 1 : NULL;
}

static bool fits(Feed *feed, Diag *diag)
{
    while (feed->length < 64 && feed_more(feed, diag))
        ;
    return true;
}

static bool invites(Feed *feed, Diag *diag)
{
    (void)diag;
    return strchr("{[", feed->bytes[0]) || behind_assignment(feed);
}

/* White space that must be kept at hand is no longer than a string may be. */
static const char little_space[] = "at most 16 MB of white space";

enum { NO_BYTE = -1 };

/* Moves over white space. Returns what stands behind it, or NO_BYTE. The bytes before it
 * may be dropped unless a document that stands there is still to be handed out: then it
 * ends where there is too much of it. */
static int next_byte(Source *source, bool keep, Diag *diag)
{
    Feed *feed = source->feed;
    Values *values = source->own;
    size_t from = values->at;
    for (;;) {
        while (values->at < feed->length && is_white_space(feed->bytes[values->at]))
            values->at++;
        if (values->at < feed->length)
            return (unsigned char)feed->bytes[values->at];
        if (keep && values->at - from > JSON_LONGEST_STRING)
            return ' ';
        if (!keep) {
            feed_drop(feed, values->at);
            values->at = 0;
        }
        if (!feed_more(feed, diag))
            return NO_BYTE;
    }
}

static void begin(Source *source)
{
    Feed *feed = source->feed;
    char *behind = behind_assignment(feed);
    Values *values = ARENA_NEW(source->arena, Values);
    *values = (Values){ .is_assigned = behind != NULL };
    if (behind)
        memset(feed->bytes, ' ', (size_t)(behind - feed->bytes));
    source->own = values;
}

/* --- documents ------------------------------------------------------------------------ */

/* Recorded answers of the AWS SDK (placebo) stand in {"status_code", "data"}. */
static void unwrap(Arena *arena, JsonDocument *document)
{
    JsonSpan data = json_at(document->bytes, document->span, "/data");
    if (document->span.type == JSON_OBJECT && data.type == JSON_OBJECT &&
        json_at(document->bytes, document->span, "/status_code").type == JSON_NUMBER) {
        document->span = data;
        document->members =
            json_members(arena, document->bytes, data, &document->n_members);
        document->pointer = json_pointer_key(arena, document->pointer, "data");
    }
}

static Step expected(Source *source, Arena *arena, const char *what, Diag *diag)
{
    Values *values = source->own;
    JsonError error = { .offset = values->at, .pointer = "", .expected = what };
    return refuse(source, arena, &error, diag);
}

/* Reads on, behind a value that is cut off. What is large is looked at again only when
 * twice as much of it is there, or a pipe would have it looked at for every read. */
static void read_on(Feed *feed, Diag *diag)
{
    enum { LARGE = 256 * 1024 };
    size_t enough = feed->length < LARGE ? feed->length + 1 : 2 * feed->length;
    while (feed->length < enough && feed_more(feed, diag))
        ;
}

/* Where the white space begins with which the bytes at hand end. */
static size_t trailing_space(const Feed *feed)
{
    size_t at = feed->length;
    while (at && is_white_space(feed->bytes[at - 1]))
        at--;
    return at;
}

static JsonScanned scan_at_hand(Source *source, Arena *arena, JsonValue *value,
                                JsonError *error)
{
    Feed *feed = source->feed;
    ArenaMark mark = arena_mark(arena);
    JsonScanned scanned =
        json_scan_value(arena, feed->bytes, feed->length, 0, !feed->ended, value, error);
    source->n_replaced += value->n_replaced;
    if (scanned != JSON_CUT_OFF)
        return scanned;
    arena_back(arena, mark);
    size_t space = trailing_space(feed);
    if (feed->length - space <= JSON_LONGEST_STRING)
        return JSON_CUT_OFF;
    *error = (JsonError){
        .offset = space, .pointer = "", .expected = little_space, .instead = "more"
    };
    return JSON_REFUSED;
}

/* One value at values->at, in a window that grows until it holds all of it. */
static bool scan_one(Source *source, Arena *arena, const char *pointer, JsonValue *value,
                     Diag *diag)
{
    Values *values = source->own;
    Feed *feed = source->feed;
    JsonError error;
    JsonScanned scanned;
    feed_drop(feed, values->at);
    values->at = 0;
    while ((scanned = scan_at_hand(source, arena, value, &error)) == JSON_CUT_OFF)
        read_on(feed, diag);
    size_t end = scanned == JSON_SCANNED ? value->span.length : error.offset;
    size_t broken = text8_first_broken(feed->bytes, end);
    if (broken < end)
        error = (JsonError){ .offset = broken, .pointer = "", .expected = "UTF-8 text" };
    else if (scanned == JSON_SCANNED)
        return true;
    error.pointer = arena_printf(arena, "%s%s", pointer, error.pointer);
    refuse(source, arena, &error, diag);
    return false;
}

static const char *pointer_of(const Source *source, Arena *arena)
{
    return source->is_list ? json_pointer_index(arena, "", source->n_documents) : "";
}

static Step hand_out(Source *source, Arena *arena, const JsonValue *value,
                     JsonDocument *out)
{
    Values *values = source->own;
    const Feed *feed = source->feed;
    *out = (JsonDocument){ .bytes = feed->bytes,
                           .length = feed->length,
                           .base = feed->base,
                           .span = value->span,
                           .members = value->members,
                           .n_members = value->n_members,
                           .pointer = pointer_of(source, arena) };
    values->at = value->span.offset + value->span.length;
    source->n_documents++;
    if (!source->is_list)
        unwrap(arena, out);
    source->is_recorded |= !source->is_list && *out->pointer;
    return HANDED_OUT;
}

/* A top-level value that is no array. */
static Step next_value(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    Values *values = source->own;
    JsonValue value;
    if (!scan_one(source, arena, pointer_of(source, arena), &value, diag))
        return NOTHING_MORE;
    values->at = value.span.length;
    int next = next_byte(source, true, diag);
    bool goes_on = value.span.type == JSON_OBJECT && (next == '{' || next == '[');
    if (next != NO_BYTE && !goes_on)
        return expected(source, arena, next == ' ' ? little_space : "the end of the file",
                        diag);
    source->is_list |= goes_on;
    return value.span.type == JSON_NULL ? GO_ON : hand_out(source, arena, &value, out);
}

static Step next_element(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    Values *values = source->own;
    JsonValue value;
    int next = next_byte(source, false, diag);
    if (next == ']') {
        values->at++;
        values->state = BETWEEN;
        return GO_ON;
    }
    if (values->n_elements && next != ',')
        return expected(source, arena, "',' or ']'", diag);
    if (values->n_elements) {
        values->at++;
        next_byte(source, false, diag);
    }
    if (!scan_one(source, arena, pointer_of(source, arena), &value, diag))
        return NOTHING_MORE;
    values->n_elements++;
    return hand_out(source, arena, &value, out);
}

static Step next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    if (!source->own)
        begin(source);
    Values *values = source->own;
    int byte;
    switch (values->state) {
    case IN_LIST: return next_element(source, arena, out, diag);
    case BETWEEN:
        byte = next_byte(source, false, diag);
        if (byte == NO_BYTE && values->is_assigned && !source->n_documents)
            return expected(source, arena, "a value behind '='", diag);
        if (byte == NO_BYTE)
            return NOTHING_MORE;
        if (byte != '[')
            return next_value(source, arena, out, diag);
        values->at++;
        values->state = IN_LIST;
        source->is_list = true;
        values->n_elements = 0;
        return GO_ON;
    }
    return NOTHING_MORE;
}

const Packaging json_packaging = {
    .name = "JSON", .fits = fits, .invites = invites, .next = next
};
