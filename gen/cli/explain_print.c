/* An explanation in lines of at most 80 columns: what it is, how it was reached, what it
 * rests on, what would turn it. */
#include "cli/explain.h"

#include <inttypes.h>
#include <string.h>

#include "base/text8.h"

enum { WIDTH = 80, MOST_COUNTED = 10, MOST_LEFT_OUT = 5, INDENT = 2, RULE = 5 };

typedef struct {
    Arena *arena;
    const Words *words;
    bool all;
    FILE *to;
} Print;

#define TELL(print, key, ...)                                                              \
    words_say((print)->words, (print)->arena, key, SAY(__VA_ARGS__))
#define TELL_PLAIN(print, key) words_say((print)->words, (print)->arena, key, SAY_NOTHING)

/* --- lines -------------------------------------------------------------------------- */

static size_t columns_of(const char *text, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++)
        n += ((unsigned char)text[i] & 0xc0) != 0x80;
    return n;
}

/* Words flow from column `at`, where the line stands already, and go on at `hang`. */
static void flow(const Print *p, size_t at, size_t hang, const char *text)
{
    bool first = true;
    while (*text) {
        size_t length = strcspn(text, " "), n = columns_of(text, length);
        if (!first && at + 1 + n > WIDTH) {
            fprintf(p->to, "\n%*s", (int)hang, "");
            at = hang;
        } else if (!first) {
            fputc(' ', p->to);
            at++;
        }
        fwrite(text, 1, length, p->to);
        at += n;
        first = false;
        text += length;
        text += strspn(text, " ");
    }
    fputc('\n', p->to);
}

static void flow_from(const Print *p, size_t indent, size_t hang, const char *text)
{
    fprintf(p->to, "%*s", (int)indent, "");
    flow(p, indent, hang, text);
}

static void head(const Print *p, const char *key)
{
    fprintf(p->to, "\n%s\n", TELL_PLAIN(p, key));
}

/* --- steps -------------------------------------------------------------------------- */

static void print_formula(const Print *p, const Formula *formula)
{
    size_t indent = INDENT + RULE + INDENT;
    const char *value = arena_printf(p->arena, "%" PRId64, formula->value);
    const char *line;
    if (formula->is_question)
        line = TELL(p, formula->value ? "explain.line.yes" : "explain.line.no",
                    { "name", .text = formula->name },
                    { "expression", .text = formula->expression });
    else if (strcmp(value, formula->expression) == 0)
        line = arena_printf(p->arena, "%s = %s", formula->name, value);
    else
        line = arena_printf(p->arena, "%s = %s = %s", formula->name, formula->expression,
                            value);
    flow_from(p, indent, indent + 2 * INDENT, line);
}

static void print_steps(const Print *p, const Explanation *of)
{
    head(p, "explain.head.steps");
    for (size_t i = 0; i < of->n_steps; i++) {
        const Step *step = &of->steps[i];
        const char *text = step->text
                               ? arena_printf(p->arena, "%s. %s", step->title, step->text)
                               : step->title;
        fprintf(p->to, "%*s%-*s", INDENT, "", RULE, step->rule);
        flow(p, INDENT + RULE, INDENT + RULE, text);
        for (size_t k = 0; k < step->n_formulas; k++)
            print_formula(p, &step->formulas[k]);
    }
}

static void print_addends(const Print *p, const Explanation *of)
{
    if (!of->n_addends)
        return;
    head(p, "explain.head.addends");
    fprintf(p->to, "  %-8s %-9s %3s %6s %7s %6s %6s %6s\n",
            TELL_PLAIN(p, "explain.column.id"), TELL_PLAIN(p, "explain.column.state"), "w",
            "g", "w*g", "h", TELL_PLAIN(p, "explain.column.known"),
            TELL_PLAIN(p, "explain.column.proof"));
    int64_t weight = 0, sum = 0;
    for (size_t i = 0; i < of->n_addends; i++) {
        const Addend *addend = &of->addends[i];
        const char *state =
            TELL_PLAIN(p, arena_printf(p->arena, "state.%s", state_names[addend->state]));
        const char *proof =
            addend->confidence < 0 ? "-" : arena_printf(p->arena, "%d", addend->confidence);
        fprintf(p->to, "  %-8s %-9s %3d %6d %7" PRId64 " %6d %6d %6s\n",
                addend->practice->id, state, addend->weight, addend->g, addend->weighted,
                addend->h, addend->known, proof);
        weight += addend->weight;
        sum += addend->weighted;
    }
    fprintf(p->to, "  %-8s %-9s %3" PRId64 " %6s %7" PRId64 "\n",
            TELL_PLAIN(p, "explain.column.sum"), "", weight, "", sum);
}

