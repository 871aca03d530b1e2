/* `rung plan`: the cheapest set of practices that attains a stage, for each entity, as a
 * table for people or as JSON. The plans are made by score/plan.c. */
#include "score/plan.h"
#include "base/json_write.h"
#include "base/text8.h"
#include "cli/cli.h"
#include "cli/pipeline.h"
#include "emit/result.h"
#include "layout/say_plan.h"
#include "version.h"

typedef struct {
    Arena *arena;
    Options *options;
    const Words *words;
    const Practice **without;
    size_t n_without;
    Diag *diag;
} Run;

#define TELL(run, key, ...) words_say((run)->words, (run)->arena, (key), SAY(__VA_ARGS__))

/* --- what is asked for -----------------------------------------------------------------
 */

/* By number, id or name. 0 when no stage above the first step is meant. */
static int stage_meant_by(const Model *model, const char *word)
{
    for (int k = 1; k <= LAST_STAGE; k++) {
        const char digits[] = { (char)('0' + k), '\0' };
        const Stage *stage = &model->stages[k];
        if (text8_same(word, digits) || text8_same_nocase(word, stage->id) ||
            text8_same_nocase(word, stage->name))
            return k;
    }
    return 0;
}

static void refuse_stage(const Run *run, const Model *model)
{
    const char *names = "";
    for (int k = 1; k <= LAST_STAGE; k++)
        names = arena_printf(run->arena, "%s%s%d (%s)", names, k > 1 ? ", " : "", k,
                             model->stages[k].name);
    diag_usage(run->diag, "--to: no stage \"%s\"; the stages are %s", run->options->to,
               names);
}

static void read_without(Run *run, const Model *model)
{
    const Options *options = run->options;
    run->without = ARENA_ARRAY(run->arena, const Practice *, options->n_without + 1);
    for (size_t i = 0; i < options->n_without; i++) {
        const char *id = options->without[i];
        const Practice *practice = model_find_practice(model, id);
        const char *near = practice ? NULL : model_nearest_practice(model, run->arena, id);
        if (practice)
            run->without[run->n_without++] = practice;
        else
            diag_usage(run->diag, "--without: no practice \"%s\"%s%s%s", id,
                       near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    }
}

static const Plan *plan_for(const Run *run, const Scorecard *card)
{
    const Options *options = run->options;
    int to = options->to ? stage_meant_by(card->model, options->to) : card->next_stage;
    const PlanOptions wanted = { .target = to,
                                 .without = run->without,
                                 .n_without = run->n_without,
                                 .effort_budget = options->effort_budget };
    return plan_make(run->arena, card, &wanted);
}

/* --- for people ------------------------------------------------------------------------
 */

static const char *points(const Run *run, int n)
{
    return TELL(run, "plan.points", { "n", .number = n });
}

static const char *headline(const Run *run, const Scorecard *card, const Plan *plan)
{
    static const char *const keys[N_PLAN_OUTCOMES] = {
        [PLAN_NOT_NEEDED] = "plan.already",
        [PLAN_ATTAINS] = "plan.attains",
        [PLAN_FALLS_SHORT] = "plan.falls_short",
        [PLAN_UNREACHABLE] = "plan.unreachable",
    };
    const Parameters *parameters = &card->model->parameters;
    bool between = plan->outcome == PLAN_FALLS_SHORT && plan->leads_to > card->attained;
    return TELL(run, between ? "plan.falls_short_stage" : keys[plan->outcome],
                { "entity", .text = card->assessment->entity },
                { "n", .number = (int64_t)plan->n_steps },
                { "stage", .number = plan->target },
                { "name", .text = card->model->stages[plan->target].name },
                { "points", .text = points(run, plan->effort) },
                { "needed", .text = points(run, plan->effort_needed) },
                { "budget", .text = points(run, run->options->effort_budget) },
                { "reached", .number = plan->leads_to },
                { "small", .number = parameters->effort_points[EFFORT_S] },
                { "medium", .number = parameters->effort_points[EFFORT_M] },
                { "large", .number = parameters->effort_points[EFFORT_L] });
}

/* What is longest stands last, so that a narrow terminal breaks only that. */
enum { NUMBER, PRACTICE, EFFORT, THEN, NOW, STEP, N_COLUMNS };

typedef struct {
    const char *cells[N_COLUMNS];
} Row;

static Row titles(const Run *run)
{
    static const char *const keys[N_COLUMNS] = {
        [NUMBER] = "column.number", [PRACTICE] = "column.practice",
        [EFFORT] = "column.effort", [THEN] = "column.after",
        [NOW] = "column.now",       [STEP] = "column.step",
    };
    Row row;
    for (size_t i = 0; i < N_COLUMNS; i++)
        row.cells[i] = words_say(run->words, run->arena, keys[i], SAY_NOTHING);
    return row;
}

static Row row_of(const Run *run, const Scorecard *card, const Plan *plan, size_t i)
{
    const PlanStep *step = &plan->steps[i];
    return (Row){ .cells = {
                      [NUMBER] = arena_printf(run->arena, "%zu", i + 1),
                      [PRACTICE] = step->practice->id,
                      [EFFORT] = effort_names[step->practice->effort],
                      [THEN] = say_step_after(run->words, run->arena, card, plan, i),
                      [NOW] = say_step_now(run->words, run->arena, card, step),
                      [STEP] = step->practice->recommendation.title,
                  } };
}

static void print_rows(const Row *rows, size_t n)
{
    size_t widths[N_COLUMNS] = { 0 };
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < N_COLUMNS; k++) {
            size_t width = text8_width(rows[i].cells[k]);
            widths[k] = width > widths[k] ? width : widths[k];
        }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < N_COLUMNS; k++) {
            const char *cell = rows[i].cells[k];
            bool last = k + 1 == N_COLUMNS;
            int padding = last ? 0 : (int)(widths[k] - text8_width(cell));
            printf("  %s%*s%s", cell, padding, "", last ? "\n" : "");
        }
}

