/* Version 1 of Confluence's content API: Data Center's only one
 * (https://developer.atlassian.com/server/confluence/rest/). A page brings along what it is
 * asked to expand, so that one request tells all of it. */
#include "publish/confluence.h"

static bool open_space(Session *session)
{
    (void)session; /* each request names it by its key */
    return true;
}

/* In capitals and small letters as given: to this API "page" is not "Page", though no space
 * can have both (https://jira.atlassian.com/browse/CONFSERVER-40303). */
static Json find_page(Session *session, const char *title)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "type", "page");
    http_put(&query, "spaceKey", session->asked->space);
    http_put(&query, "title", title);
    http_put(&query, "expand", "version,ancestors,metadata.properties.rung");
    bool missing;
    Json answer = confluence_get(
        session, title, arena_printf(session->arena, "/rest/api/content?%s", query.data),
        &missing);
    if (missing)
        confluence_no_space(session);
    else if (json_here(answer) && !json_is(json_get(answer, "results"), JSON_ARRAY))
        session_strange(session, "a list of pages");
    return json_find(answer, "/results/0");
}

static Json find_file(Session *session, const char *name)
{
    Buffer query = buffer_new(session->arena);
    http_put(&query, "filename", name);
    http_put(&query, "expand", "version,metadata");
    bool missing;
    Json answer = confluence_get(session, name,
                                 arena_printf(session->arena,
                                              "/rest/api/content/%s/child/attachment?%s",
                                              session->page, query.data),
                                 &missing);
    if (missing)
        session_refused(session, name, "the page is gone (404)");
    return json_find(answer, "/results/0");
}

static const char *digest(Session *session, Json page)
{
    (void)session;
    return json_text(json_find(page, "/metadata/properties/rung/value/sha256"));
}

/* From the space's own page downwards: the last one is right above. */
static const char *parent(Json page)
{
    Json ancestors = json_get(page, "ancestors");
    size_t n = json_count(ancestors);
    return n ? confluence_id(json_item(ancestors, n - 1)) : NULL;
}

static const char *editor(Session *session, Json page)
{
    (void)session;
    return json_text(json_find(page, "/version/by/displayName"));
}

static const char *comment(Json file)
{
    const char *text = json_text(json_find(file, "/metadata/comment"));
    /* As newer ones call it. */
    return text ? text : json_text(json_find(file, "/extensions/comment"));
}

static void put_place(JsonWriter *writer, const Session *session)
{
    json_put_text(writer, "type", "page");
    json_open(writer, "space", '{');
    json_put_text(writer, "key", session->asked->space);
    json_close(writer);
    if (!session->parent)
        return;
    json_open(writer, "ancestors", '[');
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", session->parent);
    json_close(writer);
    json_close(writer);
}

const ConfluenceApi confluence_v1 = {
    .version = 1,
    .below = "",
    .pages = "/rest/api/content",
    .properties = "property",
    .marks_first = true,
    .open = open_space,
    .find_page = find_page,
    .find_file = find_file,
    .digest = digest,
    .parent = parent,
    .editor = editor,
    .comment = comment,
    .put_place = put_place,
};
