/* Confluence, by version 1 of its content API, which Data Center and Cloud share
 * (https://developer.atlassian.com/cloud/confluence/rest/v1/). With --user the token is
 * sent as that user's password, as Cloud wants it; without, as bearer, as Data Center does.
 *
 * Confluence writes pages anew when it stores them, so that their bytes cannot be compared:
 * the digest of what was sent stands in the message of the version, and of an attachment in
 * its comment. A page's first version takes no message; there a property has it, which also
 * says that rung made the page. */
#include <string.h>

#include "base/file.h"
#include "base/json_write.h"
#include "base/text8.h"
#include "publish/plan.h"
#include "publish/service.h"

enum { BAD_REQUEST = 400, UNAUTHORISED = 401, FORBIDDEN = 403, MISSING = 404, STALE = 409 };

/* --- requests ------------------------------------------------------------------------- */

static const char *url_of(Session *session, const char *path)
{
    const char *url = session->asked->url;
    size_t length = strlen(url) - text8_ends(url, "/");
    return arena_printf(session->arena, "%.*s/rest/api%s", (int)length, url, path);
}

static const char *reason_of(Session *session, const HttpAnswer *answer)
{
    const char *message = json_text(json_get(answer->json, "message"));
    switch (answer->status) {
    case UNAUTHORISED: return "the token is not accepted (401)";
    case FORBIDDEN: return "the token may not do this (403)";
    }
    return arena_printf(session->arena, "%s (%ld)",
                        message ? message : "it does not say why", answer->status);
}

static bool is_good(const HttpAnswer *answer)
{
    return answer->status >= 200 && answer->status < 300;
}

/* Absent when an error was recorded; 404 is the absence that `missing` tells. */
static Json get(Session *session, const char *what, const char *path, bool *missing)
{
    HttpAnswer answer = http_send(
        session->http, &(HttpRequest){ .method = "GET", .url = url_of(session, path) });
    *missing = answer.status == MISSING;
    if (!answer.status || *missing)
        return (Json){ 0 };
    if (!is_good(&answer))
        session_refused(session, what, reason_of(session, &answer));
    else if (!json_is(answer.json, JSON_OBJECT))
        session_strange(session, "Confluence's JSON");
    else
        return answer.json;
    return (Json){ 0 };
}

/* The first page of that title in the space; absent where there is none. */
static Json find_page(Session *session, const char *title)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "type", "page");
    http_put(&query, "spaceKey", session->asked->space);
    http_put(&query, "title", title);
    http_put(&query, "expand", "version,metadata.properties.rung");
    bool missing;
    Json answer = get(session, title,
                      arena_printf(session->arena, "/content?%s", query.data), &missing);
    if (missing)
        session_refused(session, title,
                        arena_printf(session->arena,
                                     "there is no space %s that the token may see (404)",
                                     session->asked->space));
    else if (json_here(answer) && !json_is(json_get(answer, "results"), JSON_ARRAY))
        session_strange(session, "a list of pages");
    return json_find(answer, "/results/0");
}

/* It becomes part of an address: letters and digits, as in "att123". */
static const char *id_of(Json in)
{
    const char *id = json_text(json_get(in, "id"));
    size_t n = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789") : 0;
    return n && !id[n] ? id : NULL;
}

static bool open_wiki(Session *session)
{
    http_authorise(session->http, session->asked->user);
    const char *parent = session->asked->parent;
    if (!parent)
        return true;
    session->parent = id_of(find_page(session, parent));
    if (!session->parent && !diag_failed(session->diag))
        session_refused(session, parent, "there is no page of that title to put it below");
    return session->parent != NULL;
}

/* --- looking -------------------------------------------------------------------------- */

static bool read_version(Session *session, Json in, Found *there)
{
    int64_t number;
    there->exists = true;
    there->id = id_of(in);
    if (!there->id || !json_whole(json_find(in, "/version/number"), &number)) {
        session_strange(session, "an id and a version");
        return false;
    }
    there->version = arena_printf(session->arena, "%lld", (long long)number);
    return true;
}

static const char *editor_of(Json in)
{
    const char *name = json_text(json_find(in, "/version/by/displayName"));
    return name ? name : "somebody";
}

static bool look_at_page(Session *session, const Item *item, Found *there)
{
    Json page = find_page(session, item->name);
    if (!json_here(page) || !read_version(session, page, there))
        return !diag_failed(session->diag);
    Json property = json_find(page, "/metadata/properties/rung/value/sha256");
    const char *message = json_text(json_find(page, "/version/message"));
    bool is_first = text8_same(there->version, "1") && json_here(property);
    bool is_last = is_first || plan_is_mark(message);
    session->page = there->id;
    there->is_ours = json_here(property) || plan_is_mark(message);
    there->is_same = (is_first && text8_same(json_text(property), item->sha256)) ||
                     plan_is_mark_of(message, item);
    there->editor = there->is_ours && !is_last ? editor_of(page) : NULL;
    return true;
}

