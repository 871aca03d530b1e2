/* The readers of formats. Each walks the documents of one input and hands its records to
 * the intake. "list" serves every tool whose output is a plain list; the others exist
 * because a table cannot say what they do.                                              */
#ifndef RUNG_INGEST_READERS_H
#define RUNG_INGEST_READERS_H

#include "ingest/intake.h"

typedef struct {
    const char *name; /* as a tool file calls it */
    void (*read)(Reading *reading);
} Reader;

void read_list(Reading *reading);           /* list/engine.c */
void read_sarif(Reading *reading);          /* sarif.c */
void read_npm(Reading *reading);            /* npm.c */
void read_osv(Reading *reading);            /* osv.c */
void read_scoutsuite(Reading *reading);     /* scoutsuite.c */
void read_cloudsplaining(Reading *reading); /* cloudsplaining.c */
void read_cyclonedx(Reading *reading);      /* cyclonedx.c */
void read_reviews(Reading *reading);        /* reviews.c */
void read_mentor(Reading *reading);         /* mentor.c */

/* One of rung's own forms. Returns false when the document has no "schema" of ours. */
typedef struct OwnForm OwnForm;
const OwnForm *own_form(Arena *scratch, const JsonHead *head, Origin origin, Diag *diag,
                        bool *is_own);
const char *own_form_name(const OwnForm *form);
const char *own_form_holds(const OwnForm *form); /* "rung: answers" */
Proves own_form_proves(const OwnForm *form);
const char *own_form_tool(const OwnForm *form); /* id of who judges it; NULL */
const OwnForm *own_form_at(size_t i);           /* NULL behind the last */
void read_own(Reading *reading, const OwnForm *form);

#endif
