/* Confluence, by whichever of its REST APIs is spoken where the wiki is (confluence.h).
 * With
 * --user the token is sent as that user's password, as Cloud wants it; without, as bearer,
 * as Data Center does.
 *
 * Confluence writes pages anew when it stores them, so that their bytes cannot be compared:
 * the digest of what was sent stands in the message of the version, and of an attachment in
 * its comment. Neither API documents a message for a page's first version; there a property
 * has it, which also says that rung made the page. */
#include "publish/confluence.h"

#include <string.h>

#include "base/text8.h"
#include "publish/address.h"
#include "publish/plan.h"

enum {
    BAD_REQUEST = 400,
    UNAUTHORISED = 401,
    FORBIDDEN = 403,
    STALE = 409,
    GONE = 410,
    TOO_LARGE = 413,
};

/* --- what is spoken ------------------------------------------------------------------- */

/* All of Cloud's own addresses; those that begin with api.atlassian.com are for tokens with
 * scopes
 * (https://support.atlassian.com/confluence/kb/scoped-api-tokens-in-confluence-cloud). A
 * site in Cloud can have a name of its own, too: that is what --api is for. */
const ConfluenceApi *confluence_api(Arena *arena, const Publishing *asked)
{
    static const char *const cloud[] = { "atlassian.net", "jira.com", "api.atlassian.com" };
    Address address;
    const char *why;
    if (asked->api)
        return asked->api == 1 ? &confluence_v1 : &confluence_v2;
    if (address_read(arena, asked->url, &address, &why))
        for (size_t i = 0; i < sizeof cloud / sizeof *cloud; i++)
            if (address_is_below(&address, cloud[i]))
                return &confluence_v2;
    return &confluence_v1;
}

static const char *wiki_of(Session *session)
{
    const char *url = session->asked->url, *below = session->confluence->below;
    size_t length = strlen(url) - text8_ends(url, "/");
    const char *wiki = arena_strndup(session->arena, url, length);
    return text8_ends(wiki, below) ? wiki
                                   : arena_printf(session->arena, "%s%s", wiki, below);
}

/* --- requests ------------------------------------------------------------------------- */

static const char *url_of(Session *session, const char *path)
{
    return arena_printf(session->arena, "%s%s", session->api, path);
}

/* Version 2 lists its errors; what stands before it, and version 1, has one message. */
static const char *message_of(const HttpAnswer *answer)
{
    const char *message = json_text(json_get(answer->json, "message"));
    return message ? message : json_text(json_find(answer->json, "/errors/0/title"));
}

static const char *reason_of(Session *session, const HttpAnswer *answer)
{
    const char *message = message_of(answer), *mine = NULL;
    switch (answer->status) {
    case UNAUTHORISED: mine = "the token is not accepted (401)"; break;
    case FORBIDDEN: mine = "the token may not do this (403)"; break;
    case TOO_LARGE: mine = "it is larger than the wiki takes (413)"; break;
    case GONE:
        if (session->confluence == &confluence_v1)
            mine = "version 1 of its API is gone (410); --api 2 speaks the other";
        break;
    }
    if (mine)
        return message ? arena_printf(session->arena, "%s: %s", mine, message) : mine;
    return arena_printf(session->arena, "%s (%ld)",
                        message ? message : "it does not say why", answer->status);
}

static bool is_good(const HttpAnswer *answer)
{
    return answer->status >= 200 && answer->status < 300;
}

HttpAnswer confluence_ask(Session *session, const char *path)
{
    return http_send(session->http,
                     &(HttpRequest){ .method = "GET", .url = url_of(session, path) });
}

/* What is not there Confluence says in JSON, too: where there is no wiki, web servers
 * answer with the same number and a page. */
Json confluence_get(Session *session, const char *what, const char *path, bool *missing)
{
    HttpAnswer answer = confluence_ask(session, path);
    bool is_json = json_is(answer.json, JSON_OBJECT);
    *missing = answer.status == MISSING && is_json;
    if (!answer.status || *missing)
        return (Json){ 0 };
    if (!is_good(&answer) && answer.status != MISSING)
        session_refused(session, what, reason_of(session, &answer));
    else if (!is_json)
        session_strange(session, "Confluence's JSON");
    else
        return answer.json;
    return (Json){ 0 };
}

