/* One input on its way: opened, recognised and read into an Intake of its own, so that
 * inputs can be read at the same time; joined into the run's, in the order of their paths,
 * so that it does not matter which was read first.
 *
 * rung's own forms speak of each other (two files that name the entity, two answers to one
 * question): they are recognised here and read when their turn to be joined comes.      */
#ifndef RUNG_INGEST_PART_H
#define RUNG_INGEST_PART_H

#include "ingest/ingest.h"
#include "ingest/reader/readers.h"
#include "ingest/shared.h"

/* What a worker needs while it reads. */
typedef struct {
    Arena *kept;    /* what is read stays in it */
    Arena *passing; /* till it is joined */
    Arena *scratch; /* as long as an input is read */
    Arena *local;   /* reset before each document */
    Arena *each;    /* reset after each record */
} Bench;

typedef struct {
    const char *path;
    const Claim *claim;  /* what --as says of it; NULL */
    struct Trace *trace; /* NULL unless somebody asks */
    bool is_found;       /* nobody named it, and its name promises nothing */
    Bench bench;         /* of an own form: to be freed when it is joined */
    Intake *intake;
    Input *input;
    Reading reading;
    const OwnForm *own; /* not read yet; NULL */
    Diag *diag;
    char sha256[65];
    size_t size;       /* bytes */
    bool has_no_tools; /* shared_end() says why */
    bool is_read;      /* there is something to join */
    bool is_passed_over;
} Part;

/* Fills `part` for its path; own forms are left for part_join(). An own form keeps the
 * arenas of the bench, which gets new ones. */
void part_read(Part *part, Bench *bench, const Model *model, const Bundle *bundle,
               Shared *shared);

/* Makes what was read a part of `whole`; own forms are read now. `input` is its place in
 * the run's list; `same` names an input of the same content, that was joined before.
 * Returns false when nothing was joined; the diagnostics say why. */
bool part_join(Part *part, Intake *whole, Input *input,
               const char *(*same)(void *context, const Part *part), void *context);

#endif
