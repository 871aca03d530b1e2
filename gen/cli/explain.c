/* `rung explain`: why a practice, a stage or a gate stands as it does, for each entity of
 * the inputs. */
#include "cli/explain.h"

#include <string.h>

#include "base/text8.h"
#include "cli/cli.h"
#include "cli/pipeline.h"
#include "cli/stored.h"
#include "emit/explanation_json.h"
#include "score/explain.h"
#include "score/score.h"

enum { NEXT_STAGE = -1, ATTAINED_STAGE = -2 };

/* What the first word means. */
typedef struct {
    SubjectKind kind;
    const Practice *practice;
    int stage; /* or NEXT_STAGE, ATTAINED_STAGE: each entity's own */
    NamedGate gate;
} Subject;

/* --- the word ----------------------------------------------------------------------- */

static bool find_practice(const Model *model, const char *word, Subject *to)
{
    for (size_t i = 0; i < model->n_practices; i++)
        if (text8_same_nocase(model->practices[i].id, word)) {
            *to = (Subject){ .kind = SUBJECT_PRACTICE, .practice = &model->practices[i] };
            return true;
        }
    return false;
}

static bool find_stage(const Model *model, const char *word, int *stage)
{
    for (int k = 1; k <= LAST_STAGE; k++) {
        const char digit[] = { (char)('0' + k), '\0' };
        if (text8_same(word, digit) || text8_same_nocase(word, model->stages[k].id) ||
            text8_same_nocase(word, model->stages[k].name)) {
            *stage = k;
            return true;
        }
    }
    *stage = ATTAINED_STAGE;
    return text8_same(word, "attained");
}

/* "critical", or "3.critical". */
static bool find_gate(Arena *arena, const Model *model, const char *word, Subject *to)
{
    const char *dot = strchr(word, '.');
    *to = (Subject){ .kind = SUBJECT_GATE, .stage = NEXT_STAGE };
    if (dot &&
        !find_stage(model, arena_strndup(arena, word, (size_t)(dot - word)), &to->stage))
        return false;
    const char *name = dot ? dot + 1 : word;
    for (int gate = 0; gate < N_NAMED_GATES; gate++)
        if (text8_same(name, named_gate_words[gate])) {
            to->gate = (NamedGate)gate;
            return true;
        }
    return false;
}

static void unknown_subject(Arena *arena, const Model *model, const char *word, Diag *diag)
{
    const char **known = NULL;
    size_t n = 0;
    for (size_t i = 0; i < model->n_practices; i++)
        ARENA_PUSH(arena, known, n) = model->practices[i].id;
    for (int k = 1; k <= LAST_STAGE; k++) {
        ARENA_PUSH(arena, known, n) = model->stages[k].id;
        ARENA_PUSH(arena, known, n) = model->stages[k].name;
        for (int gate = 0; gate < N_NAMED_GATES; gate++)
            ARENA_PUSH(arena, known, n) =
                arena_printf(arena, "%d.%s", k, named_gate_words[gate]);
    }
    for (int gate = 0; gate < N_NAMED_GATES; gate++)
        ARENA_PUSH(arena, known, n) = named_gate_words[gate];
    ARENA_PUSH(arena, known, n) = "attained";
    const char *near = text8_nearest(word, known, n);
    if (near)
        diag_usage(diag, "no practice, stage or gate \"%s\"; did you mean \"%s\"?", word,
                   near);
    else
        diag_usage(diag,
                   "no practice, stage or gate \"%s\"; expected one such as IAM-3, 3, "
                   "attained, critical, 3.critical",
                   word);
}

static bool find_subject(Arena *arena, const Model *model, const char *word, Subject *to,
                         Diag *diag)
{
    if (find_practice(model, word, to))
        return true;
    *to = (Subject){ .kind = SUBJECT_STAGE };
    if (find_stage(model, word, &to->stage) || find_gate(arena, model, word, to))
        return true;
    unknown_subject(arena, model, word, diag);
    return false;
}

