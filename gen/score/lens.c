/* What a lens review of the AWS Well-Architected Tool says. Each choice is a statement of
 * people: taken is 10000, asked for and not taken is 0. Of several choices for one
 * practice, in one workload or in many, the lowest counts, and so it does between a review
 * and the questionnaire (section 2, rule 8): what a team says better elsewhere does not
 * lift it.
 *
 * How well it is proven: as an answer is. A choice whose notes name a link or document is
 * proven like a linked answer, any other like a bare one: the tool asks for no evidence. */
#include "score/steps.h"

static bool says(const Observation *row, const Scorecard *card)
{
    bool decides = row->verdict == VERDICT_PASS || row->verdict == VERDICT_FAIL;
    return row->strength == STRENGTH_ATTESTED && decides && !is_stale(row, card) &&
           !is_refused(row->date, card);
}

static int lower(int a, int b)
{
    return a < b ? a : b;
}

static void read_review(const Scorecard *card, PracticeScore *score,
                        const SortedObservation *rows, size_t n, int *confidence)
{
    int proof = CONFIDENCE_LINKED_ANSWER;
    score->lens_bp = -1;
    score->said_bp = score->answer_bp;
    for (size_t i = 0; i < n; i++) {
        const Observation *row = rows[i].seen;
        if (!says(row, card))
            continue;
        int value = lens_value(row);
        int proven = row->evidence ? CONFIDENCE_LINKED_ANSWER : CONFIDENCE_BARE_ANSWER;
        if (score->lens_bp < 0 || value < score->lens_bp) {
            score->lens_bp = value;
            proof = proven;
        } else if (value == score->lens_bp) {
            proof = lower(proof, proven);
        }
    }
    if (score->lens_bp < 0 || (score->answer && score->answer_bp < score->lens_bp))
        return;
    bool agree = score->answer && score->answer_bp == score->lens_bp;
    score->said_bp = score->lens_bp;
    *confidence = agree ? lower(*confidence, proof) : proof;
}

void read_lens_answers(Scorecard *card, SortedObservations sorted, int *answer_confidence)
{
    for (size_t i = 0; i < card->model->n_practices; i++)
        read_review(card, &card->practices[i], sorted.rows + sorted.from[i],
                    sorted.from[i + 1] - sorted.from[i], &answer_confidence[i]);
}
