/* How an explanation is read on a terminal, or from a pipe: 80 columns, no colours. */
#ifndef RUNG_CLI_EXPLAIN_H
#define RUNG_CLI_EXPLAIN_H

#include <stdio.h>

#include "explanation.h"
#include "words.h"

/* Long lists are cut, and the cut is said, but not with `all`. */
void explanation_print(Arena *arena, const Explanation *of, const Words *words, bool all,
                       FILE *to);

#endif
