/* Addresses of wikis; see the header. libcurl takes them apart, so that what is checked
 * here is what it will connect to. */
#include "publish/address.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <string.h>

#include "base/text8.h"

static const char *part_of(Arena *arena, CURLU *url, CURLUPart part)
{
    char *text = NULL;
    if (curl_url_get(url, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return "";
    const char *copy = arena_strdup(arena, text);
    curl_free(text);
    return copy;
}

/* By number, or the one name that RFC 6761 gives to this machine. */
static bool is_loopback(const char *host)
{
    struct in_addr address;
    if (inet_pton(AF_INET, host, &address) == 1)
        return ntohl(address.s_addr) >> 24 == 127;
    return text8_same_nocase(host, "localhost") || !strcmp(host, "[::1]");
}

static const char *fault_of(Arena *arena, CURLU *url, const Address *address)
{
    if (strcmp(address->scheme, "https") != 0 && strcmp(address->scheme, "http") != 0)
        return "expected an address that begins with https://";
    if (*part_of(arena, url, CURLUPART_USER) || *part_of(arena, url, CURLUPART_PASSWORD))
        return "an address holds no user and no secret; use --user and RUNG_TOKEN";
    if (!strcmp(address->scheme, "http") && !address->is_loopback)
        return "expected https://: a token is not sent where others can read it";
    return NULL;
}

bool address_read(Arena *arena, const char *text, Address *out, const char **why)
{
    CURLU *url = must_have(curl_url());
    *why = "expected an address such as https://wiki.example.com";
    if (curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK) {
        out->scheme = part_of(arena, url, CURLUPART_SCHEME);
        out->host = part_of(arena, url, CURLUPART_HOST);
        out->port = part_of(arena, url, CURLUPART_PORT);
        out->is_loopback = is_loopback(out->host);
        *why = fault_of(arena, url, out);
    }
    curl_url_cleanup(url);
    return !*why;
}

bool address_is_below(const Address *address, const char *domain)
{
    size_t n = strlen(address->host), of = strlen(domain);
    if (n < of || !text8_same_nocase(address->host + n - of, domain))
        return false;
    return n == of || address->host[n - of - 1] == '.';
}

bool address_same(const Address *a, const Address *b)
{
    return text8_same(a->scheme, b->scheme) && text8_same_nocase(a->host, b->host) &&
           text8_same(a->port, b->port);
}
