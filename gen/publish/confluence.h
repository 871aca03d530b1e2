/* Confluence speaks two REST APIs: version 1, which Data Center has alone, and version 2,
 * which took the place of 1's pages in Cloud. What we do is the same with both and stands
 * in confluence.c; how each says it is a table of these functions, in a file of its own.
 *
 * Errors: recorded; then what is returned is absent.                                   */
#ifndef RUNG_PUBLISH_CONFLUENCE_H
#define RUNG_PUBLISH_CONFLUENCE_H

#include "base/json_write.h"
#include "publish/service.h"

typedef struct ConfluenceApi {
    int version;
    const char *below;      /* the wiki's address ends in it; "": any */
    const char *pages;      /* where pages are, below that */
    const char *properties; /* what they are called, below a page */
    bool marks_first;       /* a new page takes its property with it */

    /* Learns where the space is. */
    bool (*open)(Session *session);

    /* The page of that title in the space; the page's attachment of that name. */
    Json (*find_page)(Session *session, const char *title);
    Json (*find_file)(Session *session, const char *name);

    /* Of a page that was found: the digest in its property (NULL: it has none), the id of
     * the page above it, who wrote its newest version (NULL: not told). Of an attachment:
     * its comment. */
    const char *(*digest)(Session *session, Json page);
    const char *(*parent)(Json page);
    const char *(*editor)(Session *session, Json page);
    const char *(*comment)(Json file);

    /* The members of a page to be written that say where it belongs. */
    void (*put_place)(JsonWriter *writer, const Session *session);
} ConfluenceApi;

extern const ConfluenceApi confluence_v1, confluence_v2;

/* Where a secret would be sent decides what is spoken there, unless --api says it. */
const ConfluenceApi *confluence_api(Arena *arena, const Publishing *asked);

/* --- for the two ------------------------------------------------------------------- */

/* `path` is below the wiki's address. */
HttpAnswer confluence_ask(Session *session, const char *path);

/* The same, with all but an object and 404 refused; `what` is asked for. 404 is the absence
 * that `missing` tells. */
Json confluence_get(Session *session, const char *what, const char *path, bool *missing);

/* An id that may become part of an address; NULL where it is none. */
const char *confluence_id(Json in);

/* Records that the space of --space is not to be seen. */
void confluence_no_space(Session *session);

#endif
