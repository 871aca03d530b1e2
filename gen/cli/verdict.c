/* Four lines: the stage, what holds the next one back, the first move, what was read. */
#include "cli/verdict.h"

#include "base/file.h"
#include "layout/say.h"
#include "layout/say_changes.h"

enum { MOST_NAMED = 5 };

static const char *stage_line(Arena *arena, const Scorecard *card, const Words *words)
{
    const char *key = arena_printf(arena, "terminal.%s", headline_names[card->headline]);
    return words_say(words, arena, key,
                     SAY({ "entity", .text = card->assessment->entity },
                         { "stage", .number = card->attained },
                         { "name", .text = card->model->stages[card->attained].name },
                         { "score_stage", .number = card->score_stage },
                         { "index", .number = card->index_tenths },
                         { "potential", .number = card->potential },
                         { "proven", .number = card->lowest_assurance },
                         { "asked", .number = card->assessment->demands.min_assurance },
                         { "of", .number = card->next_stage },
                         { "share", .number = card->stages[card->next_stage].knowledge },
                         { "known", .text = say_known_share(words, arena, card) }));
}

/* "SCR-1, IAM-1 and DPL-2": the open critical practices and blockers of a stage. */
static const char *open_points(Arena *arena, const StageScore *stage, const Words *words,
                               size_t *n)
{
    const char *ids[MOST_NAMED];
    size_t named = 0;
    *n = stage->n_critical_open + stage->n_blockers;
    for (size_t i = 0; i < *n && named < MOST_NAMED; i++)
        ids[named++] = i < stage->n_critical_open
                           ? stage->critical_open[i]->id
                           : stage->blockers[i - stage->n_critical_open]->id;
    return words_list(words, arena, ids, named);
}

static const char *next_line(Arena *arena, const Scorecard *card, const Words *words)
{
    if (card->attained == LAST_STAGE)
        return words_say(words, arena, "terminal.last", SAY_NOTHING);
    int next = card->next_stage;
    const StageScore *stage = &card->stages[next];
    size_t n;
    const char *open = open_points(arena, stage, words, &n);
    const char *key = n ? "terminal.next_held" : "terminal.next_short";
    return words_say(
        words, arena, key,
        SAY({ "stage", .number = next }, { "name", .text = card->model->stages[next].name },
            { "n", .number = (int64_t)n }, { "open", .text = open },
            { "score", .number = stage->score_low },
            { "need", .number = card->model->parameters.stage_threshold_bp[next] }));
}

static const char *move_line(Arena *arena, const Scorecard *card, const Words *words)
{
    if (!card->n_moves)
        return words_say(words, arena, "terminal.no_move", SAY_NOTHING);
    const Move *move = card->agenda[0];
    const char *key = move->action == ACTION_DO ? "terminal.move" : "terminal.find_out";
    return words_say(words, arena, key,
                     SAY({ "title", .text = move->practice->recommendation.title },
                         { "practice", .text = move->practice->title },
                         { "id", .text = move->practice->id },
                         { "gain", .number = move->gain_bp }));
}

/* Practices that some input speaks of: a tool or an answer. */
static size_t practices_seen(const Scorecard *card)
{
    size_t n = 0;
    for (size_t i = 0; i < card->model->n_practices; i++)
        n += card->practices[i].n_seen > 0 || is_answered(&card->practices[i]);
    return n;
}

static const char *input_line(Arena *arena, const Scorecard *card, const Words *words)
{
    const Assessment *found = card->assessment;
    Records sum = { 0 };
    for (size_t i = 0; i < found->n_inputs; i++) {
        const Records *records = &found->inputs[i].records;
        sum.in += records->in;
        sum.mapped += records->mapped;
        sum.unmapped += records->unmapped;
        sum.ignored += records->ignored + records->rejected;
    }
    const char *files = words_say(words, arena, "terminal.files",
                                  SAY({ "n", .number = (int64_t)found->n_inputs }));
    const char *practices =
        words_say(words, arena, "terminal.practices",
                  SAY({ "n", .number = (int64_t)practices_seen(card) }));
    return words_say(words, arena, "terminal.inputs",
                     SAY({ "files", .text = files }, { "n", .number = (int64_t)sum.in },
                         { "mapped", .number = (int64_t)sum.mapped },
                         { "practices", .text = practices },
                         { "unmapped", .number = (int64_t)sum.unmapped },
                         { "ignored", .number = (int64_t)sum.ignored }));
}

/* At most two lines, what is no longer known first. */
static void print_changes(Arena *arena, const Changes *changes, const Words *words,
                          FILE *to)
{
    const char *parts[] = { say_stages(arena, words, changes),
                            say_cause(arena, words, changes),
                            say_counts(arena, words, changes),
                            say_ruler(arena, words, changes) };
    const char *lost = say_lost(arena, words, changes), *line = parts[0];
    for (size_t i = 1; i < sizeof parts / sizeof *parts; i++)
        if (*parts[i])
            line = arena_printf(arena, "%s; %s", line, parts[i]);
    if (*lost)
        fprintf(to, "%s\n",
                words_say(words, arena, "terminal.lost", SAY({ "x", .text = lost })));
    fprintf(to, "%s\n", line);
}

void verdict_print(Arena *arena, const Scorecard *card, const Words *words, FILE *to)
{
    fprintf(to, "%s\n", stage_line(arena, card, words));
    if (card->changes)
        print_changes(arena, card->changes, words, to);
    fprintf(to, "%s\n", next_line(arena, card, words));
    fprintf(to, "%s\n", move_line(arena, card, words));
    fprintf(to, "%s\n", input_line(arena, card, words));
}

void verdict_print_inputs(Arena *arena, const Scorecard *card, const Words *words, FILE *to)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_inputs; i++) {
        const Input *input = &found->inputs[i];
        const Records *r = &input->records;
        const char *tool = input->tool ? input->tool : input->format;
        if (input->tool_version)
            tool = arena_printf(arena, "%s %s", tool, input->tool_version);
        fprintf(
            to, "  %s: %s\n", path_base(input->path),
            words_say(
                words, arena, input->no_data ? "terminal.no_data" : "terminal.input",
                SAY({ "tool", .text = tool }, { "n", .number = (int64_t)r->in },
                    { "mapped", .number = (int64_t)r->mapped },
                    { "unmapped", .number = (int64_t)r->unmapped },
                    { "suppressed", .number = (int64_t)r->ignored_for[IGNORED_SUPPRESSED] },
                    { "context", .number = (int64_t)r->ignored_for[IGNORED_CONTEXT] },
                    { "rejected", .number = (int64_t)r->rejected })));
        for (size_t k = 0; k < input->n_remarks; k++)
            fprintf(to, "    %s\n", input->remarks[k]);
    }
}