/* --- the explanation ---------------------------------------------------------------- */

/* Of "attained" where nothing is: stage 1, which is not. */
static int stage_for(const Subject *subject, const Scorecard *card)
{
    if (subject->stage == NEXT_STAGE)
        return card->next_stage;
    if (subject->stage == ATTAINED_STAGE)
        return card->attained ? card->attained : 1;
    return subject->stage;
}

static const Explanation *explain(Arena *arena, const Subject *subject,
                                  const Scorecard *card, const Words *words)
{
    int stage = stage_for(subject, card);
    switch (subject->kind) {
    case SUBJECT_PRACTICE: return explain_practice(arena, card, words, subject->practice);
    case SUBJECT_STAGE: return explain_stage(arena, card, words, stage);
    case SUBJECT_GATE: return explain_gate(arena, card, words, stage, subject->gate);
    }
    return NULL;
}

static void print_all(Arena *arena, const Portfolio *all, const Explanation *const *of,
                      const Words *words, const Options *options)
{
    for (size_t i = 0; i < all->n_entities; i++) {
        printf("%s%s\n\n", i ? "\n\n" : "", all->entities[i]->assessment->entity);
        explanation_print(arena, of[i], words, options->all, stdout);
    }
}

/* A stored result says with which model it was scored; else a wrong word is refused before
 * anything is read. */
static void explain_entities(Arena *arena, Options *options, const char *word, Diag *diag)
{
    Subject subject;
    bool is_stored = stored_is_given(options);
    const Portfolio *all = is_stored ? pipeline_run(arena, options, diag) : NULL;
    if (is_stored && !all)
        return;
    const Model *model = all && all->n_entities ? all->entities[0]->model
                                                : model_load(arena, &options->bundle, diag);
    const Words *words = words_load(arena, &options->bundle, options->locale, diag);
    if (!model || !words || !find_subject(arena, model, word, &subject, diag))
        return;
    if (!is_stored)
        all = pipeline_run(arena, options, diag);
    if (!all)
        return;
    const Explanation **of = ARENA_ARRAY(arena, const Explanation *, all->n_entities + 1);
    for (size_t i = 0; i < all->n_entities; i++) {
        Subject here = subject;
        if (subject.practice) /* of the model that these inputs were scored with */
            here.practice =
                model_find_practice(all->entities[i]->model, subject.practice->id);
        of[i] = explain(arena, &here, all->entities[i], words);
    }
    if (!options->json) {
        print_all(arena, all, of, words, options);
        return;
    }
    Buffer bytes = explanations_json(arena, all->entities, of, all->n_entities);
    fwrite(bytes.data, 1, bytes.length, stdout);
}

/* --- the command -------------------------------------------------------------------- */

static bool is_claimed(const Options *options, const char *input)
{
    for (size_t i = 0; i < options->n_claims; i++)
        if (options->claims[i].path == input)
            return true;
    return false;
}

/* The first word that is no file of --as; it leaves the inputs. */
static const char *take_subject(Options *options)
{
    const char *word = NULL;
    size_t n = 0;
    for (size_t i = 0; i < options->n_inputs; i++)
        if (!word && !is_claimed(options, options->inputs[i]))
            word = options->inputs[i];
        else
            options->inputs[n++] = options->inputs[i];
    options->n_inputs = n;
    return word;
}

int command_explain(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Diag *diag = diag_new(arena);
    if (options_read(arena, FOR_EXPLAIN, argc, argv, &options, diag)) {
        const char *word = take_subject(&options);
        if (!word || !options.n_inputs)
            diag_usage(diag, "expected a practice, stage or gate, and inputs: "
                             "rung explain IAM-3 scans/");
        else
            explain_entities(arena, &options, word, diag);
    }
    fflush(stdout);
    if (ferror(stdout))
        diag_world(diag, "standard output", "cannot write");
    diag_print(diag, stderr, options.verbose);
    int status = diag_exit(diag);
    arena_free(arena);
    return status;
}
