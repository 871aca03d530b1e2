/* `rung ask --list` and `--json`: the questions without asking them. */
#include <stdio.h>

#include "base/json_write.h"
#include "cli/ask.h"
#include "cli/terminal.h"

/* --- for people ----------------------------------------------------------------------- */

static void print_row(const Ask *ask, const Terminal *terminal, const AgendaRow *row)
{
    Arena *arena = ask->arena;
    terminal_say(terminal, VOICE_STRONG, arena_printf(arena, "%s  ", row->question->id),
                 row->question->text);
    if (row->why)
        terminal_say(terminal, VOICE_QUIET, "     ", ask_why(ask, arena, row->why));
}

static void print_list(const Ask *ask, const Agenda *agenda)
{
    const Terminal terminal = terminal_open();
    const char *key = ask->verdict ? "ask.list_head" : "ask.opening";
    if (!ask->verdict && !agenda->n)
        key = "ask.none_open";
    terminal_say(
        &terminal, VOICE_PLAIN, "",
        words_say(ask->words, ask->arena, key, SAY({ "n", .number = (int64_t)agenda->n })));
    for (size_t i = 0; i < agenda->n; i++)
        print_row(ask, &terminal, &agenda->rows[i]);
}

/* --- for programs -----------------------------------------------------------------------
 */

static void put_ids(JsonWriter *writer, const char *key, const Practice *const *practices,
                    size_t n)
{
    json_open_line(writer, key, '[');
    for (size_t i = 0; i < n; i++)
        json_put_text(writer, NULL, practices[i]->id);
    json_close(writer);
}

static void put_options(JsonWriter *writer, const Question *question)
{
    json_open(writer, "options", '[');
    for (size_t i = 0; i < question->n_options; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "id", question->options[i].id);
        json_put_text(writer, "text", question->options[i].text);
        json_close(writer);
    }
    json_close(writer);
}

static void put_row(JsonWriter *writer, const Ask *ask, const AgendaRow *row)
{
    json_open(writer, NULL, '{');
    json_put_text(writer, "question", row->question->id);
    json_put_text(writer, "text", row->question->text);
    json_put_bool(writer, "several", row->question->type != QUESTION_SINGLE);
    put_options(writer, row->question);
    if (row->why) {
        json_put_int(writer, "stage", row->why->stage);
        put_ids(writer, "practices", row->why->practices, row->why->n_practices);
        put_ids(writer, "closes", row->why->closes, row->why->n_closes);
        json_put_int(writer, "swing_bp", row->why->swing_bp);
        json_put_text(writer, "why", ask_why(ask, ask->arena, row->why));
    }
    json_close(writer);
}

static void print_json(const Ask *ask, const Agenda *agenda)
{
    JsonWriter *writer = json_writer_new(ask->arena);
    const Scorecard *card = ask->verdict;
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-questions/1");
    json_put_text(writer, "model_version", ask->model->version);
    if (card) {
        json_put_text(writer, "entity", card->assessment->entity);
        json_put_int(writer, "attained", card->attained);
        json_put_int(writer, "potential", card->potential);
    }
    json_open(writer, "questions", '[');
    for (size_t i = 0; i < agenda->n; i++)
        put_row(writer, ask, &agenda->rows[i]);
    json_close(writer);
    json_close(writer);
    fputs(json_writer_end(writer).data, stdout);
}

void ask_list(const Ask *ask)
{
    Agenda agenda = ask_agenda(ask, ask->arena);
    if (ask->options->json)
        print_json(ask, &agenda);
    else
        print_list(ask, &agenda);
}
