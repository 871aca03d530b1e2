/* A wiki as publish.c sees it: three functions. What each says over HTTP stands in a file
 * of its own.
 *
 * Errors: recorded; DIAG_CONTENT for what the wiki refuses, DIAG_WORLD for what did not
 *         arrive or is no answer.                                                      */
#ifndef RUNG_PUBLISH_SERVICE_H
#define RUNG_PUBLISH_SERVICE_H

#include "publication.h"
#include "publish/http.h"

typedef struct {
    Arena *arena;
    const Publishing *asked;
    const char *token;
    Http *http;
    Diag *diag;
    const char *api;     /* where requests go */
    const char *writing; /* MediaWiki: the token of each write */
    const char *page;    /* Confluence: the page's id; NULL: not there yet */
    const char *parent;  /* Confluence: the id of --parent; NULL: not asked for */
    const char *space;   /* Confluence: the id of --space, where it is spoken of by id */
    int spoken;          /* Confluence: the version of its REST API; 0: there is but one */
    const struct ConfluenceApi *confluence;
    const char *turned_away; /* what the wiki said with the last CONFLICT; NULL: nothing */
} Session;

enum { MISSING = 404 }; /* a status of HTTP */

typedef enum {
    WRITTEN,
    UNCHANGED, /* the wiki itself says that it stands there already */
    CONFLICT,  /* somebody wrote since it was read; nothing was recorded */
    FAILED,    /* an error was recorded */
} Outcome;

typedef struct {
    bool (*open)(Session *session);
    bool (*look)(Session *session, const Item *item, Found *there);
    Outcome (*write)(Session *session, const Item *item, const Found *there);
} Service;

extern const Service mediawiki, confluence;

/* Records that the wiki refuses; returns FAILED. */
Outcome session_refused(Session *session, const char *what, const char *why);

/* Records that an answer is none that this wiki gives; returns FAILED. */
Outcome session_strange(Session *session, const char *expected);

#endif