static HttpAnswer send_json(Session *session, const char *method, const char *path,
                            Buffer body)
{
    return http_send(session->http, &(HttpRequest){ .method = method,
                                                    .url = url_of(session, path),
                                                    .type = "application/json",
                                                    .body = body });
}

/* Letters and digits, as in "att123". */
const char *confluence_id(Json in)
{
    const char *id = json_text(json_get(in, "id"));
    size_t n = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789") : 0;
    return n && !id[n] ? id : NULL;
}

void confluence_no_space(Session *session)
{
    const char *space = session->asked->space;
    session_refused(
        session, space,
        arena_printf(session->arena, "there is no space %s that the token may see", space));
}

static bool open_wiki(Session *session)
{
    const char *parent = session->asked->parent;
    session->confluence = confluence_api(session->arena, session->asked);
    session->spoken = session->confluence->version;
    session->api = wiki_of(session);
    http_authorise(session->http, session->asked->user);
    if (!session->confluence->open(session))
        return false;
    if (!parent)
        return true;
    session->parent = confluence_id(session->confluence->find_page(session, parent));
    if (!session->parent && !diag_failed(session->diag))
        session_refused(session, parent, "there is no page of that title to put it below");
    return session->parent != NULL;
}

/* --- looking -------------------------------------------------------------------------- */

static bool read_version(Session *session, Json in, Found *there)
{
    int64_t number;
    there->exists = true;
    there->id = confluence_id(in);
    if (!there->id || !json_whole(json_find(in, "/version/number"), &number)) {
        session_strange(session, "an id and a version");
        return false;
    }
    there->version = arena_printf(session->arena, "%lld", (long long)number);
    return true;
}

static const char *editor_of(Session *session, Json page)
{
    const char *name = session->confluence->editor(session, page);
    return name ? name : "somebody";
}

/* The property is asked for where the newest version has no mark: it is the first one, or
 * somebody else's. */
static bool look_at_page(Session *session, const Item *item, Found *there)
{
    const ConfluenceApi *api = session->confluence;
    Json page = api->find_page(session, item->name);
    if (!json_here(page) || !read_version(session, page, there))
        return !diag_failed(session->diag);
    const char *message = json_text(json_find(page, "/version/message"));
    bool is_marked = plan_is_mark(message);
    const char *digest = is_marked ? NULL : api->digest(session, page);
    bool is_first = digest && text8_same(there->version, "1");
    session->page = there->id;
    there->is_ours = is_marked || digest;
    there->is_same =
        plan_is_mark_of(message, item) || (is_first && text8_same(digest, item->sha256));
    there->is_elsewhere =
        session->parent && !text8_same(api->parent(page), session->parent);
    if (digest && !is_first)
        there->editor = editor_of(session, page);
    return !diag_failed(session->diag);
}

