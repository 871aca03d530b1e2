/* MediaWiki, by its Action API (https://www.mediawiki.org/wiki/API:Main_page). With --user
 * the token is the password of a bot (Special:BotPasswords); without, one of OAuth 2. The
 * wiki itself says the SHA-1 of what stands there, so that what is the same is never sent.
 */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "publish/plan.h"
#include "publish/service.h"

/* The token of those who are not logged in. */
static const char nobodys_token[] = "+\\";

/* --- requests ----------------------------------------------------------------------- */

static Buffer form_new(Session *session, const char *action)
{
    Buffer form = buffer_new(session->arena);
    http_put(&form, "format", "json");
    http_put(&form, "formatversion", "2");
    http_put(&form, "action", action);
    return form;
}

static Outcome refused_by_code(Session *session, const char *what, Json error);

/* An answer of the API, or absent when an error was recorded. `what` is asked for. */
static Json send(Session *session, const char *what, const HttpRequest *request)
{
    HttpAnswer answer = http_send(session->http, request);
    if (!answer.status)
        return (Json){ 0 };
    if (answer.status == MISSING)
        session_strange(session, "MediaWiki's api.php");
    else if (answer.status != 200)
        session_refused(session, what,
                        arena_printf(session->arena, "status %ld", answer.status));
    else if (!json_is(answer.json, JSON_OBJECT))
        session_strange(session, "MediaWiki's JSON");
    else
        return answer.json;
    return (Json){ 0 };
}

static Json get(Session *session, const char *what, Buffer form)
{
    const char *url = arena_printf(session->arena, "%s?%s", session->api, form.data);
    Json answer = send(session, what, &(HttpRequest){ .method = "GET", .url = url });
    Json error = json_get(answer, "error");
    if (!json_here(error))
        return answer;
    refused_by_code(session, what, error);
    return (Json){ 0 };
}

static Json post(Session *session, const char *what, Buffer form)
{
    return send(session, what,
                &(HttpRequest){ .method = "POST",
                                .url = session->api,
                                .type = "application/x-www-form-urlencoded",
                                .body = form });
}

/* Errors that are none of the content's: others came first, or the wiki rests. */
static const struct {
    const char *code;
    Outcome outcome;
} known_errors[] = {
    { "editconflict", CONFLICT },          { "articleexists", CONFLICT },
    { "pagedeleted", CONFLICT },           { "missingtitle", CONFLICT },
    { "fileexists-no-change", UNCHANGED },
};
static const char *const busy_errors[] = { "ratelimited", "readonly", "maxlag" };

static Outcome refused_by_code(Session *session, const char *what, Json error)
{
    const char *code = json_text(json_get(error, "code"));
    const char *info = json_text(json_get(error, "info"));
    for (size_t i = 0; i < sizeof known_errors / sizeof *known_errors; i++)
        if (text8_same(code, known_errors[i].code)) {
            session->turned_away = info;
            return known_errors[i].outcome;
        }
    for (size_t i = 0; i < sizeof busy_errors / sizeof *busy_errors; i++)
        if (text8_same(code, busy_errors[i])) {
            diag_world(session->diag, session->asked->url, "is busy (%s): %s", code,
                       http_quote(session->http, info));
            return FAILED;
        }
    return session_refused(session, what, info ? info : code);
}

/* --- logging in ----------------------------------------------------------------------- */

static const char *get_token(Session *session, const char *type)
{
    Buffer form = form_new(session, "query");
    http_put(&form, "meta", "tokens");
    http_put(&form, "type", type);
    Json answer = get(session, "to begin", form);
    const char *name = arena_printf(session->arena, "/query/tokens/%stoken", type);
    const char *token = json_text(json_find(answer, name));
    if (!token && !diag_failed(session->diag))
        session_strange(session, "a token");
    return token;
}

static bool log_in(Session *session)
{
    const char *token = get_token(session, "login");
    if (!token)
        return false;
    Buffer form = form_new(session, "login");
    http_put(&form, "lgname", session->asked->user);
    http_put(&form, "lgpassword", session->token);
    http_put(&form, "lgtoken", token);
    Json login = json_get(post(session, "the login", form), "login");
    if (diag_failed(session->diag))
        return false;
    if (text8_same(json_text(json_get(login, "result")), "Success"))
        return true;
    const char *reason = json_text(json_get(login, "reason"));
    session_refused(session, "the login", reason ? reason : "it gives no reason");
    return false;
}

