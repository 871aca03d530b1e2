/* `rung ask`: what no scan can see, asked of people. Here: which questions there are to
 * ask, and why; then the way goes to the terminal, to a list, or to a page. */
#include "cli/ask.h"

#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "cli/pipeline.h"
#include "emit/form.h"
#include "layout/layout.h"
#include "score/score.h"

/* --- the verdict so far ------------------------------------------------------------- */

/* As a report would read the inputs beside the file. The file may be among the inputs: what
 * it says twice then counts once, and only what nobody knew, or said too long ago, is said
 * anew. */
static void join_answers(const Ask *ask, Assessment *to)
{
    size_t n = ask->found->n_answers;
    to->answers = ARENA_ARRAY(ask->trial, Answer, n + ask->model->n_questions);
    for (size_t i = 0; i < n; i++)
        to->answers[i] = ask->found->answers[i];
    for (size_t i = 0; i < ask->model->n_questions; i++)
        if (ask->file.entries[i].answer.question)
            to->answers[n++] = ask->file.entries[i].answer;
    to->n_answers = n;
}

void ask_score(Ask *ask)
{
    arena_reset(ask->trial);
    Assessment *joined = ARENA_NEW(ask->trial, Assessment);
    *joined = *ask->found;
    join_answers(ask, joined);
    if (ask->file.entity)
        joined->entity = ask->file.entity;
    /* What scoring warns of was said once, of the inputs. */
    ask->verdict = score(ask->trial, ask->model, joined, diag_new(ask->trial));
}

/* --- which questions ------------------------------------------------------------------ */

/* Has an answer that still counts, be it "we do not know". */
static bool was_answered(const Ask *ask, const Question *question)
{
    const Answer *answer = &answer_file_entry(&ask->file, question)->answer;
    Date today = ask->options->as_of != DATE_NONE ? ask->options->as_of : date_today();
    int64_t days = (int64_t)today - answer->date;
    return answer->question && (answer->date == DATE_NONE ||
                                days <= ask->model->parameters.fresh_days_questionnaire);
}

Agenda ask_agenda(const Ask *ask, Arena *arena)
{
    const Scorecard *card = ask->verdict;
    size_t n = card ? card->n_open_questions : ask->model->n_questions;
    Agenda agenda = { .rows = ARENA_ARRAY(arena, AgendaRow, n) };
    for (size_t i = 0; i < n; i++) {
        AgendaRow row = { .question = card ? card->open_questions[i].question
                                           : &ask->model->questions[i],
                          .why = card ? &card->open_questions[i] : NULL };
        if (card || ask->options->ask_all || !was_answered(ask, row.question))
            agenda.rows[agenda.n++] = row;
    }
    return agenda;
}

const char *ask_why(const Ask *ask, Arena *arena, const OpenQuestion *open)
{
    const char **ids = ARENA_ARRAY(arena, const char *, open->n_practices);
    for (size_t i = 0; i < open->n_practices; i++)
        ids[i] = open->practices[i]->id;
    const char *key = !open->n_closes  ? "why.swing"
                      : open->swing_bp ? "why.both"
                                       : "why.closes";
    return words_say(
        ask->words, arena, key,
        SAY({ "stage", .number = open->stage }, { "swing", .number = open->swing_bp },
            { "list", .text = words_list(ask->words, arena, ids, open->n_practices) }));
}

const char *ask_stage(const Ask *ask, Arena *arena, int stage)
{
    const char *name = ask->model->stages[stage].name;
    if (!stage)
        return name;
    return words_say(ask->words, arena, "stage.named",
                     SAY({ "stage", .number = stage }, { "name", .text = name }));
}

/* --- the page ---------------------------------------------------------------------------
 */

static void write_form(const Ask *ask)
{
    Arena *arena = ask->arena;
    const Options *options = ask->options;
    const Theme *theme = theme_load_branded(arena, &options->bundle,
                                            options->theme ? options->theme : "slate",
                                            options->brand_colour, ask->diag);
    if (!theme)
        return;
    Agenda agenda = ask_agenda(ask, arena);
    Form form = { .model = ask->model,
                  .theme = theme,
                  .words = ask->words,
                  .entity = options->entity ? options->entity : ask->file.entity,
                  .by = options->by,
                  .as_of = options->as_of,
                  .questions = ARENA_ARRAY(arena, FormQuestion, agenda.n),
                  .n_questions = agenda.n };
    for (size_t i = 0; i < agenda.n; i++) {
        const AgendaRow *row = &agenda.rows[i];
        form.questions[i] =
            (FormQuestion){ .question = row->question,
                            .why = row->why ? ask_why(ask, arena, row->why) : NULL };
    }
    Buffer page = emit_form(arena, &form, &ask->options->bundle, ask->diag);
    if (!diag_failed(ask->diag) && file_write(arena, ask->options->form, page, ask->diag))
        printf("  %s\n", ask->options->form);
}

/* --- the command ------------------------------------------------------------------------
 */

static void check_options(const Options *options, Diag *diag)
{
    if (options->n_inputs && !options->missing)
        diag_usage(diag, "%s: inputs are read with --missing alone", options->inputs[0]);
    if (options->missing && options->ask_all)
        diag_usage(diag, "--missing asks what is open, --all what is answered: choose one");
    if (options->form && (options->list || options->json))
        diag_usage(diag, "--html writes a page, --list and --json a list: choose one");
    for (size_t i = 0; i < options->n_inputs; i++)
        if (text8_same(options->inputs[i], "-") && !options->list && !options->json &&
            !options->form)
            diag_usage(diag, "-: standard input is for the answers; name a file");
}

/* Reads the model alone, or with the inputs. */
static bool read_inputs(Ask *ask)
{
    const Options *options = ask->options;
    if (!options->missing) {
        ask->model = model_load(ask->arena, &options->bundle, ask->diag);
        return ask->model;
    }
    const Portfolio *all = pipeline_run(ask->arena, ask->options, ask->diag);
    if (!all)
        return false;
    if (all->n_entities != 1) {
        diag_error(ask->diag, origin_of_file(options->inputs[0]),
                   "expected one entity, found %zu: ask about each alone", all->n_entities);
        return false;
    }
    ask->found = all->entities[0]->assessment;
    ask->model = all->entities[0]->model;
    return true;
}

static void run(Ask *ask)
{
    const Options *options = ask->options;
    check_options(options, ask->diag);
    if (diag_failed(ask->diag) || !read_inputs(ask))
        return;
    ask->words = words_load(ask->arena, &options->bundle, options->locale, ask->diag);
    if (!ask->words || !answer_file_read(ask->arena, options->answers, ask->model,
                                         &options->bundle, &ask->file, ask->diag))
        return;
    if (ask->found)
        ask_score(ask);
    if (options->form)
        write_form(ask);
    else if (options->list || options->json)
        ask_list(ask);
    else
        ask_in_terminal(ask);
}

int command_ask(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Ask ask = {
        .arena = arena, .trial = arena_new(), .options = &options, .diag = diag_new(arena)
    };
    if (options_read(arena, FOR_ASK, argc, argv, &options, ask.diag))
        run(&ask);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(ask.diag, "standard output", "cannot write");
    diag_print(ask.diag, stderr, false);
    int status = diag_exit(ask.diag);
    arena_free(ask.trial);
    arena_free(arena);
    return status;
}
