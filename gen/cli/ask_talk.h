/* Inside the conversation of `rung ask`: what its two files share. ask_talk.c leads through
 * the questions, ask_question.c asks one.
 *
 * Errors: through the Diag of the Ask; the conversation then ends.                       */
#ifndef RUNG_CLI_ASK_TALK_H
#define RUNG_CLI_ASK_TALK_H

#include "cli/ask.h"
#include "cli/terminal.h"

enum { LONGEST_NAME = 200, LONGEST_EVIDENCE = 2000 }; /* bytes */

typedef struct {
    Ask *ask;
    Arena *arena;
    Terminal terminal;
    const char *by;
    Date day;
    bool *visited;          /* by question index: said or skipped in this conversation */
    const Question **asked; /* those, in the order of asking */
    size_t n_asked;
    size_t n_at_start;
    size_t n_saved; /* answers given in this conversation */
} Talk;

typedef enum { HEARD_ANSWER, HEARD_SKIP, HEARD_BACK, HEARD_QUIT, HEARD_END } Heard;

/* Asks until it hears an answer, which is saved, or one of the words that lead on. */
Heard ask_question(Talk *talk, const AgendaRow *row);

/* A line of at most `most` bytes; asked again while it is longer. NULL at the end. */
const char *talk_hear(const Talk *talk, size_t most);

void talk_say(const Talk *talk, Voice voice, const char *key, WordArgs args);

static inline bool talk_visited(const Talk *talk, const Question *question)
{
    return talk->visited[question - talk->ask->model->questions];
}

#endif
