/* How an explanation is put together, and the whole set of them; the rules stand in the
 * files beside this one. */
#include "score/explain.h"

#include "score/explain_parts.h"

Step *add_step(Explaining *explaining, const char *rule, const char *title,
               const char *text)
{
    Explanation *to = explaining->to;
    ARENA_PUSH(explaining->arena, to->steps, to->n_steps) =
        (Step){ .rule = rule, .title = title, .text = text };
    return &to->steps[to->n_steps - 1];
}

static void put_formula(Explaining *explaining, Step *step, Formula formula,
                        const char *format, va_list args)
{
    formula.expression = arena_vprintf(explaining->arena, format, args);
    ARENA_PUSH(explaining->arena, step->formulas, step->n_formulas) = formula;
}

void add_formula(Explaining *explaining, Step *step, const char *name, int64_t value,
                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formula(explaining, step, (Formula){ .name = name, .value = value }, format, args);
    va_end(args);
}

void add_question(Explaining *explaining, Step *step, const char *name, bool holds,
                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    put_formula(explaining, step,
                (Formula){ .name = name, .value = holds, .is_question = true }, format,
                args);
    va_end(args);
}

const char *say_bp(const Explaining *explaining, int bp)
{
    return arena_printf(explaining->arena, "%d", bp);
}

const Explanations *explain_all(Arena *arena, const Scorecard *card, const Words *words)
{
    size_t n = card->model->n_practices;
    Explanations *all = ARENA_NEW(arena, Explanations);
    all->practices = ARENA_ARRAY(arena, const Explanation *, n);
    for (size_t i = 0; i < n; i++)
        all->practices[i] =
            explain_practice(arena, card, words, &card->model->practices[i]);
    return all;
}
