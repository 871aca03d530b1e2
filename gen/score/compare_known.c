/* What each side of a comparison knows of a key: its observations and answers, as far as
 * they can tell anything. */
#include <string.h>

#include "score/compare.h"

/* A hint and a context prove nothing, and some practices listen to answers only. */
static bool can_tell(const Observation *seen)
{
    return seen->strength != STRENGTH_SUSPECT && seen->strength != STRENGTH_CONTEXT &&
           seen->practice->mode != MODE_QUESTION_ONLY &&
           (seen->verdict == VERDICT_PASS || seen->verdict == VERDICT_FAIL);
}

static bool is_waived(const Scorecard *card, const Practice *practice, const char *resource)
{
    if (scorecard_of(card, practice)->waiver)
        return true;
    for (size_t i = 0; resource && i < card->n_valid_waivers; i++) {
        const Waiver *waiver = card->valid_waivers[i];
        if (waiver->practice == practice && waiver->resource &&
            !strcmp(waiver->resource, resource))
            return true;
    }
    return false;
}

typedef struct {
    Arena *arena;
    Known *rows;
    size_t n_rows;
} Side;

static void add_known(Side *side, Known row)
{
    row.check = row.check ? row.check : "";
    ARENA_PUSH(side->arena, side->rows, side->n_rows) = row;
}

static void gather_observations(Side *side, const Scorecard *card, bool is_now)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_observations; i++) {
        const Observation *seen = &found->observations[i];
        const char *resource = seen->resource->id;
        if (!can_tell(seen) || observation_is_stale(seen, card))
            continue;
        add_known(side, (Known){ .practice = seen->practice,
                                 .resource = resource,
                                 .check = seen->check,
                                 .is_now = is_now,
                                 .fails = seen->verdict == VERDICT_FAIL,
                                 .waived = is_waived(card, seen->practice, resource),
                                 .seen = seen });
    }
}

/* An answer passes where it says that the practice is in place. */
static void gather_answers(Side *side, const Scorecard *card, bool is_now)
{
    for (size_t i = 0; i < card->assessment->n_answers; i++) {
        const Answer *answer = &card->assessment->answers[i];
        if (answer_is_silent(answer, card))
            continue;
        for (size_t k = 0; k < card->model->n_practices; k++) {
            const Practice *practice = &card->model->practices[k];
            int value = answer_value(answer, practice);
            if (value == NO_VALUE)
                continue;
            add_known(side, (Known){ .practice = practice,
                                     .check = answer->question->id,
                                     .is_now = is_now,
                                     .fails = value < practice->met_bp,
                                     .waived = is_waived(card, practice, NULL),
                                     .answer = answer });
        }
    }
}

Known *gather_known(Arena *arena, const Sides *sides, size_t *n)
{
    Side both = { .arena = arena };
    gather_observations(&both, sides->then, false);
    gather_answers(&both, sides->then, false);
    gather_observations(&both, sides->now, true);
    gather_answers(&both, sides->now, true);
    *n = both.n_rows;
    return both.rows;
}
