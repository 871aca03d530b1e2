/* Which other answer would give a practice a wanted value: of one question the least
 * change, the whole new selection of options. Where several questions bear on a practice
 * the lowest answer counts, so every answer below the value has to rise. */
#include <string.h>

#include "score/explain_parts.h"

static int value_of(const Option *option, const Practice *practice)
{
    for (size_t i = 0; i < option->n_values; i++)
        if (option->values[i].practice == practice)
            return option->values[i].value_bp;
    return -1;
}

static bool is_usable(const Option *option, const Practice *practice)
{
    for (size_t i = 0; i < option->n_not_applicable; i++)
        if (option->not_applicable[i] == practice)
            return false;
    return value_of(option, practice) >= 0;
}

/* The option whose value is nearest to what is wanted, from above or from below; of equals
 * the first. */
static const Option *nearest(const Question *question, const Practice *practice, int wanted,
                             bool from_above)
{
    const Option *best = NULL;
    for (size_t i = 0; i < question->n_options; i++) {
        const Option *option = &question->options[i];
        int value = value_of(option, practice), most = best ? value_of(best, practice) : 0;
        if (!is_usable(option, practice) || (from_above ? value < wanted : value > wanted))
            continue;
        if (!best || (from_above ? value < most : value > most))
            best = option;
    }
    return best;
}

static NewAnswer only(Arena *arena, const Question *question, const Option *option)
{
    NewAnswer answer = { .question = question,
                         .selected = ARENA_ARRAY(arena, const Option *, 1),
                         .n_selected = 1 };
    answer.selected[0] = option;
    return answer;
}

/* --- where values add up
 * ------------------------------------------------------------------ */

/* What the fresh answer to the question has selected that gives something; of several
 * answers the lowest. NULL: nobody said. */
static const Answer *answer_to(const PracticeScore *score, const Question *question)
{
    const AnswerValue *lowest = NULL;
    for (size_t i = 0; i < score->n_said; i++) {
        const AnswerValue *said = &score->said[i];
        if (said->answer->question == question &&
            (!lowest || said->value_bp < lowest->value_bp))
            lowest = said;
    }
    return lowest ? lowest->answer : NULL;
}

static bool is_in(const NewAnswer *answer, const Option *option)
{
    for (size_t i = 0; i < answer->n_selected; i++)
        if (answer->selected[i] == option)
            return true;
    return false;
}

static NewAnswer selection_now(Arena *arena, const PracticeScore *score,
                               const Question *question, int *sum)
{
    const Answer *now = answer_to(score, question);
    NewAnswer answer = { .question = question,
                         .selected =
                             ARENA_ARRAY(arena, const Option *, question->n_options + 1) };
    for (size_t i = 0; now && i < now->n_selected; i++) {
        int value = value_of(now->selected[i], score->practice);
        if (value == 0) /* "none of these" */
            continue;
        if (!is_in(&answer, now->selected[i])) {
            answer.selected[answer.n_selected++] = now->selected[i];
            *sum += value > 0 ? value : 0;
        }
    }
    return answer;
}

/* The option that adds, or takes away, most. */
static const Option *largest(const NewAnswer *answer, const Practice *practice, bool in)
{
    const Option *best = NULL;
    for (size_t i = 0; i < answer->question->n_options; i++) {
        const Option *option = &answer->question->options[i];
        if (is_in(answer, option) != in || !is_usable(option, practice))
            continue;
        int value = value_of(option, practice);
        if (value > 0 && (!best || value > value_of(best, practice)))
            best = option;
    }
    return best;
}

static void take_out(NewAnswer *answer, const Option *option)
{
    size_t n = 0;
    for (size_t i = 0; i < answer->n_selected; i++)
        if (answer->selected[i] != option)
            answer->selected[n++] = answer->selected[i];
    answer->n_selected = n;
}

/* In the order in which the question offers them. */
static void sort_selection(Arena *arena, NewAnswer *answer)
{
    const Question *question = answer->question;
    const Option **sorted = ARENA_ARRAY(arena, const Option *, question->n_options + 1);
    size_t n = 0;
    for (size_t i = 0; i < question->n_options; i++)
        if (is_in(answer, &question->options[i]))
            sorted[n++] = &question->options[i];
    answer->selected = sorted;
    answer->n_selected = n;
}

