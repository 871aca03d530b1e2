/* Between the files that explain: what is being built, and how steps are added to it.
 *
 * Owner:  everything lives in `arena`.                                                 */
#ifndef RUNG_SCORE_EXPLAIN_PARTS_H
#define RUNG_SCORE_EXPLAIN_PARTS_H

#include "score/explain.h"

typedef struct {
    Arena *arena;
    const Scorecard *card;
    const Words *words;
    Explanation *to;
} Explaining;

#define TELL(explaining, key, ...)                                                         \
    words_say((explaining)->words, (explaining)->arena, (key), SAY(__VA_ARGS__))
#define TELL_PLAIN(explaining, key)                                                        \
    words_say((explaining)->words, (explaining)->arena, (key), SAY_NOTHING)

/* A step of the rule; `text` may be NULL. The pointer holds until the next one is added. */
Step *add_step(Explaining *explaining, const char *rule, const char *title,
               const char *text);
void add_formula(Explaining *explaining, Step *step, const char *name, int64_t value,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));
void add_question(Explaining *explaining, Step *step, const char *name, bool holds,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* As formulas write it, without the marks of thousands that running text has. */
const char *say_bp(const Explaining *explaining, int bp);

/* explain_evidence.c: the records. */
void list_witnesses(Explaining *explaining, const PracticeScore *score);
void list_answers(Explaining *explaining, const PracticeScore *score);
void list_waivers(Explaining *explaining, const PracticeScore *score);

/* By question, value, date, place: in the order of no input. */
const AnswerValue *sort_said(Arena *arena, const PracticeScore *score);

/* explain_weights.c: what passes and what fails, each resource once, the heaviest first,
 * then by id. */
typedef struct {
    const Resource **resources;
    size_t n;
} Weighed;

typedef unsigned Which; /* these, joined */
enum {
    LISTED = 1,        /* what runs, and is listed where there is an inventory */
    STRAYS = 2,        /* what the inventory does not list */
    DECLARED_ONLY = 4, /* what only templates show */
    ALL_RESOURCES = LISTED | STRAYS | DECLARED_ONLY,
};

Weighed weigh(Arena *arena, const PracticeScore *score, Verdict verdict, Which which);
const char *sum_of_weights(Arena *arena, Weighed weighed); /* "12 × 1 + 2 × 3" */

/* explain_interval.c */
void explain_interval(Explaining *explaining, const PracticeScore *score);

/* explain_changes.c */
void find_changes(Explaining *explaining, const PracticeScore *score);

/* explain_answers.c: a new answer that gives the practice at least, or at most, `value`.
 * Returns what it gives; -1 where no answer can. */
int answer_at_least(Explaining *explaining, const PracticeScore *score, int value,
                    Change *to);
int answer_at_most(Explaining *explaining, const PracticeScore *score, int value,
                   Change *to);

/* explain_words.c: a change as a clause. */
const char *say_change(const Explaining *explaining, const PracticeScore *score,
                       const Change *change);
const char *say_state_word(const Explaining *explaining, State state);

#endif
