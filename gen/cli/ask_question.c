/* One question of the questionnaire: said, heard, understood, and saved at once. What makes
 * no sense gets one line, and the question stays. */
#include <ctype.h>
#include <string.h>

#include "base/text8.h"
#include "cli/ask_talk.h"

/* --- saying ------------------------------------------------------------------------------
 */

void talk_say(const Talk *talk, Voice voice, const char *key, WordArgs args)
{
    terminal_say(&talk->terminal, voice, "",
                 words_say(talk->ask->words, talk->arena, key, args));
}

static const char *ids_of(const Talk *talk, const Option *const *options, size_t n)
{
    const char **ids = ARENA_ARRAY(talk->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        ids[i] = options[i]->id;
    return words_list(talk->ask->words, talk->arena, ids, n);
}

static const char *ids_of_question(const Talk *talk, const Question *question)
{
    const Option **options = ARENA_ARRAY(talk->arena, const Option *, question->n_options);
    for (size_t i = 0; i < question->n_options; i++)
        options[i] = &question->options[i];
    return ids_of(talk, options, question->n_options);
}

static void say_options(const Talk *talk, const Question *question)
{
    int widest = 0;
    for (size_t i = 0; i < question->n_options; i++) {
        int width = (int)strlen(question->options[i].id);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < question->n_options; i++) {
        const Option *option = &question->options[i];
        terminal_say(&talk->terminal, VOICE_PLAIN,
                     arena_printf(talk->arena, "  %-*s  ", widest, option->id),
                     option->text);
    }
}

/* Where the conversation is: "Q05 · 3 of 28", or with --missing how many are left. */
static void say_place(const Talk *talk, const AgendaRow *row)
{
    const char *id = row->question->id;
    size_t left = 0;
    if (!talk->ask->verdict) {
        talk_say(talk, VOICE_QUIET, "ask.place",
                 SAY({ "id", .text = id }, { "i", .number = (int64_t)talk->n_asked + 1 },
                     { "of", .number = (int64_t)talk->n_at_start }));
        return;
    }
    Agenda agenda = ask_agenda(talk->ask, talk->arena);
    for (size_t i = 0; i < agenda.n; i++)
        left += agenda.rows[i].question != row->question &&
                !talk_visited(talk, agenda.rows[i].question);
    talk_say(talk, VOICE_QUIET, "ask.place_left",
             SAY({ "id", .text = id }, { "n", .number = (int64_t)left }));
}

static void say_question(const Talk *talk, const AgendaRow *row)
{
    const Answer *before = &answer_file_entry(&talk->ask->file, row->question)->answer;
    terminal_space(&talk->terminal);
    say_place(talk, row);
    terminal_say(&talk->terminal, VOICE_STRONG, "", row->question->text);
    if (row->why)
        terminal_say(&talk->terminal, VOICE_QUIET, "",
                     ask_why(talk->ask, talk->arena, row->why));
    say_options(talk, row->question);
    if (before->question)
        talk_say(
            talk, VOICE_QUIET, "ask.so_far",
            SAY({ "options", .text = ids_of(talk, before->selected, before->n_selected) }));
}

/* --- understanding
 * ------------------------------------------------------------------------ */

static bool heard_word(const char *line, Heard *heard)
{
    static const struct {
        const char *word;
        Heard heard;
    } words[] = {
        { "", HEARD_SKIP },
        { "skip", HEARD_SKIP },
        { "back", HEARD_BACK },
        { "quit", HEARD_QUIT },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (text8_same_nocase(line, words[i].word)) {
            *heard = words[i].heard;
            return true;
        }
    }
    return false;
}

/* By its id, or the beginning of one id alone: "u" for "unknown". */
static const Option *option_meant(const Question *question, const char *word)
{
    const Option *meant = question_find_option(question, word);
    if (meant)
        return meant;
    for (size_t i = 0; i < question->n_options; i++) {
        if (!text8_starts(question->options[i].id, word))
            continue;
        if (meant)
            return NULL;
        meant = &question->options[i];
    }
    return meant;
}

static const char *lower_case(Arena *arena, const char *text, size_t length)
{
    char *lower = arena_strndup(arena, text, length);
    for (char *at = lower; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return lower;
}

/* Marks the options that a line names; says what is wrong with it otherwise. */
static bool mark_options(const Talk *talk, const Question *question, const char *line,
                         bool *marks)
{
    static const char between[] = ", \t";
    for (line += strspn(line, between); *line; line += strspn(line, between)) {
        size_t length = strcspn(line, between);
        const char *word = lower_case(talk->arena, line, length);
        line += length;
        const Option *option = option_meant(question, word);
        if (!option) {
            talk_say(talk, VOICE_PLAIN, "ask.no_option",
                     SAY({ "word", .text = word },
                         { "options", .text = ids_of_question(talk, question) }));
            return false;
        }
        bool *mark = &marks[option - question->options];
        if (*mark) {
            talk_say(talk, VOICE_PLAIN, "ask.twice", SAY({ "option", .text = option->id }));
            return false;
        }
        *mark = true;
    }
    return true;
}

static bool fits_together(const Talk *talk, const Answer *answer)
{
    if (answer->n_selected < 2)
        return answer->n_selected;
    if (answer->question->type == QUESTION_SINGLE) {
        talk_say(talk, VOICE_PLAIN, "ask.one_only", SAY_NOTHING);
        return false;
    }
    for (size_t i = 0; i < answer->n_selected; i++) {
        if (!option_stands_alone(answer->question, answer->selected[i]))
            continue;
        talk_say(talk, VOICE_PLAIN, "ask.alone",
                 SAY({ "option", .text = answer->selected[i]->id }));
        return false;
    }
    return true;
}

static bool understand(const Talk *talk, const char *line, Answer *answer)
{
    const Question *question = answer->question;
    bool *marks = ARENA_ARRAY(talk->arena, bool, question->n_options);
    if (!mark_options(talk, question, line, marks))
        return false;
    for (size_t i = 0; i < question->n_options; i++)
        if (marks[i])
            ARENA_PUSH(talk->arena, answer->selected, answer->n_selected) =
                &question->options[i];
    return fits_together(talk, answer);
}

/* --- one question
 * -------------------------------------------------------------------------- */

static bool save(Talk *talk)
{
    Arena *scratch = arena_new();
    bool saved = answer_file_write(scratch, &talk->ask->file, talk->ask->diag);
    arena_free(scratch);
    return saved;
}

const char *talk_hear(const Talk *talk, size_t most)
{
    const char *line = terminal_hear(&talk->terminal, talk->arena);
    while (line && strlen(line) > most) {
        talk_say(talk, VOICE_PLAIN, "ask.too_long",
                 SAY({ "most", .number = (int64_t)most }));
        line = terminal_hear(&talk->terminal, talk->arena);
    }
    return line;
}

/* Changes the evidence of an answer that is saved already. */
static Heard ask_evidence(Talk *talk, Answer *answer)
{
    const char *before = answer->evidence;
    talk_say(talk, VOICE_PLAIN, before ? "ask.evidence_kept" : "ask.evidence",
             before ? SAY({ "evidence", .text = before }) : SAY_NOTHING);
    const char *line = talk_hear(talk, LONGEST_EVIDENCE);
    Heard heard = HEARD_ANSWER;
    if (!line)
        return HEARD_END;
    if (heard_word(line, &heard))
        return heard == HEARD_SKIP ? HEARD_ANSWER : heard;
    answer->evidence = text8_same(line, "-") ? NULL : line;
    return save(talk) ? HEARD_ANSWER : HEARD_END;
}

/* A document shows what is known, not that it is not known. */
static Heard keep(Talk *talk, const Answer *said)
{
    Answer *answer = &answer_file_entry(&talk->ask->file, said->question)->answer;
    bool knows = !text8_same(said->selected[0]->id, "unknown");
    const char *evidence = knows ? answer->evidence : NULL;
    *answer = *said;
    answer->evidence = evidence;
    answer->by = talk->by;
    answer->date = talk->day;
    talk->n_saved++;
    if (!save(talk))
        return HEARD_END;
    return knows ? ask_evidence(talk, answer) : HEARD_ANSWER;
}

Heard ask_question(Talk *talk, const AgendaRow *row)
{
    say_question(talk, row);
    while (true) {
        const char *line = terminal_hear(&talk->terminal, talk->arena);
        Answer answer = { .question = row->question };
        Heard heard;
        if (!line)
            return HEARD_END;
        if (heard_word(line, &heard))
            return heard;
        if (text8_same(line, "?")) {
            talk_say(talk, VOICE_PLAIN, "ask.rules", SAY_NOTHING);
            say_question(talk, row);
        } else if (understand(talk, line, &answer)) {
            return keep(talk, &answer);
        }
    }
}