static void print_steps(const Run *run, const Scorecard *card, const Plan *plan)
{
    Row *rows = ARENA_ARRAY(run->arena, Row, plan->n_steps + 1);
    rows[0] = titles(run);
    for (size_t i = 0; i < plan->n_steps; i++)
        rows[i + 1] = row_of(run, card, plan, i);
    printf("\n");
    print_rows(rows, plan->n_steps + 1);
    printf("\n");
}

static void print_plan(const Run *run, const Scorecard *card)
{
    const Plan *plan = plan_for(run, card);
    printf("%s\n", headline(run, card, plan));
    for (size_t i = 0; i < plan->n_obstacles; i++)
        printf("  %s\n", TELL(run, "sentence",
                              { "x", .text = say_obstacle(run->words, run->arena, card,
                                                          &plan->obstacles[i]) }));
    if (plan->n_steps)
        print_steps(run, card, plan);
    if (plan->outcome == PLAN_ATTAINS && plan->proven)
        printf("%s\n", TELL(run, "plan.proven", { "n", .number = (int64_t)plan->n_steps }));
    size_t n;
    const char *const *notes = say_plan_notes(run->words, run->arena, card, plan, &n);
    for (size_t i = 0; i < n; i++)
        printf("%s\n", notes[i]);
}

static void print_plans(const Run *run, const Portfolio *all)
{
    const char *between = "";
    for (size_t i = 0; i < all->n_entities; i++, between = "\n") {
        printf("%s", between);
        print_plan(run, all->entities[i]);
    }
    for (size_t i = 0; i < all->n_unassessed; i++, between = "\n")
        printf("%s%s\n", between,
               TELL(run, "plan.unassessed", { "entity", .text = all->unassessed[i] }));
}

/* --- for programs ----------------------------------------------------------------------
 */

static void write_json(const Run *run, const Portfolio *all)
{
    const Options *options = run->options;
    JsonWriter *writer = json_writer_new(run->arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-plan/1");
    json_put_text(writer, "rung", rung_version);
    result_put_practices(writer, "without", run->without, run->n_without);
    result_put_known(writer, "effort_budget", options->effort_budget);
    json_open(writer, "plans", '[');
    for (size_t i = 0; i < all->n_entities; i++) {
        const Scorecard *card = all->entities[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "entity", card->assessment->entity);
        result_put_date(writer, "as_of", card->assessment->as_of);
        json_put_int(writer, "attained", card->attained);
        result_put_plan(writer, "plan", plan_for(run, card));
        json_close(writer);
    }
    json_close(writer);
    result_put_texts(writer, "unassessed", all->unassessed, all->n_unassessed);
    json_close(writer);
    Buffer bytes = json_writer_end(writer);
    fwrite(bytes.data, 1, bytes.length, stdout);
}

/* --- the whole -------------------------------------------------------------------------
 */

static void plan(Run *run)
{
    const Options *options = run->options;
    const Portfolio *all = pipeline_run(run->arena, run->options, run->diag);
    run->words = words_load(run->arena, &options->bundle, options->locale, run->diag);
    if (!all || !run->words)
        return;
    const Model *model = all->n_entities ? all->entities[0]->model : NULL;
    if (model && options->to && !stage_meant_by(model, options->to))
        refuse_stage(run, model);
    if (model)
        read_without(run, model);
    if (diag_failed(run->diag))
        return;
    if (options->json)
        write_json(run, all);
    else
        print_plans(run, all);
}

int command_plan(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Run run = { .arena = arena, .options = &options, .diag = diag_new(arena) };
    if (options_read(arena, FOR_PLAN, argc, argv, &options, run.diag))
        plan(&run);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(run.diag, "standard output", "cannot write");
    diag_print(run.diag, stderr, options.verbose);
    int status = diag_exit(run.diag);
    arena_free(arena);
    return status;
}
