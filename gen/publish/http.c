/* Requests; see the header. The only file that talks to libcurl's transfers. Redirects are
 * followed here, not there, so that one place decides who gets what. */
#include "publish/http.h"

#include <curl/curl.h>
#include <string.h>
#include <time.h>

#include "base/text8.h"
#include "publish/address.h"
#include "version.h"

enum {
    MOST_TRIES = 3,             /* of a read */
    MOST_DELAYS = 3,            /* after 429 */
    LONGEST_DELAY = 60,         /* seconds that a wiki may ask us to wait */
    MOST_REDIRECTS = 3,         /* of a read */
    CONNECT_TIMEOUT = 10,       /* seconds */
    LARGEST_ANSWER = 32 << 20,  /* bytes */
    LONGEST_QUOTE = 300,        /* bytes */
    TOO_MANY = 429,             /* RFC 6585 */
    FIRST_FAULT = 500,          /* the server's own */
    PAUSE = 300 * 1000 * 1000L, /* ns before a read is tried again; doubled each time */
};

struct Http {
    Arena *arena;
    Diag *diag;
    CURLSH *share; /* connections and cookies of the wiki's own host */
    HttpWay way;
    Address address;
    const char *authorisation; /* a header; NULL: none */
    const char *basic;         /* what stands in it, to be kept out of quotes; or NULL */
};

/* What one transfer brought. */
typedef struct {
    CURLcode code;
    long status;
    long later;
    bool too_large;
    Buffer bytes;
    const char *redirect; /* NULL: none */
    char reason[CURL_ERROR_SIZE];
} Transfer;