/* A page that is not there yet has none. */
static bool look_at_file(Session *session, const Item *item, Found *there)
{
    if (!session->page)
        return true;
    Json file = session->confluence->find_file(session, item->name);
    if (!json_here(file) || !read_version(session, file, there))
        return !diag_failed(session->diag);
    const char *comment = session->confluence->comment(file);
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

/* Both APIs take a body in this form: {"storage": {...}}. */
static void put_storage(JsonWriter *writer, const Item *item)
{
    json_open(writer, "body", '{');
    json_open(writer, "storage", '{');
    json_put_text(writer, "value", item->bytes);
    json_put_text(writer, "representation", "storage");
    json_close(writer);
    json_close(writer);
}

static void put_digest(JsonWriter *writer, const Item *item)
{
    json_open(writer, "value", '{');
    json_put_text(writer, "sha256", item->sha256);
    json_close(writer);
}

static void put_property(JsonWriter *writer, const Item *item)
{
    json_open(writer, "metadata", '{');
    json_open(writer, "properties", '{');
    json_open(writer, "rung", '{');
    put_digest(writer, item);
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

static bool takes_property(const Session *session, const Found *there)
{
    return !there->exists && session->confluence->marks_first;
}

static Buffer page_json(Session *session, const Item *item, const Found *there)
{
    JsonWriter *writer = json_writer_new(session->arena);
    json_open(writer, NULL, '{');
    if (there->exists)
        json_put_text(writer, "id", there->id);
    json_put_text(writer, "title", item->name);
    session->confluence->put_place(writer, session);
    if (there->exists)
        put_version(writer, session->arena, item, there);
    if (takes_property(session, there))
        put_property(writer, item);
    put_storage(writer, item);
    json_close(writer);
    return json_writer_end(writer);
}

/* Somebody else was first: a version that is not the newest, or gone; a title that is
 * taken, which Confluence calls a bad request. */
static bool is_conflict(const HttpAnswer *answer, const Found *there)
{
    const char *message = message_of(answer);
    return answer->status == STALE || (there->exists && answer->status == MISSING) ||
           (!there->exists && answer->status == BAD_REQUEST && message &&
            strstr(message, "title already exists"));
}

static Outcome turned_away(Session *session, const HttpAnswer *answer)
{
    session->turned_away = reason_of(session, answer);
    return CONFLICT;
}

/* Between us and the wiki others may stand, who answer a write that they did not hand on
 * with a page of their own: to log in, to wait. */
static Outcome written(Session *session, const HttpAnswer *answer)
{
    return json_is(answer->json, JSON_OBJECT)
               ? WRITTEN
               : session_strange(session, "Confluence's JSON");
}

/* On a page that rung did not know as its own: it is from now on, whoever edits it. Both
 * APIs document properties in a page's own request for new pages at most, so it is one of
 * its own; last, because what is not written yet is not rung's. */
static Outcome mark_page(Session *session, const Item *item)
{
    JsonWriter *writer = json_writer_new(session->arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "key", "rung");
    put_digest(writer, item);
    json_close(writer);
    const ConfluenceApi *api = session->confluence;
    HttpAnswer answer = send_json(session, "POST",
                                  arena_printf(session->arena, "%s/%s/%s", api->pages,
                                               session->page, api->properties),
                                  json_writer_end(writer));
    if (!answer.status)
        return FAILED;
    if (answer.status == STALE) /* it has one already */
        return WRITTEN;
    if (is_good(&answer))
        return written(session, &answer);
    return session_refused(session, item->name,
                           arena_printf(session->arena,
                                        "the page is written, but could not be marked as "
                                        "rung's; later runs may need --replace: %s",
                                        reason_of(session, &answer)));
}

static Outcome write_page(Session *session, const Item *item, const Found *there)
{
    const char *pages = session->confluence->pages;
    const char *path =
        there->exists ? arena_printf(session->arena, "%s/%s", pages, there->id) : pages;
    HttpAnswer answer = send_json(session, there->exists ? "PUT" : "POST", path,
                                  page_json(session, item, there));
    if (!answer.status)
        return FAILED;
    if (is_conflict(&answer, there))
        return turned_away(session, &answer);
    if (!is_good(&answer))
        return session_refused(session, item->name, reason_of(session, &answer));
    session->page = confluence_id(answer.json);
    if (!session->page)
        return session_strange(session, "the page's id");
    return there->is_ours || takes_property(session, there) ? WRITTEN
                                                            : mark_page(session, item);
}

static HttpField field(const char *name, const char *value)
{
    return (HttpField){ .name = name, .value = value, .length = strlen(value) };
}

/* By version 1 also in Cloud: version 2 only reads attachments
 * (https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-attachment/). */
static Outcome write_file(Session *session, const Item *item, const Found *there)
{
    HttpField fields[] = {
        { "file", item->bytes, item->length, item->name, item->type },
        field("comment", plan_mark(session->arena, item)),
        field("minorEdit", "true"),
    };
    const char *path =
        arena_printf(session->arena, "/rest/api/content/%s/child/attachment%s%s%s",
                     session->page, there->exists ? "/" : "",
                     there->exists ? there->id : "", there->exists ? "/data" : "");
    HttpAnswer answer = http_send(
        session->http, &(HttpRequest){ .method = "POST",
                                       .url = url_of(session, path),
                                       .header = "X-Atlassian-Token: nocheck",
                                       .fields = fields,
                                       .n_fields = sizeof fields / sizeof *fields });
    if (!answer.status)
        return FAILED;
    if (answer.status == STALE)
        return turned_away(session, &answer);
    return is_good(&answer)
               ? written(session, &answer)
               : session_refused(session, item->name, reason_of(session, &answer));
}

static Outcome write(Session *session, const Item *item, const Found *there)
{
    return item->kind == ITEM_PAGE ? write_page(session, item, there)
                                   : write_file(session, item, there);
}

const Service confluence = { .open = open_wiki, .look = look, .write = write };
