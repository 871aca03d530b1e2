/* Predicates whose conditions stand in the tool file, held against one record. */
#include "ingest/function/functions.h"

static Outcome outcome_of(Reading *reading, const Predicate *predicate, const Level *at)
{
    if (any_holds(reading->each, at, &predicate->fail))
        return OUTCOME_FAIL;
    if (any_holds(reading->each, at, &predicate->pass))
        return OUTCOME_PASS;
    return OUTCOME_NO_VERDICT;
}

size_t facts_tell(Reading *reading, const Level *at, const Record *record)
{
    size_t n = 0;
    const Tool *tool = reading->tool;
    for (size_t i = 0; i < tool->n_predicates; i++) {
        const Predicate *predicate = &tool->predicates[i];
        Record told = *record;
        told.outcome = outcome_of(reading, predicate, at);
        if (told.outcome == OUTCOME_NO_VERDICT)
            continue;
        if (!told.message)
            told.message = predicate->say;
        intake_predicate(reading, predicate->id, &told);
        n++;
    }
    return n;
}