/* A page that is not there yet has none. */
static bool look_at_file(Session *session, const Item *item, Found *there)
{
    if (!session->page)
        return true;
    Buffer query = buffer_new(session->arena);
    http_put(&query, "filename", item->name);
    http_put(&query, "expand", "version,metadata");
    bool missing;
    Json answer = get(session, item->name,
                      arena_printf(session->arena, "/content/%s/child/attachment?%s",
                                   session->page, query.data),
                      &missing);
    if (missing)
        session_refused(session, item->name, "the page is gone (404)");
    Json file = json_find(answer, "/results/0");
    if (!json_here(file) || !read_version(session, file, there))
        return !diag_failed(session->diag);
    const char *comment = json_text(json_find(file, "/metadata/comment"));
    if (!comment) /* as newer ones call it */
        comment = json_text(json_find(file, "/extensions/comment"));
    there->is_ours = plan_is_mark(comment);
    there->is_same = plan_is_mark_of(comment, item);
    return true;
}

static bool look(Session *session, const Item *item, Found *there)
{
    return item->kind == ITEM_PAGE ? look_at_page(session, item, there)
                                   : look_at_file(session, item, there);
}

/* --- writing -------------------------------------------------------------------------- */

static void put_ancestor(JsonWriter *writer, const char *id)
{
    json_open(writer, "ancestors", '[');
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", id);
    json_close(writer);
    json_close(writer);
}

static void put_storage(JsonWriter *writer, const Item *item)
{
    json_open(writer, "body", '{');
    json_open(writer, "storage", '{');
    json_put_text(writer, "value", item->bytes);
    json_put_text(writer, "representation", "storage");
    json_close(writer);
    json_close(writer);
}

static void put_property(JsonWriter *writer, const Item *item)
{
    json_open(writer, "metadata", '{');
    json_open(writer, "properties", '{');
    json_open(writer, "rung", '{');
    json_open(writer, "value", '{');
    json_put_text(writer, "sha256", item->sha256);
    json_close(writer);
    json_close(writer);
    json_close(writer);
    json_close(writer);
}

static void put_version(JsonWriter *writer, Arena *arena, const Item *item,
                        const Found *there)
{
    int64_t number = 0;
    for (const char *at = there->version; *at; at++)
        number = number * 10 + (*at - '0');
    json_open(writer, "version", '{');
    json_put_int(writer, "number", number + 1);
    json_put_text(writer, "message", plan_mark(arena, item));
    json_close(writer);
}

static Buffer page_json(Session *session, const Item *item, const Found *there)
{
    JsonWriter *writer = json_writer_new(session->arena);
    json_open(writer, NULL, '{');
    if (there->exists)
        json_put_text(writer, "id", there->id);
    json_put_text(writer, "type", "page");
    json_put_text(writer, "title", item->name);
    json_open(writer, "space", '{');
    json_put_text(writer, "key", session->asked->space);
    json_close(writer);
    if (session->parent)
        put_ancestor(writer, session->parent);
    if (there->exists)
        put_version(writer, session->arena, item, there);
    if (!there->is_ours)
        put_property(writer, item);
    put_storage(writer, item);
    json_close(writer);
    return json_writer_end(writer);
}

/* Somebody else was first: a version that is not the newest, or gone; a title that is
 * taken, which Confluence calls a bad request. */
static bool is_conflict(const HttpAnswer *answer, const Found *there)
{
    const char *message = json_text(json_get(answer->json, "message"));
    return answer->status == STALE || (there->exists && answer->status == MISSING) ||
           (!there->exists && answer->status == BAD_REQUEST && message &&
            strstr(message, "title already exists"));
}

static Outcome write_page(Session *session, const Item *item, const Found *there)
{
    const char *path =
        there->exists ? arena_printf(session->arena, "/content/%s", there->id) : "/content";
    HttpAnswer answer =
        http_send(session->http, &(HttpRequest){ .method = there->exists ? "PUT" : "POST",
                                                 .url = url_of(session, path),
                                                 .type = "application/json",
                                                 .body = page_json(session, item, there) });
    if (!answer.status)
        return FAILED;
    if (is_conflict(&answer, there))
        return CONFLICT;
    if (!is_good(&answer))
        return session_refused(session, item->name, reason_of(session, &answer));
    session->page = id_of(answer.json);
    return session->page ? WRITTEN : session_strange(session, "the page's id");
}

static HttpField field(const char *name, const char *value)
{
    return (HttpField){ .name = name, .value = value, .length = strlen(value) };
}

static Outcome write_file(Session *session, const Item *item, const Found *there)
{
    HttpField fields[] = {
        { "file", item->bytes, item->length, item->name, item->type },
        field("comment", plan_mark(session->arena, item)),
        field("minorEdit", "true"),
    };
    const char *path =
        there->exists
            ? arena_printf(session->arena, "/content/%s/child/attachment/%s/data",
                           session->page, there->id)
            : arena_printf(session->arena, "/content/%s/child/attachment", session->page);
    HttpAnswer answer = http_send(
        session->http, &(HttpRequest){ .method = "POST",
                                       .url = url_of(session, path),
                                       .header = "X-Atlassian-Token: nocheck",
                                       .fields = fields,
                                       .n_fields = sizeof fields / sizeof *fields });
    if (!answer.status)
        return FAILED;
    if (answer.status == STALE)
        return CONFLICT;
    return is_good(&answer)
               ? WRITTEN
               : session_refused(session, item->name, reason_of(session, &answer));
}

static Outcome write(Session *session, const Item *item, const Found *there)
{
    return item->kind == ITEM_PAGE ? write_page(session, item, there)
                                   : write_file(session, item, there);
}

const Service confluence = { .open = open_wiki, .look = look, .write = write };
