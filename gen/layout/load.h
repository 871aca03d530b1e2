/* Between the files that read layouts: words of closed sets, texts with names, blocks.
 *
 * Errors: content, with the JSON path and the nearest known word; reading goes on.      */
#ifndef RUNG_LAYOUT_LOAD_H
#define RUNG_LAYOUT_LOAD_H

#include "base/json.h"
#include "layout/vocabulary.h"

enum { MAX_ROWS = 100000 };

/* --- load_words.c ------------------------------------------------------------------- */

void member_unknown(Json in, const char *what, const char *found, const char *const *names,
                    size_t n);
bool member_find(const char *word, const char *const *names, size_t n, size_t *at);

/* The member's word among the terms; the first one where it is left out. */
size_t member_term(Json in, const char *key, const Term *terms, size_t n);
Condition member_when(Json in);

/* A text of the locale's: LOCALE_TEXT and its key. */
const char *member_locale_text(Arena *arena, Json in, const char *text, NamesWhere where);

/* A text of the layout: plain with names, of the locale's, or (titles only)
 * "finding:NAME". */
const char *member_text(Arena *arena, Json in, const char *key, NamesWhere where,
                        bool may_find);

/* --- load_block.c ------------------------------------------------------------------- */

Block load_block(Arena *arena, Json in, NamesWhere where);

#endif
