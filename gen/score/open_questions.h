/* Which questions are worth asking: those whose answers could still move the attained or
 * the potential stage, the most valuable first.
 *
 * A gate of a stage is undecided while it does not hold yet and still could:
 *
 *     score       score_low < threshold <= score_high
 *     floor       low < floor <= high, of one capability
 *     critical    the practice is not met, and u >= met_bp
 *     blocker     the practice is not "not met" yet, and l < partial_bp
 *
 * Only stages up to the potential one count: above it some gate is known to stay closed. A
 * question is open when it has no usable answer (none, "we do not know", or one too old).
 * It bears on the practices its options speak of, and on those that they would imply and
 * no open question speaks of, of which something is unknown (u > l) and nothing is
 * answered; what is inferred is known.
 * Its value for stage k is
 *
 *     closes(k)   how many undecided critical practices and blockers of k it bears on
 *     swing(k)    the sum of weight * (h - g) over the practices of k it bears on, where
 *                 the score of k or the floor of their capability is undecided
 *
 * Two questions are compared stage by stage from the first on, by closes, then by swing;
 * what is equal in all stages stands in the order of ids. A question of no value is not
 * listed. So an empty list says: no answer can move the range any more.               */
#ifndef RUNG_SCORE_OPEN_QUESTIONS_H
#define RUNG_SCORE_OPEN_QUESTIONS_H

#include "scorecard.h"

/* Fills card->open_questions; reads states, stages and potential. */
void find_open_questions(Arena *arena, Scorecard *card);

#endif