static bool open_wiki(Session *session)
{
    const char *url = session->asked->url;
    session->api = text8_ends(url, ".php")
                       ? url
                       : arena_printf(session->arena, "%s%sapi.php", url,
                                      text8_ends(url, "/") ? "" : "/");
    if (!session->asked->user)
        http_authorise(session->http, NULL);
    else if (!log_in(session))
        return false;
    session->writing = get_token(session, "csrf");
    if (!session->writing)
        return false;
    if (!text8_same(session->writing, nobodys_token))
        return true;
    session_refused(session, "the token", "it does not know whose it is");
    return false;
}

/* --- looking -------------------------------------------------------------------------- */

static const char *title_of(Session *session, const Item *item)
{
    return item->kind == ITEM_PAGE ? item->name
                                   : arena_printf(session->arena, "File:%s", item->name);
}

/* As MediaWiki keeps it: without the white space at its end. It also composes letters and
 * their marks (NFC); where a report has such the digests differ, and the wiki itself says
 * that nothing changed. */
static void digest(const Item *item, char sha1[41])
{
    size_t length = item->length;
    while (item->kind == ITEM_PAGE && length && strchr(" \t\r\n", item->bytes[length - 1]))
        length--;
    file_sha1(item->bytes, length, sha1);
}

static Json ask(Session *session, const Item *item)
{
    static const char *const parameters[][2][2] = {
        [ITEM_PAGE] = { { "rvprop", "ids|timestamp|user|comment|sha1" },
                        { "rvlimit", "50" } },
        [ITEM_FILE] = { { "iiprop", "timestamp|user|comment|sha1" }, { "iilimit", "50" } },
    };
    Buffer form = form_new(session, "query");
    http_put(&form, "prop", item->kind == ITEM_PAGE ? "revisions|info" : "imageinfo");
    for (size_t i = 0; i < 2; i++)
        http_put(&form, parameters[item->kind][i][0], parameters[item->kind][i][1]);
    /* In front of one title: "|" parts no titles (API:Data formats, multivalue). */
    http_put(&form, "titles",
             arena_printf(session->arena, "\x1F%s", title_of(session, item)));
    http_put(&form, "curtimestamp", "1");
    return get(session, item->name, form);
}

/* The history, newest first. */
static void read_history(Session *session, const Item *item, Json versions, Found *there)
{
    char sha1[41];
    digest(item, sha1);
    Json newest = json_first(versions);
    int64_t number = 0;
    json_whole(json_get(newest, "revid"), &number);
    there->exists = true;
    there->is_same = text8_same(json_text(json_get(newest, "sha1")), sha1);
    there->time = json_text(json_get(newest, "timestamp"));
    there->version =
        number ? arena_printf(session->arena, "%lld", (long long)number) : there->time;
    for (Json at = newest; json_here(at) && !there->is_ours; at = json_next(at))
        there->is_ours = plan_is_mark(json_text(json_get(at, "comment")));
    const char *user = json_text(json_get(newest, "user"));
    if (there->is_ours && !plan_is_mark(json_text(json_get(newest, "comment"))))
        there->editor = user ? user : "somebody";
}

/* Why nothing can be written there; NULL where it can. The wiki would cut a title off at
 * "#" and write another page. */
static const char *obstacle(const Item *item, Json answer)
{
    Json page = json_find(answer, "/query/pages/0");
    if (json_true(json_get(page, "invalid"))) {
        const char *why = json_text(json_get(page, "invalidreason"));
        return why ? why : "it is no title";
    }
    return strchr(item->name, '#')                            ? "a title has no \"#\""
           : json_true(json_get(page, "special"))             ? "the wiki makes this page"
           : json_here(json_find(answer, "/query/interwiki")) ? "it is in another wiki"
                                                              : NULL;
}

