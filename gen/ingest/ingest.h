/* From files to Assessments: recognise each input's format from its content, read its
 * records, map checks to practices, join resources, and account for every record. */
#ifndef RUNG_INGEST_INGEST_H
#define RUNG_INGEST_INGEST_H

#include "assessment.h"
#include "base/bundle.h"

/* What the command line says of an input: --as gitleaks:scans/leaks.json */
typedef struct {
    const char *path;
    const char *tool; /* its id */
} Claim;

typedef struct {
    const char *const *paths; /* files, directories, or "-" */
    size_t n_paths;
    const char *entity;  /* overrides what answers say; NULL */
    Date as_of;          /* DATE_NONE: the native form's own, else today */
    bool keep_going;     /* report bad inputs as warnings and go on without them */
    const Claim *claims; /* on some of the paths */
    size_t n_claims;
    Demands demands;     /* kept in each Assessment, for the verdict */
    struct Trace *trace; /* of the only input, for those who ask (trace.h); NULL */
} IngestOptions;

/* NULL when an input was refused or could not be read (unless keep_going); the
 * diagnostics say which and why. An ordinary run gives exactly one assessment; the native
 * portfolio form gives one per entity. */
const Assessments *ingest(Arena *arena, const Model *model, const Bundle *bundle,
                          const IngestOptions *options, Diag *diag);

#endif
