/* What a run says on the terminal: the verdict in four lines, and, when asked, what became
 * of every file's records. */
#ifndef RUNG_CLI_VERDICT_H
#define RUNG_CLI_VERDICT_H

#include <stdio.h>

#include "scorecard.h"
#include "words.h"

void verdict_print(Arena *arena, const Scorecard *card, const Words *words, FILE *to);
void verdict_print_inputs(Arena *arena, const Scorecard *card, const Words *words,
                          FILE *to);

#endif
