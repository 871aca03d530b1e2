/* From evidence to the verdict, as data/model and SCORING.md say. */
#ifndef RUNG_SCORE_SCORE_H
#define RUNG_SCORE_SCORE_H

#include "base/bundle.h"
#include "changes.h"
#include "gate.h"

/* Loads and checks data/model/ and data/questionnaire.json. NULL when they are bad; each
 * mistake is recorded with its JSON path. */
const Model *model_load(Arena *arena, const Bundle *bundle, Diag *diag);

/* Never fails on a checked model and assessment; `diag` takes refused "not applicable"
 * claims and the like. */
const Scorecard *score(Arena *arena, const Model *model, const Assessment *assessment,
                       Diag *diag);

/* Puts beside each undetermined scorecard one that also names the scans that would settle
 * most of it, in its place. Only then are the tool files read. */
void score_scans(Arena *arena, const Bundle *bundle, const Scorecard **cards, size_t n,
                 Diag *diag);
/* What changed since an earlier result of the same entity. */
const Changes *compare(Arena *arena, const Scorecard *now, const StoredResults *baseline,
                       const StoredResult *stored);

/* What an earlier run said of changes, when its baseline is not at hand: whatever follows
 * from today's verdict is taken from there. */
const Changes *compare_again(Arena *arena, const Scorecard *now, const Changes *told);

/* The gates that are asked for, in the order of their kinds; nothing is said of them yet.
 */
Gate *judge_gates(Arena *arena, const Scorecard *card, const GatesAsked *asked, size_t *n);

const Portfolio *portfolio(Arena *arena, const Scorecard *const *entities,
                           size_t n_entities, const char *const *unassessed,
                           size_t n_unassessed);

#endif