Http *http_open(Arena *arena, const HttpWay *way, Diag *diag)
{
    const char *why;
    Http *http = ARENA_NEW(arena, Http);
    *http = (Http){ .arena = arena, .diag = diag, .way = *way };
    curl_global_init(CURL_GLOBAL_DEFAULT);
    if (strpbrk(way->url, "?#"))
        diag_usage(diag, "--url: expected an address without \"?\" and \"#\"");
    else if (!address_read(arena, way->url, &http->address, &why))
        diag_usage(diag, "--url: %s", why);
    if (diag_failed(diag))
        return NULL;
    http->share = must_have(curl_share_init());
    curl_share_setopt(http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
    curl_share_setopt(http->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_CONNECT);
    return http;
}

void http_close(Http *http)
{
    curl_share_cleanup(http->share);
    curl_global_cleanup();
}

void http_authorise(Http *http, const char *user)
{
    const char *token = http->way.token;
    if (!user) {
        http->authorisation = arena_printf(http->arena, "Authorization: Bearer %s", token);
        return;
    }
    Buffer basic = buffer_new(http->arena);
    const char *both = arena_printf(http->arena, "%s:%s", user, token);
    buffer_base64(&basic, both, strlen(both));
    http->basic = basic.data;
    http->authorisation = arena_printf(http->arena, "Authorization: Basic %s", basic.data);
}

/* --- what is said ----------------------------------------------------------------- */

static const char *without(Arena *arena, const char *text, const char *secret)
{
    if (!secret || !*secret)
        return text;
    Buffer out = buffer_new(arena);
    for (const char *at; (at = strstr(text, secret)); text = at + strlen(secret)) {
        buffer_bytes(&out, text, (size_t)(at - text));
        buffer_text(&out, "[secret]");
    }
    buffer_text(&out, text);
    return out.data;
}

const char *http_quote(Http *http, const char *text)
{
    bool changed;
    text = without(http->arena, text ? text : "", http->way.token);
    text = without(http->arena, text, http->basic);
    text = text8_clean(http->arena, text, &changed);
    Buffer out = buffer_new(http->arena);
    for (const char *end = text + strlen(text); text < end;) {
        char letter[4];
        uint32_t c = text8_next(&text, end);
        size_t n = text8_put(letter, c == '\n' || c == '\t' ? ' ' : c);
        if (out.length + n > LONGEST_QUOTE)
            break;
        buffer_bytes(&out, letter, n);
    }
    return out.data ? out.data : "";
}

static void complain(Http *http, const HttpRequest *request, const Transfer *got)
{
    bool writes = strcmp(request->method, "GET") != 0;
    const char *rest = writes ? "; whether it was done is not known" : "";
    const char *url = http->way.url;
    if (got->too_large)
        diag_world(http->diag, url, "answers with more than %d MiB%s", LARGEST_ANSWER >> 20,
                   rest);
    else if (got->code == CURLE_COULDNT_CONNECT ||
             got->code == CURLE_COULDNT_RESOLVE_HOST ||
             got->code == CURLE_PEER_FAILED_VERIFICATION)
        diag_world(http->diag, url, "cannot reach it: %s", http_quote(http, got->reason));
    else if (got->code)
        diag_world(
            http->diag, url, "%s%s",
            http_quote(http, *got->reason ? got->reason : curl_easy_strerror(got->code)),
            rest);
    else if (got->status == TOO_MANY && got->later)
        diag_world(http->diag, url, "is busy and asks to come again in %ld seconds",
                   got->later);
    else if (got->status == TOO_MANY)
        diag_world(http->diag, url, "is busy (429)");
    else
        diag_world(http->diag, url, "answers with status %ld%s", got->status, rest);
}

/* --- one transfer ------------------------------------------------------------------- */

static size_t keep_bytes(char *bytes, size_t size, size_t n, void *state)
{
    Transfer *got = state;
    got->too_large = got->bytes.length + size * n > LARGEST_ANSWER;
    if (got->too_large)
        return 0;
    buffer_bytes(&got->bytes, bytes, size * n);
    return size * n;
}

/* Verified by libcurl's own lists, which on Debian are those of ca-certificates; --ca takes
 * the place of the file with all of them, while the directory with the same stays. */
static void set_trust(const Http *http, CURL *curl, const Address *address)
{
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (http->way.ca)
        curl_easy_setopt(curl, CURLOPT_CAINFO, http->way.ca);
    /* Plain HTTP is for this machine: no proxy may see it. */
    if (address->is_loopback)
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
}

static void set_limits(const Http *http, CURL *curl)
{
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https,http");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_TIMEOUT);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)http->way.timeout);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
}

static struct curl_slist *headers_of(const Http *http, const HttpRequest *request,
                                     bool is_home)
{
    struct curl_slist *list = NULL;
    list = must_have(curl_slist_append(list, "Accept: application/json"));
    /* No "100 Continue": it only adds a second to servers that do not know it. */
    list = must_have(curl_slist_append(list, "Expect:"));
    if (request->type) {
        const char *type = arena_printf(http->arena, "Content-Type: %s", request->type);
        list = must_have(curl_slist_append(list, type));
    }
    if (request->header)
        list = must_have(curl_slist_append(list, request->header));
    if (is_home && http->authorisation)
        list = must_have(curl_slist_append(list, http->authorisation));
    return list;
}

static curl_mime *fields_of(CURL *curl, const HttpRequest *request)
{
    if (!request->n_fields)
        return NULL;
    curl_mime *mime = must_have(curl_mime_init(curl));
    for (size_t i = 0; i < request->n_fields; i++) {
        const HttpField *field = &request->fields[i];
        curl_mimepart *part = must_have(curl_mime_addpart(mime));
        curl_mime_name(part, field->name);
        curl_mime_data(part, field->value, field->length);
        if (field->file)
            curl_mime_filename(part, field->file);
        if (field->type)
            curl_mime_type(part, field->type);
    }
    return mime;
}

static void set_body(CURL *curl, const HttpRequest *request, curl_mime *mime)
{
    if (mime)
        curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime);
    else if (strcmp(request->method, "GET") != 0) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         (curl_off_t)request->body.length);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS,
                         request->body.data ? request->body.data : "");
    }
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request->method);
}

static void read_end(const Http *http, CURL *curl, Transfer *got)
{
    char *redirect = NULL;
    curl_off_t later = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &got->status);
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &later);
    curl_easy_getinfo(curl, CURLINFO_REDIRECT_URL, &redirect);
    got->later = later > 0 ? (long)later : 0;
    got->redirect = redirect ? arena_strdup(http->arena, redirect) : NULL;
}

