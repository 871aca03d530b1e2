/* Inside `rung ask`: what its files share. ask.c decides what is done, ask_talk.c asks in
 * the terminal, ask_list.c lists; emit/form.h makes the page.
 *
 * Owner:  the arena of the command; `verdict` lives in `trial`, which each new verdict
 *         resets.                                                                       */
#ifndef RUNG_CLI_ASK_H
#define RUNG_CLI_ASK_H

#include "cli/answer_file.h"
#include "cli/cli.h"
#include "scorecard.h"
#include "words.h"

typedef struct {
    Arena *arena, *trial;
    Options *options;
    const Model *model;
    const Words *words;
    AnswerFile file;
    const Assessment *found;  /* what the inputs say; NULL without --missing */
    const Scorecard *verdict; /* the inputs and the answers so far; NULL likewise */
    Diag *diag;
} Ask;

/* Scores anew what the inputs and the answers so far say. */
void ask_score(Ask *ask);

/* The questions that there are to ask, in their order: with --missing those that could move
 * the verdict, also where somebody did not know; else those without an answer, or all. */
typedef struct {
    const Question *question;
    const OpenQuestion *why; /* NULL without --missing */
} AgendaRow;

typedef struct {
    AgendaRow *rows;
    size_t n;
} Agenda;

Agenda ask_agenda(const Ask *ask, Arena *arena);

/* "Stage 2 hangs on it, and 14 % of its score (STD-1)." */
const char *ask_why(const Ask *ask, Arena *arena, const OpenQuestion *open);

/* "stage 2, Background Tasks"; of stage 0 the name alone. */
const char *ask_stage(const Ask *ask, Arena *arena, int stage);

void ask_in_terminal(Ask *ask); /* ask_talk.c */
void ask_list(const Ask *ask);  /* ask_list.c */

#endif
