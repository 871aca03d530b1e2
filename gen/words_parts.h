/* Between the files of words.h: what a locale is once it is read. words_load.c reads and
 * checks it, words_pseudo.c bends it, words_write.c writes values by it, words.c says its
 * patterns.                                                                             */
#ifndef RUNG_WORDS_PARTS_H
#define RUNG_WORDS_PARTS_H

#include "base/buffer.h"
#include "base/strings.h"
#include "words.h"

enum { MOST_SPELLED = 13, N_MONTHS = 12, MAX_NAME = 24 };

typedef struct {
    const char *zero, *one, *other; /* zero and one may be NULL: other serves */
} Pattern;

/* The shapes of values: small patterns of {day}, {month} and {year}, or of {x}. */
typedef enum { SHAPE_DATE, SHAPE_DAY, SHAPE_MONTH, SHAPE_PERCENT } Shape;
enum { N_SHAPES = 4 };

struct Words {
    Map *patterns;
    Pattern **all; /* the same, one by one */
    size_t n_patterns;
    const char *language; /* BCP 47 */
    bool leftward;        /* from right to left */
    const char *spelled[MOST_SPELLED];
    size_t n_spelled;
    const char *months[N_MONTHS];
    const char *thousands; /* what stands between groups of three figures */
    const char *decimal;   /* what stands before tenths */
    const char *shapes[N_SHAPES];
};

/* The slot "{name:way}" that begins at `at`; false when it is no slot. */
typedef struct {
    const char *name, *way, *end; /* end: behind the closing brace */
    size_t name_length, way_length;
} Slot;

bool words_slot(const char *at, Slot *slot);

typedef void Write(const Words *words, Buffer *out, const WordArg *arg);

/* NULL: there is no way of this name to write a value. */
Write *words_way(const char *name, size_t length);
const char *words_nearest_way(const char *name);

/* Makes the words of a test's language from those that were read: "pseudo" (accented,
 * longer, each text in brackets) or "pseudo-rtl" (the same, from right to left). */
void words_make_pseudo(Words *words, Arena *arena, const char *tag);

#endif
