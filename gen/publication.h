/* What is to stand in a wiki, what stands there, and what is to be done about it. Read from
 * the files that `rung report` wrote (publish/read.c), looked up by one of the services
 * (publish/service.h), decided in publish/plan.c.
 *
 * Owner:  the arena of the run.
 * Errors: none.                                                                          */
#ifndef RUNG_PUBLICATION_H
#define RUNG_PUBLICATION_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { TO_MEDIAWIKI, TO_CONFLUENCE, TO_FILE, N_DESTINATIONS } Destination;

/* What the command line says; NULL: not given. */
typedef struct {
    bool to_given;
    Destination to;
    const char *page;       /* the file that `rung report` wrote */
    const char *url;        /* of the wiki */
    const char *title;      /* of the page there */
    int api;                /* Confluence: the version of its API; 0: by the address */
    const char *space;      /* Confluence: the key of its space */
    const char *parent;     /* Confluence: the title of the page above it */
    const char *user;       /* who publishes; NULL: the token says it */
    const char *token_file; /* NULL: the token is in the environment */
    const char *ca;         /* a certificate authority to trust, too */
    int timeout;            /* seconds a request may take */
    bool replace;           /* take over pages that rung did not write */
    bool dry_run;
    const char *directory; /* --to file */
    const char *into, *between;
} Publishing;

typedef enum { ITEM_PAGE, ITEM_FILE } ItemKind;

/* A page or an attachment. */
typedef struct {
    ItemKind kind;
    const char *name; /* a page's title; an attachment's name */
    const char *path; /* where it was read */
    const char *type; /* of an attachment: "image/png" */
    const char *bytes;
    size_t length;
    char sha256[65];
} Item;

/* Items in the order in which they are written: readers never meet a page whose charts or
 * later parts are still to come, where the wiki allows it. */
typedef struct {
    Item *items;
    size_t n_items;
    size_t n_parts; /* pages that the report takes; 0: it cannot take more than one */
} Publication;

/* What a wiki has in the place of an item. */
typedef struct {
    bool exists;
    bool is_ours;        /* rung wrote it, now or earlier */
    bool is_same;        /* it is what would be written */
    bool leads_on;       /* it is a redirect, as a page leaves behind that is renamed */
    bool is_elsewhere;   /* not below the page that it is asked to be below */
    const char *id;      /* as the wiki calls it */
    const char *version; /* its newest */
    const char *time;    /* of that version, as the wiki writes it */
    const char *asked;   /* when it was read, as the wiki writes it */
    const char *editor;  /* who changed it after rung; NULL: nobody */
} Found;

typedef enum {
    STEP_KEEP,   /* it stands there already */
    STEP_CREATE, /* nothing stands there */
    STEP_UPDATE, /* rung's own earlier version does, or it may be taken over */
    STEP_MOVE,   /* it stands there already, below another page */
    STEP_REFUSE, /* somebody else's does */
    N_STEP_KINDS,
} StepKind;

typedef struct {
    const Item *item;
    Found there;
    StepKind kind;
} PublishStep;

typedef struct {
    PublishStep *steps;
    size_t n_steps;
} Procedure;

#endif
