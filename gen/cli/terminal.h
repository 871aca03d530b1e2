/* Lines out and in, for a conversation: wrapped to the width of the terminal, plain when
 * there is none. Nothing moves a cursor, so a pipe, a log and a screen reader get the same
 * lines.
 *
 * Errors: none; the end of the input is an answer too.                                 */
#ifndef RUNG_CLI_TERMINAL_H
#define RUNG_CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

typedef struct {
    FILE *in, *out;
    size_t width;  /* columns */
    bool coloured; /* to a terminal, and NO_COLOR is not set */
} Terminal;

typedef enum { VOICE_PLAIN, VOICE_STRONG, VOICE_QUIET } Voice;

/* Standard input and output; COLUMNS, else what the terminal says, else 80. */
Terminal terminal_open(void);

/* A paragraph. Its first line begins with `lead`, the others with as many blanks. */
void terminal_say(const Terminal *terminal, Voice voice, const char *lead,
                  const char *text);
void terminal_space(const Terminal *terminal); /* an empty line */

/* Asks with "> " and gives the line said without blanks around it; NULL at the end of the
 * input. Control characters become U+FFFD. */
const char *terminal_hear(const Terminal *terminal, Arena *arena);

#endif