/* --- what it rests on
 * --------------------------------------------------------------------- */

static const char *place_of(const Print *p, const Input *input, const char *pointer)
{
    if (!input)
        return TELL_PLAIN(p, "record.none");
    return arena_printf(p->arena, "%s:%s", input->path, pointer ? pointer : "");
}

static void print_witness(const Print *p, const Witness *witness)
{
    static const char *const verdicts[N_VERDICTS] = {
        [VERDICT_PASS] = "verdict.pass",
        [VERDICT_FAIL] = "verdict.fail",
        [VERDICT_NA] = "verdict.na",
        [VERDICT_UNKNOWN] = "verdict.no_verdict",
    };
    const Observation *seen = witness->seen;
    const char *what = arena_printf(p->arena, "%s %s", seen->tool ? seen->tool : "",
                                    seen->check ? seen->check : "");
    const char *why = witness->why_not ? witness->why_not : "";
    if (witness->is_conflict)
        why = TELL(p, "explain.line.conflict", { "why", .text = why });
    flow_from(p, INDENT, 3 * INDENT,
              TELL(p, witness->why_not ? "explain.line.left_out" : "explain.line.counted",
                   { "verdict", .text = TELL_PLAIN(p, verdicts[seen->verdict]) },
                   { "resource", .text = seen->resource->id }, { "check", .text = what },
                   { "why", .text = why }));
    flow_from(p, 3 * INDENT, 3 * INDENT, place_of(p, seen->input, seen->pointer));
}

static void print_witnesses(const Print *p, const Explanation *of, bool counted,
                            size_t most, const char *key)
{
    size_t n = 0;
    for (size_t i = 0; i < of->n_witnesses; i++) {
        const Witness *witness = &of->witnesses[i];
        if ((witness->why_not == NULL) != counted)
            continue;
        if (!n++)
            head(p, key);
        if (n <= most || p->all)
            print_witness(p, witness);
    }
    if (n > most && !p->all)
        flow_from(p, INDENT, 3 * INDENT,
                  TELL(p, "explain.line.cut", { "n", .number = (int64_t)(n - most) }));
}

static void print_notes(const Print *p, const char *key, const Note *notes, size_t n)
{
    if (n)
        head(p, key);
    for (size_t i = 0; i < n; i++) {
        flow_from(p, INDENT, 3 * INDENT, notes[i].text);
        flow_from(p, 3 * INDENT, 3 * INDENT, place_of(p, notes[i].input, notes[i].pointer));
    }
}

/* --- what would turn it
 * -------------------------------------------------------------------- */

static void print_goal(const Print *p, const Explanation *of, Goal goal)
{
    size_t n = 0;
    for (size_t i = 0; i < of->n_changes; i++)
        n += of->changes[i].goal == goal;
    if (n)
        fprintf(p->to, "\n%s\n",
                TELL(p, arena_printf(p->arena, "explain.head.%s", goal_names[goal]),
                     { "n", .number = (int64_t)n }));
    for (size_t i = 0; i < of->n_changes; i++) {
        const Change *change = &of->changes[i];
        if (change->goal != goal)
            continue;
        fprintf(p->to, "%*s- ", INDENT, "");
        flow(p, 2 * INDENT, 2 * INDENT, change->text);
    }
}

void explanation_print(Arena *arena, const Explanation *of, const Words *words, bool all,
                       FILE *to)
{
    const Print print = { .arena = arena, .words = words, .all = all, .to = to };
    const Print *p = &print;
    const char *name = of->kind == SUBJECT_PRACTICE
                           ? arena_printf(arena, "%s, %s", of->id, of->title)
                           : of->title;
    flow(p, 0, 0, arena_printf(arena, "%s: %s", name, of->verdict));
    flow(p, 0, 0, of->asked);
    print_steps(p, of);
    print_addends(p, of);
    for (int goal = 0; goal < N_GOALS; goal++)
        print_goal(p, of, (Goal)goal);
    if (of->no_change) {
        fputc('\n', to);
        flow(p, 0, 0, of->no_change);
    }
    print_witnesses(p, of, true, MOST_COUNTED, "explain.head.counted");
    print_witnesses(p, of, false, MOST_LEFT_OUT, "explain.head.left_out");
    print_notes(p, "explain.head.answers", of->answers, of->n_answers);
    print_notes(p, "explain.head.waivers", of->waivers, of->n_waivers);
}
