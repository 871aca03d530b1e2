/* Facts as sentences: everything the report says that depends on more than one number.
 * Each function gives text in the composer's arena. VOICE.md's cases are the branches;
 * the patterns are in the locale.                                                      */
#ifndef RUNG_LAYOUT_SAY_H
#define RUNG_LAYOUT_SAY_H

#include "layout/compose.h"
#include "layout/facts.h"

/* --- the verdict (say_verdict.c, say_next.c) ---------------------------------------- */

const char *say_title(Composer *composer);
const char *say_scope(Composer *composer);
const char *say_subject(Composer *composer); /* one sentence, for metadata */
const char *say_why_not_next(Composer *composer);
const char *say_further(Composer *composer); /* what qualifies the verdict; may be "" */

/* "91 % of stage 3 is known, and the rest cannot raise the verdict"; also for terminals. */
const char *say_known_share(const Words *words, Arena *arena, const Scorecard *card);

/* The least work that attains the next stage, or why none does; "" when no stage is left
 * (block_plan.c). */
const char *say_plan(Composer *composer);

/* How much is known and how much of it is proven (block_limits.c). */
const char *say_confidence(Composer *composer);

/* --- one practice (say_practice.c) -------------------------------------------------- */

/* "14 of 21 functions fail": its state's number, for tables and entries. */
const char *say_standing(Composer *composer, const PracticeScore *score);

/* Its gist, for narrow columns: "14 of 21 functions fail", "answer b to Q12". */
const char *say_standing_briefly(Composer *composer, const PracticeScore *score);

/* The same for running text, numbers below ten in words. */
const char *say_standing_in_text(Composer *composer, const PracticeScore *score);

/* What tools saw of it, for running text: "three of nine APIs fail". */
const char *say_seen_in_text(Composer *composer, const PracticeScore *score);

/* "Between 0 % and 33 % is in place; 90 % is needed." */
const char *say_interval(Composer *composer, const PracticeScore *score);

/* "answer Q23 or feed a scan of the APIs"; "" when nothing is known to settle it. */
const char *say_what_settles(Composer *composer, const Practice *practice);

const char *say_state(Composer *composer, State state); /* "not met" */
const char *say_owner(Composer *composer, const Practice *practice);

/* Whether the inputs name an owner of any practice: a search through all that fails. */
bool names_owners(const Composer *composer);
const char *say_tool(Composer *composer, const Observation *seen);     /* "Prowler 5.4" */
const char *say_tools(Composer *composer, const PracticeScore *score); /* may be "" */
const char *say_lift(Composer *composer, const Move *move);

/* --- words of the field ------------------------------------------------------------ */

const char *say_kind(Composer *composer, const char *kind, size_t n); /* "functions" */
const char *say_capability(Composer *composer, const Capability *capability);
const char *say_capabilities(Composer *composer, const Capability *const *list, size_t n);
const char *say_stage(Composer *composer, int stage); /* "stage 3, Internal APIs" */
const char *say_eyebrow(Composer *composer, const char *text); /* in capitals; NULL: NULL */
const char *say_share_name(Composer *composer, const WorkShare *share); /* block_shares.c */
const char *say_question_ids(Composer *composer, Questions questions);

#endif
