/* What the report says: sentence patterns from data/locales/TAG.json, with names to fill
 * in and plural forms. No language stands in C: how dates, shares and numbers are written
 * is part of the locale.
 *
 *     words_say(words, arena, "ladder.open", SAY({ "n", .number = 7 }, { "of", .number = 19
 * }))
 *
 * Owner:  the arena given to words_load(); sentences live in the arena of the call.
 * Errors: a missing key is our bug: words_say() asserts; a test says every key.        */
#ifndef RUNG_WORDS_H
#define RUNG_WORDS_H

#include "base/bundle.h"

typedef struct Words Words;

typedef struct {
    const char *name; /* as it stands in the pattern: {name} */
    int64_t number;   /* used when text is NULL */
    const char *text;
} WordArg;

typedef struct {
    const WordArg *args;
    size_t n;
} WordArgs;

/* clang-format off */
#define SAY(...) ((WordArgs){ (const WordArg[]){ __VA_ARGS__ }, \
                              sizeof((const WordArg[]){ __VA_ARGS__ }) / sizeof(WordArg) })
#define SAY_NOTHING ((WordArgs){ 0 })
/* clang-format on */

/* The words of data/locales/TAG.json; "pseudo" and "pseudo-rtl" are made from English. An
 * unknown tag is an error of usage that names those there are. NULL: an error was recorded.
 */
const Words *words_load(Arena *arena, const Bundle *bundle, const char *tag, Diag *diag);

/* Of each language there is, without the pseudo-locales; in byte order. */
const char **words_tags(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag);

const char *words_language(const Words *words); /* BCP 47: "en" */
bool words_run_leftward(const Words *words);    /* the language is written from the right */

/* Patterns are texts, or objects of plural forms chosen by the argument named "n":
 * {"zero": …, "one": …, "other": …}. {name} gives the text or the figure; {n:word} spells
 * small numbers; {x:percent} turns basis points into "64 %"; {x:tenths} 27 into
 * "2.7"; {d:date} days into "23 November 2026"; {x:Word} spells with a capital;
 * {x:Start} opens a sentence with a name; {x:capitals} is for eyebrows. */
const char *words_say(const Words *words, Arena *arena, const char *key, WordArgs args);

bool words_have(const Words *words, const char *key);

/* The bare pattern, for who fills in names of its own; NULL: there is none of this key. */
const char *words_pattern(const Words *words, const char *key);

/* "A", "A and B", "A, B and C". */
const char *words_list(const Words *words, Arena *arena, const char *const *items,
                       size_t n);

#endif
