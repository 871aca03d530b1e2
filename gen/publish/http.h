/* Requests to one wiki. TLS is always verified, a secret leaves for the wiki's own host
 * alone, a write is sent once, and nothing takes longer than it was given.
 *
 * Repeats: reads that did not arrive or met a fault of the server, three times at most;
 *          anything that was turned away with 429 and the time to come again, when that is
 *          at most a minute.
 * Owner:   the arena given; http_close() ends the connections.
 * Errors:  DIAG_WORLD for what did not arrive; what a wiki answers is for the caller.   */
#ifndef RUNG_PUBLISH_HTTP_H
#define RUNG_PUBLISH_HTTP_H

#include "base/buffer.h"
#include "base/diag.h"
#include "base/json.h"

typedef struct Http Http;

typedef struct {
    const char *url;   /* where the wiki is */
    const char *ca;    /* trusted as well; NULL: none */
    const char *token; /* never said by anybody */
    int timeout;       /* seconds for one request */
} HttpWay;

/* NULL when an error was recorded: an address that is not https, or no address at all. */
Http *http_open(Arena *arena, const HttpWay *way, Diag *diag);
void http_close(Http *http);

/* Sent with each request to the wiki's own host. Without a user as bearer. */
void http_authorise(Http *http, const char *user);

/* One field of a form with files. */
typedef struct {
    const char *name;
    const char *value;
    size_t length;
    const char *file; /* its name; NULL: plain text */
    const char *type;
} HttpField;

typedef struct {
    const char *method;
    const char *url;
    const char *header; /* one more; NULL: none */
    const char *type;   /* of the body; NULL: none, or fields */
    Buffer body;
    const HttpField *fields;
    size_t n_fields;
} HttpRequest;

typedef struct {
    long status; /* 0: nothing arrived, and that was said */
    Json json;   /* absent where the answer is none */
} HttpAnswer;

HttpAnswer http_send(Http *http, const HttpRequest *request);

/* name=value, with what has a meaning in addresses written out; '&' before all but the
 * first. */
void http_put(Buffer *form, const char *name, const char *value);

/* A text of the wiki's, fit to be shown: short, harmless, without our secrets. */
const char *http_quote(Http *http, const char *text);

#endif
