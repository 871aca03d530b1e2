/* What the files of text/ share: the open faces, the caches, and the word, the unit that
 * is shaped. Nobody outside text/ includes this. */
#ifndef RUNG_TEXT_FACES_H
#define RUNG_TEXT_FACES_H

#include "text/cache.h"
#include "text/catalogue.h"
#include "text/face.h"

/* A stretch without spaces in one direction, shaped. Sizes are not in it, so that all
 * styles of one face share their words. */
typedef struct {
    const char *text;
    ShapedRun *runs; /* visual order; scale 0; texts point into `text` */
    size_t n_runs;
    double em; /* width at size 1 */
} Word;

struct Faces {
    Arena *arena;   /* what lives as long as the Faces */
    Arena *scratch; /* what shaping one line needs */
    Arena *setting; /* what breaking one paragraph needs */
    const Theme *theme;
    Diag *diag;
    Catalogue catalogue;
    Face **faces; /* per file of the catalogue; NULL until needed */
    bool *absent; /* per file: looked for in vain */
    hb_buffer_t *buffer;
    hb_set_t *missing;   /* characters that no face has */
    Cache words, breaks; /* in arenas of their own: trimmed where no Word is held */
    Cache lines;
    /* Styles that shape alike have the same number: the first such style. */
    uint32_t shapes_as[N_TEXT_STYLES];
    uint8_t *covered[N_FACES]; /* what each theme face has below COVERED_LIMIT: 0 unknown */
};

/* What is drawn for a character that no face has: WHITE SQUARE. No font's own box, which
 * PDF/A forbids to show. Where even that is missing, the replacement character. */
enum { BOX = 0x25A1, REPLACEMENT = 0xFFFD };

/* Below this, coverage of the theme's own faces is remembered per character. */
enum { COVERED_LIMIT = 0x600 };

/* Opens the file once; NULL when it is not installed. */
const Face *faces_file(Faces *faces, size_t file);

/* The face of a role; the theme's own faces exist, or faces_open() would have failed. */
const Face *faces_role(Faces *faces, FaceRole role);

/* The face that has `character`, in order of preference: the role's own, then the
 * fallbacks. NULL when none has it. */
const Face *faces_for(Faces *faces, FaceRole role, uint32_t character);

/* Shapes a run whose face, text and direction are set, through HarfBuzz. Characters that
 * are `missing` become boxes. */
void run_shape(Faces *faces, TextStyle style, ShapedRun *run, bool missing);

/* Valid until the words are trimmed, which measuring and shaping a line begin with. */
const Word *word_shape(Faces *faces, TextStyle style, const char *text, size_t length,
                       bool right_to_left);

/* Length of the token at `at` in a line of `length` bytes; 0 at the end. Every white space
 * is a token of its own. */
size_t word_next(const char *text, size_t length, size_t at);

/* text_shape() and text_width() for `length` bytes of a text, which is part of one that
 * runs to the right or `leftwards`. */
const Shaped *text_shape_n(Faces *faces, TextStyle style, const char *text, size_t length,
                           bool leftwards);
double text_width_n(Faces *faces, TextStyle style, const char *text, size_t length,
                    bool leftwards);

#endif
