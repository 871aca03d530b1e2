/* UTF-8 text: decoding, checking, converting, comparing. */
#ifndef RUNG_BASE_TEXT8_H
#define RUNG_BASE_TEXT8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* Reads one code point and moves past it. Broken bytes give U+FFFD, one byte at a time. */
uint32_t text8_next(const char **at, const char *end);

/* Writes one code point, 1 to 4 bytes; returns how many. */
size_t text8_put(char out[4], uint32_t code_point);

/* Offset of the first byte that is not UTF-8, or `length` when all is well. */
size_t text8_first_broken(const char *text, size_t length);

/* Code points: how wide a terminal shows it, near enough for Latin text. */
size_t text8_width(const char *text);

/* Bytes up to `most` that cut no character in two. */
size_t text8_cut(const char *text, size_t most);

/* UTF-16 bytes (without BOM) to UTF-8 in the arena. Surrogates that stand alone become
 * U+FFFD, and are added to *n_replaced. */
char *text8_from_utf16(Arena *arena, const unsigned char *bytes, size_t length,
                       bool big_endian, size_t *out_length, size_t *n_replaced);

/* Control characters (but tab and newline) and broken bytes become U+FFFD; what overrides
 * the direction of writing is written out: "[U+202E]". Isolates that are closed again stay.
 * `changed` says whether anything was; the result is `text` itself when nothing was. */
const char *text8_clean(Arena *arena, const char *text, bool *changed);

/* Put around a name, these keep its direction of writing from reaching what stands beside
 * it: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. */
#define TEXT8_ISOLATE     "\xE2\x81\xA8"
#define TEXT8_ISOLATE_END "\xE2\x81\xA9"

/* Letters of scripts that are written from right to left, and what else makes the order of
 * a line's parts differ from that of its text. */
bool text8_runs_right_to_left(uint32_t code_point);
bool text8_turns(const char *text); /* has any of these */

/* In the shape of BCP 47: "de", "pt-BR", "zh-Hant". */
bool text8_is_language(const char *text);

bool text8_any(const char *text);                     /* neither NULL nor "" */
bool text8_same(const char *a, const char *b);        /* NULL equals only NULL */
bool text8_same_nocase(const char *a, const char *b); /* ASCII letters folded */
bool text8_starts(const char *text, const char *prefix);
bool text8_ends(const char *text, const char *suffix);

/* Glob with * and ?, over the whole text. */
bool text8_matches(const char *glob, const char *text);

/* The candidate nearest in edit distance, or NULL when none is near enough to suggest
 * (more than a third of the word differs). */
const char *text8_nearest(const char *word, const char *const *candidates, size_t n);

#endif