/* To a host that is not the wiki's own goes neither a secret nor a cookie. */
static Transfer transfer(Http *http, const HttpRequest *request, const Address *address)
{
    bool is_home = address_same(address, &http->address);
    CURL *curl = must_have(curl_easy_init());
    Transfer got = { .bytes = buffer_new(http->arena) };
    struct curl_slist *headers = headers_of(http, request, is_home);
    curl_mime *mime = fields_of(curl, request);
    const char *agent = arena_printf(http->arena, "rung/%s", rung_version);
    set_trust(http, curl, address);
    set_limits(http, curl);
    set_body(curl, request, mime);
    if (is_home) {
        curl_easy_setopt(curl, CURLOPT_SHARE, http->share);
        curl_easy_setopt(curl, CURLOPT_COOKIEFILE, ""); /* cookies, in memory */
    }
    curl_easy_setopt(curl, CURLOPT_URL, request->url);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, agent);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, got.reason);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &got);
    got.code = curl_easy_perform(curl);
    read_end(http, curl, &got);
    curl_easy_cleanup(curl);
    curl_mime_free(mime);
    curl_slist_free_all(headers);
    return got;
}

/* --- redirects, repeats --------------------------------------------------------------- */

/* A read goes where it is sent; a write does not: it would have to be sent twice. */
static bool follow(Http *http, HttpRequest *request, Transfer *got)
{
    Address address = http->address;
    for (int hops = 0;; hops++) {
        const char *why = NULL;
        *got = transfer(http, request, &address);
        if (got->code || !got->redirect)
            return true;
        if (strcmp(request->method, "GET") != 0)
            why = "give that address as --url";
        else if (hops == MOST_REDIRECTS)
            why = "and that on and on";
        else if (address_read(http->arena, got->redirect, &address, &why) &&
                 !strcmp(http->address.scheme, "https") && strcmp(address.scheme, "https"))
            why = "expected https://, as before";
        if (why) {
            diag_error(http->diag, origin_of_file(http->way.url), "sends us on to %s: %s",
                       http_quote(http, got->redirect), why);
            return false;
        }
        request->url = got->redirect;
    }
}

static void pause_for(long seconds, long nanoseconds)
{
    struct timespec left = { .tv_sec = seconds, .tv_nsec = nanoseconds };
    while (nanosleep(&left, &left) != 0)
        continue;
}

/* A certificate that is not trusted is not trusted a second time either. */
static bool may_pass(const Transfer *got)
{
    bool is_trust = got->code == CURLE_PEER_FAILED_VERIFICATION ||
                    got->code == CURLE_SSL_CACERT_BADFILE;
    return got->code ? !is_trust && !got->too_large : got->status >= FIRST_FAULT;
}

/* Waits, when that can help; false when there is nothing to wait for. */
static bool wait_for_better(const HttpRequest *request, const Transfer *got, int *tries,
                            int *delays)
{
    bool is_read = !strcmp(request->method, "GET");
    if (!got->code && got->status == TOO_MANY) {
        if (++*delays > MOST_DELAYS || got->later > LONGEST_DELAY ||
            (!got->later && !is_read))
            return false;
        pause_for(got->later ? got->later : 1, 0);
        return true;
    }
    if (!is_read || !may_pass(got) || ++*tries >= MOST_TRIES)
        return false;
    if (got->later > LONGEST_DELAY)
        return false;
    pause_for(got->later, PAUSE << (*tries - 1));
    return true;
}

static Json read_json(Http *http, Transfer *got)
{
    Diag *quiet = diag_new(http->arena);
    if (!got->bytes.length)
        return (Json){ 0 };
    return json_read(http->arena, http->way.url, got->bytes.data, got->bytes.length, quiet);
}

HttpAnswer http_send(Http *http, const HttpRequest *asked)
{
    Transfer got;
    int tries = 0, delays = 0;
    do {
        HttpRequest request = *asked;
        if (!follow(http, &request, &got))
            return (HttpAnswer){ 0 };
    } while (wait_for_better(asked, &got, &tries, &delays));
    if (got.code || got.status == TOO_MANY || got.status >= FIRST_FAULT) {
        complain(http, asked, &got);
        return (HttpAnswer){ 0 };
    }
    return (HttpAnswer){ .status = got.status, .json = read_json(http, &got) };
}

void http_put(Buffer *form, const char *name, const char *value)
{
    static const char hex[] = "0123456789ABCDEF";
    if (form->length)
        buffer_char(form, '&');
    buffer_text(form, name);
    buffer_char(form, '=');
    for (; *value; value++) {
        unsigned char c = (unsigned char)*value;
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                     (c >= 'a' && c <= 'z') || strchr("-._~", c);
        if (plain)
            buffer_char(form, (char)c);
        else
            buffer_bytes(form, (char[]){ '%', hex[c >> 4], hex[c & 15] }, 3);
    }
}
