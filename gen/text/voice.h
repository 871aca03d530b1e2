/* What a voice must know to read a text aloud: which stretches of it are in a language
 * other than the report's, and what its abbreviations stand for. PDF says so with Span
 * elements, HTML with <span lang> and <abbr>; what is drawn and copied stays the same.
 *
 * Languages go by script, where one can be told from it; a script of many languages
 * (Cyrillic, Han) is named as such. Abbreviations are the locale's "abbreviation.…", each
 * expanded where a section first uses it.
 *
 * Owner:  the arena given to voice_new().
 * Errors: none.                                                                        */
#ifndef RUNG_TEXT_VOICE_H
#define RUNG_TEXT_VOICE_H

#include "words.h"

typedef struct {
    Arena *arena;
    const char *language; /* of the report; NULL: no stretch is of another */
    const Words *words;   /* NULL: no abbreviation is known */
    const char **told;    /* abbreviations of this section */
    size_t n_told;
} Voice;

/* Part of a text: plain, or of another language, or an abbreviation. */
typedef struct {
    size_t start, end;
    const char *language;  /* NULL: the report's */
    const char *expansion; /* NULL: none */
} Passage;

Voice voice_new(Arena *arena, const char *language, const Words *words);

/* A section begins, and with it abbreviations that are not yet told. */
void voice_begin_section(Voice *voice);

/* The passage at `start` of a text of `length` bytes; passages follow each other without
 * gaps, and the one at the text's end is empty. In code only languages are looked for. */
Passage voice_next(Voice *voice, const char *text, size_t length, size_t start, bool code);

#endif