static bool look(Session *session, const Item *item, Found *there)
{
    Json answer = ask(session, item);
    if (diag_failed(session->diag))
        return false;
    there->asked = json_text(json_get(answer, "curtimestamp"));
    const char *why_not = obstacle(item, answer);
    if (why_not) {
        session_refused(session, item->name, why_not);
        return false;
    }
    Json page = json_find(answer, "/query/pages/0");
    Json versions = json_get(page, item->kind == ITEM_PAGE ? "revisions" : "imageinfo");
    bool is_missing = json_true(json_get(page, "missing"));
    there->leads_on = json_true(json_get(page, "redirect"));
    if (json_count(versions) && json_is(versions, JSON_ARRAY))
        read_history(session, item, versions, there);
    else if (!is_missing)
        session_strange(session, "a page or its absence");
    return !diag_failed(session->diag);
}

/* --- writing -------------------------------------------------------------------------- */

/* Where two changed different lines MediaWiki joins both. Then what stands there is
 * nobody's: the caller reads it again. */
static Outcome outcome_of(Session *session, const Item *item, const Found *there, Json edit)
{
    if (json_true(json_get(edit, "nochange")))
        return UNCHANGED;
    int64_t before = 0;
    if (!there->exists || !json_whole(json_get(edit, "oldrevid"), &before))
        return WRITTEN;
    const char *version = arena_printf(session->arena, "%lld", (long long)before);
    if (text8_same(version, there->version))
        return WRITTEN;
    diag_warn(session->diag, origin_of_file(session->asked->url),
              "%s was changed at the same time; that is version %s in its history",
              item->name, version);
    return CONFLICT;
}

static Outcome write_page(Session *session, const Item *item, const Found *there)
{
    Buffer form = form_new(session, "edit");
    http_put(&form, "title", item->name);
    http_put(&form, "text", item->bytes);
    http_put(&form, "summary", plan_mark(session->arena, item));
    http_put(&form, there->exists ? "nocreate" : "createonly", "1");
    /* Without basetimestamp: with it MediaWiki takes an edit within the same second for one
     * of the writer's own, and knows no conflict (ApiEditPage, userWasLastToEdit). */
    if (there->exists)
        http_put(&form, "baserevid", there->version);
    if (there->asked)
        http_put(&form, "starttimestamp", there->asked);
    http_put(&form, "assert", "user");
    http_put(&form, "bot", "1");
    http_put(&form, "token", session->writing); /* last: a cut request has none */
    Json answer = post(session, item->name, form);
    Json error = json_get(answer, "error"), edit = json_get(answer, "edit");
    if (json_here(error))
        return refused_by_code(session, item->name, error);
    if (!json_here(answer))
        return FAILED;
    if (text8_same(json_text(json_get(edit, "result")), "Success"))
        return outcome_of(session, item, there, edit);
    const char *why = json_text(json_get(edit, "info"));
    return session_refused(session, item->name, why ? why : "it does not want this edit");
}

static HttpField field(const char *name, const char *value)
{
    return (HttpField){ .name = name, .value = value, .length = strlen(value) };
}

static Outcome write_file(Session *session, const Item *item)
{
    HttpField fields[] = {
        field("format", "json"),
        field("formatversion", "2"),
        field("action", "upload"),
        field("filename", item->name),
        field("comment", plan_mark(session->arena, item)),
        field("ignorewarnings", "1"),
        field("assert", "user"),
        { "file", item->bytes, item->length, item->name, item->type },
        field("token", session->writing),
    };
    Json answer = send(session, item->name,
                       &(HttpRequest){ .method = "POST",
                                       .url = session->api,
                                       .fields = fields,
                                       .n_fields = sizeof fields / sizeof *fields });
    Json error = json_get(answer, "error"), upload = json_get(answer, "upload");
    char sha1[41];
    digest(item, sha1);
    if (json_here(error))
        return refused_by_code(session, item->name, error);
    if (!json_here(answer))
        return FAILED;
    const char *result = json_text(json_get(upload, "result"));
    if (!text8_same(result, "Success"))
        return session_refused(session, item->name,
                               result ? result : "it does not say why");
    const char *stored = json_text(json_find(upload, "/imageinfo/sha1"));
    return text8_same(stored, sha1)
               ? WRITTEN
               : session_refused(session, item->name, "it stored other bytes");
}

static Outcome write(Session *session, const Item *item, const Found *there)
{
    return item->kind == ITEM_PAGE ? write_page(session, item, there)
                                   : write_file(session, item);
}

const Service mediawiki = { .open = open_wiki, .look = look, .write = write };
