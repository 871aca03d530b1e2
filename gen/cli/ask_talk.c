/* The questionnaire as a conversation: lines out and lines in, from what is assessed to
 * where that places it. The end of the input ends the conversation, not in an error. */
#include "cli/ask_talk.h"

#include <string.h>

#include "base/text8.h"

/* --- the beginning
 * -------------------------------------------------------------------------- */

/* What is assessed: as the options, the file or the inputs say, else asked. */
static bool settle_entity(Talk *talk)
{
    AnswerFile *file = &talk->ask->file;
    const Assessment *found = talk->ask->found;
    if (talk->ask->options->entity)
        file->entity = talk->ask->options->entity;
    else if (!file->entity && found && found->entity_is_stated)
        file->entity = found->entity;
    while (!file->entity) {
        terminal_space(&talk->terminal);
        talk_say(talk, VOICE_PLAIN, "ask.entity", SAY_NOTHING);
        const char *line = terminal_hear(&talk->terminal, talk->arena);
        if (!line || text8_same_nocase(line, "quit"))
            return false;
        if (*line && strlen(line) <= LONGEST_NAME && !strchr(line, '\t'))
            file->entity = line;
        else
            talk_say(talk, VOICE_PLAIN, "ask.bad_entity",
                     SAY({ "most", .number = LONGEST_NAME }));
    }
    return true;
}

static bool settle_role(Talk *talk)
{
    talk->by = talk->ask->options->by;
    if (talk->by)
        return true;
    terminal_space(&talk->terminal);
    talk_say(talk, VOICE_PLAIN, "ask.by", SAY_NOTHING);
    const char *line = talk_hear(talk, LONGEST_NAME);
    if (line && *line)
        talk->by = line;
    return line && !text8_same_nocase(line, "quit");
}

static bool settle_day(Talk *talk)
{
    char today[11];
    talk->day = talk->ask->options->as_of;
    date_iso(date_today(), today);
    while (talk->day == DATE_NONE) {
        terminal_space(&talk->terminal);
        talk_say(talk, VOICE_PLAIN, "ask.when", SAY({ "day", .text = today }));
        const char *line = terminal_hear(&talk->terminal, talk->arena);
        Date day;
        if (!line || text8_same_nocase(line, "quit"))
            return false;
        if (!*line)
            talk->day = date_today();
        else if (date_read(line, &day) && strlen(line) + 1 == sizeof today &&
                 day <= date_today())
            talk->day = day;
        else
            talk_say(talk, VOICE_PLAIN, "ask.bad_day", SAY_NOTHING);
    }
    return true;
}

/* --- the way through
 * -------------------------------------------------------------------------- */

static bool next_row(const Talk *talk, AgendaRow *row)
{
    Agenda agenda = ask_agenda(talk->ask, talk->arena);
    for (size_t i = 0; i < agenda.n; i++) {
        *row = agenda.rows[i];
        if (!talk_visited(talk, row->question))
            return true;
    }
    return false;
}

static bool step_back(Talk *talk, AgendaRow *row)
{
    if (!talk->n_asked) {
        talk_say(talk, VOICE_PLAIN, "ask.no_back", SAY_NOTHING);
        return false;
    }
    *row = (AgendaRow){ .question = talk->asked[--talk->n_asked] };
    talk->visited[row->question - talk->ask->model->questions] = false;
    return true;
}

static void ask_all(Talk *talk)
{
    AgendaRow row;
    bool more = next_row(talk, &row);
    while (more) {
        Heard heard = ask_question(talk, &row);
        if (heard == HEARD_END || heard == HEARD_QUIT)
            return;
        if (heard == HEARD_BACK) {
            step_back(talk, &row);
            continue;
        }
        talk->visited[row.question - talk->ask->model->questions] = true;
        ARENA_PUSH(talk->arena, talk->asked, talk->n_asked) = row.question;
        if (talk->ask->verdict)
            ask_score(talk->ask);
        more = next_row(talk, &row);
    }
}

/* --- the end
 * ------------------------------------------------------------------------------------ */

/* Where the team stands now, and whether an answer could still move it. Where attained and
 * potential stage are the same, an open question can only be on what would close it. */
static void say_range(const Talk *talk)
{
    const Scorecard *card = talk->ask->verdict;
    bool settled = !card->n_open_questions, placed = card->attained == card->potential;
    const char *so_far = placed ? "ask.at_risk" : "ask.range";
    const char *at_last = placed ? "ask.placed" : "ask.left_to_scans";
    talk_say(talk, VOICE_PLAIN, settled ? at_last : so_far,
             SAY({ "entity", .text = card->assessment->entity },
                 { "stage", .text = ask_stage(talk->ask, talk->arena, card->attained) },
                 { "low", .text = ask_stage(talk->ask, talk->arena, card->attained) },
                 { "high", .text = ask_stage(talk->ask, talk->arena, card->potential) }));
}

static void say_end(const Talk *talk)
{
    const Ask *ask = talk->ask;
    size_t n = answer_file_count(&ask->file), left = 0;
    Agenda agenda = ask_agenda(ask, talk->arena);
    for (size_t i = 0; i < agenda.n; i++)
        left += !answer_file_entry(&ask->file, agenda.rows[i].question)->answer.question;
    terminal_space(&talk->terminal);
    if (ask->verdict)
        say_range(talk);
    if (!talk->n_saved)
        talk_say(talk, VOICE_PLAIN, "ask.nothing_saved", SAY_NOTHING);
    else
        talk_say(talk, VOICE_PLAIN, "ask.saved",
                 SAY({ "file", .text = ask->file.path }, { "n", .number = (int64_t)n }));
    if (left)
        talk_say(talk, VOICE_PLAIN, "ask.left", SAY({ "n", .number = (int64_t)left }));
}

/* With --missing, what somebody did not know is not asked again. */
static void skip_unknown(Talk *talk)
{
    for (size_t i = 0; talk->ask->verdict && i < talk->ask->model->n_questions; i++) {
        const Answer *answer = &talk->ask->file.entries[i].answer;
        talk->visited[i] =
            answer->question && text8_same(answer->selected[0]->id, "unknown");
    }
}

/* False when there is nothing to ask. */
static bool say_opening(const Talk *talk)
{
    bool scored = talk->ask->verdict;
    AgendaRow first;
    if (scored)
        say_range(talk);
    if (!next_row(talk, &first)) {
        if (!scored)
            talk_say(talk, VOICE_PLAIN, "ask.none_open", SAY_NOTHING);
        return false;
    }
    talk_say(talk, VOICE_PLAIN, scored ? "ask.could_move" : "ask.opening",
             SAY({ "n", .number = (int64_t)talk->n_at_start }));
    talk_say(talk, VOICE_QUIET, "ask.rules", SAY_NOTHING);
    return true;
}

void ask_in_terminal(Ask *ask)
{
    Talk talk = { .ask = ask,
                  .arena = ask->arena,
                  .terminal = terminal_open(),
                  .visited = ARENA_ARRAY(ask->arena, bool, ask->model->n_questions) };
    skip_unknown(&talk);
    talk.n_at_start = ask_agenda(ask, ask->arena).n;
    if (!say_opening(&talk))
        return;
    if (settle_entity(&talk) && settle_role(&talk) && settle_day(&talk)) {
        if (ask->verdict)
            ask_score(ask);
        ask_all(&talk);
    }
    if (!diag_failed(ask->diag))
        say_end(&talk);
}
