/* Version 2 of Confluence's REST API, which Cloud alone has
 * (https://developer.atlassian.com/cloud/confluence/rest/v2/, and its OpenAPI description
 * there). Nothing brings anything else along: the space's id, a page's property and the
 * name behind an account are requests of their own, made only where they are needed. */
#include <string.h>

#include "base/text8.h"
#include "publish/confluence.h"

enum { OK = 200, MOST_LISTS = 10 };

/* --- lists ---------------------------------------------------------------------------- */

/* What follows `path` for the next part of a list; NULL where this is the last one. Only
 * the cursor is taken of the link: its address is that of the site, also where the token is
 * for api.atlassian.com. It is a part of an address already, and stays as it is written. */
static const char *next_path(Session *session, const char *path, Json answer)
{
    const char *next = json_text(json_find(answer, "/_links/next"));
    const char *cursor = next ? strstr(next, "cursor=") : NULL;
    size_t n = cursor
                   ? strspn(cursor, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "0123456789-._~%=+/:")
                   : 0;
    return n ? arena_printf(session->arena, "%s&%.*s", path, (int)n, cursor) : NULL;
}

static bool is_current(Json in)
{
    return text8_same(json_text(json_get(in, "status")), "current");
}

/* The first element that is current, else the first of all. A part of a list can be empty
 * though others follow: what the token may not see is taken out of it afterwards. */
static Json first_of(Session *session, const char *what, const char *path, bool *missing)
{
    Json first = { 0 };
    const char *at = path;
    *missing = false;
    for (int i = 0; at && i < MOST_LISTS; i++) {
        Json answer = confluence_get(session, what, at, missing);
        Json results = json_get(answer, "results");
        if (json_here(answer) && !json_is(results, JSON_ARRAY))
            session_strange(session, "a list");
        for (Json found = json_first(results); json_here(found); found = json_next(found)) {
            if (is_current(found))
                return found;
            if (!json_here(first))
                first = found;
        }
        at = next_path(session, path, answer);
    }
    return first;
}

/* --- where things are ----------------------------------------------------------------- */

static bool open_space(Session *session)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "keys", session->asked->space);
    bool missing;
    Json space =
        first_of(session, session->asked->space,
                 arena_printf(session->arena, "/api/v2/spaces?%s", query.data), &missing);
    if (missing)
        session_strange(session, "Confluence's REST API, version 2");
    else if (!json_here(space) && !diag_failed(session->diag))
        confluence_no_space(session);
    else if (json_here(space) && !(session->space = confluence_id(space)))
        session_strange(session, "a space's id");
    return !diag_failed(session->diag);
}

/* Without a status the list holds current pages and archived ones; the title of an archived
 * page cannot be used for another (https://github.com/hunyadi/md2conf/issues/149). */
static Json find_page(Session *session, const char *title)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "space-id", session->space);
    http_put(&query, "title", title);
    bool missing;
    Json page =
        first_of(session, title,
                 arena_printf(session->arena, "/api/v2/pages?%s", query.data), &missing);
    if (missing)
        confluence_no_space(session);
    if (!json_here(page) || is_current(page))
        return page;
    session_refused(session, title,
                    "an archived page has this title; restore it, or rename it");
    return (Json){ 0 };
}

static Json find_file(Session *session, const char *name)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "filename", name);
    bool missing;
    Json file = first_of(session, name,
                         arena_printf(session->arena, "/api/v2/pages/%s/attachments?%s",
                                      session->page, query.data),
                         &missing);
    if (missing)
        session_refused(session, name, "the page is gone (404)");
    return is_current(file) ? file : (Json){ 0 };
}

/* --- what is known of them ------------------------------------------------------------ */

static const char *digest(Session *session, Json page)
{
    bool missing;
    Json property =
        first_of(session, "a property of the page",
                 arena_printf(session->arena, "/api/v2/pages/%s/properties?key=rung",
                              confluence_id(page)),
                 &missing);
    return json_text(json_find(property, "/value/sha256"));
}

static const char *parent(Json page)
{
    return json_text(json_get(page, "parentId"));
}

/* Version 2 tells an account; its name is still version 1's to tell. Who may not ask for
 * names does without. */
static const char *editor(Session *session, Json page)
{
    const char *account = json_text(json_find(page, "/version/authorId"));
    if (!account)
        return NULL;
    Buffer query = buffer_new(session->arena);
    http_put(&query, "accountId", account);
    HttpAnswer answer = confluence_ask(
        session, arena_printf(session->arena, "/rest/api/user?%s", query.data));
    return answer.status == OK ? json_text(json_get(answer.json, "displayName")) : NULL;
}

static const char *comment(Json file)
{
    return json_text(json_get(file, "comment"));
}

static void put_place(JsonWriter *writer, const Session *session)
{
    json_put_text(writer, "spaceId", session->space);
    json_put_text(writer, "status", "current");
    if (session->parent)
        json_put_text(writer, "parentId", session->parent);
}

const ConfluenceApi confluence_v2 = {
    .version = 2,
    .below = "/wiki",
    .pages = "/api/v2/pages",
    .properties = "properties",
    .marks_first = false,
    .open = open_space,
    .find_page = find_page,
    .find_file = find_file,
    .digest = digest,
    .parent = parent,
    .editor = editor,
    .comment = comment,
    .put_place = put_place,
};
