/* What the Scorecard says, asked in the terms of sentences: which points hold the next
 * stage, how many functions fail, which questions are open. Counts and choices only: no
 * score is computed here.
 *
 * Owner:  the arena given.                                                             */
#ifndef RUNG_LAYOUT_FACTS_H
#define RUNG_LAYOUT_FACTS_H

#include "scorecard.h"

typedef struct {
    const Practice **practices;
    size_t n;
} Practices;

/* Open critical practices and blockers of stages `from` to `to`, each once, by id. */
Practices holding_points(Arena *arena, const Scorecard *card, int from, int to);

/* How many of them nobody knows about. */
size_t count_unknown(const Scorecard *card, Practices practices);

/* Practices of stages `from` to `to` that are in one of the states (bits 1 << State). */
Practices practices_in(Arena *arena, const Scorecard *card, int from, int to,
                       unsigned states);
enum {
    OPEN_STATES = 1u << STATE_PARTIAL | 1u << STATE_NOT_MET | 1u << STATE_UNKNOWN,
    KNOWN_OPEN_STATES = 1u << STATE_PARTIAL | 1u << STATE_NOT_MET,
};

/* What tools saw of a practice, counted in resources. */
typedef struct {
    size_t pass, fail;
    size_t of;        /* of how many; pass + fail where nobody knows */
    bool of_is_known; /* an inventory says how many there are */
    const char *kind; /* "function" …: what was counted; NULL: of several kinds */
    /* Beside an inventory: fails of things that it does not list. */
    size_t others;
    const char *other_kind; /* NULL: of several kinds */
} Tally;

Tally tally_of(const Scorecard *card, const PracticeScore *score);

/* Questions without a usable answer that bear on practices of stages `from` to `to` of
 * which something is unknown; in the questionnaire's order. */
typedef struct {
    const Question **questions;
    size_t n;
} Questions;

Questions open_questions(Arena *arena, const Scorecard *card, int from, int to);

/* Those that could move the verdict, the most valuable first. */
Questions settling_questions(Arena *arena, const Scorecard *card);

/* Those of one practice. */
Questions questions_about(Arena *arena, const Scorecard *card, const Practice *practice);

/* Kinds of resources (populations) that a scan could look at to settle practices of
 * these stages, in the model's order. */
typedef struct {
    const char **kinds;
    size_t n;
} Kinds;

Kinds kinds_to_scan(Arena *arena, const Scorecard *card, int from, int to);

/* A capability's share of credit over stages 1 to `to`: lower and upper; -1 when nothing
 * applies there. */
typedef struct {
    const Capability *capability;
    int weight;
    int low, high;
} Standing;

Standing *capability_standings(Arena *arena, const Scorecard *card, int to);

/* Files with what scanners saw, and how many records they hold: those of tools, and
 * native assessments with observations. */
size_t count_scans(const Assessment *found, size_t *records);

#endif
