/* What changed since an earlier result: findings by class, practices with the parts of
 * their change, the stage then and now. Made by score/compare*.c from today's Scorecard and
 * a stored result, which ingest/stored/ reads; printed beside the headline. SCORING.md
 * section 5 is the method.
 *
 * Units:  basis points; index in tenths.
 * Owner:  the arena of the command.                                                     */
#ifndef RUNG_CHANGES_H
#define RUNG_CHANGES_H

#include "gate.h"
#include "scorecard.h"

/* --- an earlier result --------------------------------------------------------------- */

/* What a finding is known by from one result to the next. */
typedef struct {
    const char *practice; /* id: the model may have dropped it since */
    const char *resource; /* tool-neutral id; NULL: an answer */
    const char *check;    /* the tool's own id; of an answer its question's */
} FindingKey;

typedef struct {
    bool determined;
    int attained, potential, score_stage, index_tenths;
} Place;

typedef struct {
    const char *entity;
    const char *model_version;
    Date as_of;
    Place place;
    int *credit; /* g by practice index of today's model; -1: it was not there */
    const Assessment *found;  /* what it rests on; NULL: not all of it was kept */
    FindingKey *fixed_before; /* findings that were fixed at some time until then */
    size_t n_fixed_before;
    const struct Changes *changes; /* since the baseline of its own; NULL */
    Scan *scans;                   /* that would settle it */
    size_t n_scans;
    GatesAsked gates;
    const char *why[N_GATE_KINDS], *remedy[N_GATE_KINDS]; /* as they were said */
} StoredResult;

/* A result.json read back: to compare with, or to be reported again. */
typedef struct {
    const char *path;
    StoredResult *entities;
    size_t n_entities;
    const char **unassessed; /* names without any evidence */
    size_t n_unassessed;
} StoredResults;

/* --- the way here --------------------------------------------------------------------- */

typedef struct {
    const char *path; /* of the result; NULL: this one */
    Date as_of;
    const char *model_version;
    Place place;
} Moment;

/* Earlier results of an entity, by day; one a day. */
typedef struct History {
    Moment *moments;
    size_t n;
} History;

/* --- the comparison ------------------------------------------------------------------ */

/* In the order to tell them: what is worse or less certain first. */
typedef enum {
    CHANGE_EVIDENCE_LOST, /* known then, unknown now: never an improvement */
    CHANGE_REGRESSED,     /* fails again: it was fixed before */
    CHANGE_NEW,
    CHANGE_FIXED,
    CHANGE_WAIVED, /* fails as before, and a waiver takes it out */
    CHANGE_EVIDENCE_GAINED,
    CHANGE_UNCHANGED,
} ChangeClass;
enum { N_CHANGE_CLASSES = 7 };
extern const char *const change_names[N_CHANGE_CLASSES]; /* "evidence_lost" … */

typedef struct {
    const Practice *practice;
    const char *resource; /* NULL: an answer */
    const char *check;
    const char *tool;                        /* "checkov"; "answers" */
    Verdict then, now;                       /* VERDICT_UNKNOWN: not known */
    const Observation *seen_then, *seen_now; /* one of those that say so; NULL */
    ChangeClass is;
} Finding;

/* The parts of a difference: what the same scorer gives when only that is exchanged. Their
 * sum is the difference. */
typedef struct {
    int real, waiver, model;
    int lost, gained; /* evidence */
} Split;

static inline int split_evidence(Split split)
{
    return split.lost + split.gained;
}

typedef struct {
    const Practice *practice;
    State then, now;
    int g_then, g_now; /* g_then as it was printed; -1: the model did not ask it */
    Split split;       /* of g */
} PracticeChange;

/* A tool that some of the lost evidence came from. */
typedef struct {
    const char *name;  /* "Checkov"; NULL: answers */
    size_t n_findings; /* lost */
    bool is_gone;      /* no input of it is left */
} LostSource;

typedef enum {
    RULER_SAME,
    RULER_RESCORED,  /* the model changed: the stored evidence is scored with today's */
    RULER_DIFFERENT, /* and the evidence was not kept: only the headline is compared */
} Ruler;
enum { N_RULERS = 3 };
extern const char *const ruler_names[N_RULERS]; /* "same", "rescored", "different" */

typedef struct Changes {
    const char *baseline; /* path */
    const char *model_version;
    Date as_of; /* of the baseline */
    Ruler ruler;
    bool headline_only; /* its evidence was not kept: nothing below `now` is known */
    Place then, now;
    Split stage; /* of the attained stage */
    size_t counts[N_CHANGE_CLASSES];
    Finding *findings; /* all but the unchanged; by class, practice, resource, check */
    size_t n_findings;
    PracticeChange *practices; /* those that moved, in the model's order */
    size_t n_practices;
    LostSource *lost; /* most findings first */
    size_t n_lost;
    FindingKey *fixed_before; /* until today, for the next comparison; sorted */
    size_t n_fixed_before;
} Changes;

#endif
