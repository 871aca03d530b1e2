/* The gates of a run: judged for every entity, put into its scorecard with their reasons,
 * said on the terminal, and made the exit status; the worst wins.
 *
 * Owner:  the arena given.                                                              */
#ifndef RUNG_CLI_GATES_H
#define RUNG_CLI_GATES_H

#include <stdio.h>

#include "gate.h"
#include "scorecard.h"
#include "words.h"

/* The same portfolio, each of its scorecards with its gates. */
const Portfolio *gates_judge(Arena *arena, const Portfolio *all, const GatesAsked *asked,
                             const Words *words);

void gates_print(Arena *arena, const Portfolio *all, const GatesAsked *asked,
                 const Words *words, FILE *to);

/* 1: one failed; 5: one is undetermined; 0: all hold. */
int gates_exit(const Portfolio *all, const GatesAsked *asked);

#endif