static bool raise_sum(Arena *arena, const PracticeScore *score, const Question *question,
                      int value, NewAnswer *to)
{
    int sum = 0;
    *to = selection_now(arena, score, question, &sum);
    while (sum < value) {
        const Option *add = largest(to, score->practice, false);
        if (!add)
            return false;
        to->selected[to->n_selected++] = add;
        sum += value_of(add, score->practice);
    }
    sort_selection(arena, to);
    return to->n_selected > 0;
}

/* What is left selected may be nothing: then "none of these" is said. */
static bool lower_sum(Arena *arena, const PracticeScore *score, const Question *question,
                      int value, NewAnswer *to)
{
    int sum = 0;
    *to = selection_now(arena, score, question, &sum);
    while (sum > value) {
        const Option *drop = largest(to, score->practice, true);
        if (!drop)
            return false;
        take_out(to, drop);
        sum -= value_of(drop, score->practice);
    }
    sort_selection(arena, to);
    if (to->n_selected)
        return true;
    const Option *none = nearest(question, score->practice, 0, false);
    if (none)
        to->selected[to->n_selected++] = none;
    return none != NULL;
}

/* --- one question
 * ------------------------------------------------------------------------- */

static bool change_answer(Arena *arena, const PracticeScore *score,
                          const Question *question, int value, bool raise, NewAnswer *to)
{
    if (question->type == QUESTION_MULTI_SUM)
        return raise ? raise_sum(arena, score, question, value, to)
                     : lower_sum(arena, score, question, value, to);
    const Option *option = nearest(question, score->practice, value, raise);
    if (!option)
        return false;
    *to = only(arena, question, option);
    return true;
}

/* What the new selection gives. */
static int value_after(const NewAnswer *answer, const Practice *practice)
{
    int sum = 0, most = 0;
    for (size_t i = 0; i < answer->n_selected; i++) {
        int value = value_of(answer->selected[i], practice);
        sum += value > 0 ? value : 0;
        most = value > most ? value : most;
    }
    if (answer->question->type != QUESTION_MULTI_SUM)
        return most;
    return sum < FULL_BP ? sum : FULL_BP;
}

static int value_now(const PracticeScore *score, const Question *question)
{
    int lowest = -1;
    for (size_t i = 0; i < score->n_said; i++)
        if (score->said[i].answer->question == question &&
            (lowest < 0 || score->said[i].value_bp < lowest))
            lowest = score->said[i].value_bp;
    return lowest;
}

int answer_at_least(Explaining *e, const PracticeScore *score, int value, Change *to)
{
    const Practice *practice = score->practice;
    int lowest = FULL_BP;
    to->n_answers = 0;
    to->answers = ARENA_ARRAY(e->arena, NewAnswer, practice->n_questions + 1);
    for (size_t i = 0; i < practice->n_questions; i++) {
        const Question *question =
            model_find_question(e->card->model, practice->questions[i]);
        int now = value_now(score, question);
        bool must_rise = score->n_said ? now >= 0 && now < value : !to->n_answers;
        NewAnswer answer;
        if (!must_rise) {
            lowest = now >= 0 && now < lowest ? now : lowest;
            continue;
        }
        if (change_answer(e->arena, score, question, value, true, &answer)) {
            int after = value_after(&answer, practice);
            to->answers[to->n_answers++] = answer;
            lowest = after < lowest ? after : lowest;
        } else if (score->n_said) {
            return -1;
        }
    }
    return to->n_answers ? lowest : -1;
}

int answer_at_most(Explaining *e, const PracticeScore *score, int value, Change *to)
{
    const Practice *practice = score->practice;
    to->n_answers = 0;
    to->answers = ARENA_ARRAY(e->arena, NewAnswer, 1);
    for (size_t i = 0; i < practice->n_questions && !to->n_answers; i++) {
        const Question *question =
            model_find_question(e->card->model, practice->questions[i]);
        if (value_now(score, question) >= 0 &&
            change_answer(e->arena, score, question, value, false, &to->answers[0]))
            to->n_answers = 1;
    }
    return to->n_answers ? value_after(&to->answers[0], practice) : -1;
}
