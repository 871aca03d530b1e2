/* Lines: words in the order in which they stand, put together. Measuring adds up the same
 * words, so what is drawn is exactly as wide as what was measured. Kerning with a space is
 * given up for that. */
#include "text/faces.h"

#include <string.h>

#include "text/bidi.h"

/* A word and where it stands in the line's text. */
typedef struct {
    const Word *word;
    size_t offset;
} Placed;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* --- words in visual order -------------------------------------------------------- */

static size_t place_words(Faces *faces, TextStyle style, const char *text,
                          const BidiRun *run, Placed *placed)
{
    size_t n = 0, end = run->start + run->length;
    for (size_t at = run->start, step; (step = word_next(text, end, at)); at += step) {
        bool rtl = run->right_to_left;
        placed[n++] = (Placed){ word_shape(faces, style, text + at, step, rtl), at };
    }
    for (size_t a = 0, b = n; run->right_to_left && a + 1 < b; a++) {
        Placed kept = placed[a];
        placed[a] = placed[--b];
        placed[b] = kept;
    }
    return n;
}

static Placed *place_line(Faces *faces, TextStyle style, const char *text, size_t length,
                          bool leftwards, size_t *n)
{
    BidiRun whole = { .length = length };
    BidiRun *runs = &whole;
    size_t n_runs = 1;
    arena_reset(faces->scratch);
    cache_trim(&faces->words);
    if (leftwards || !bidi_is_plain(text, length))
        runs = bidi_runs(faces->scratch, text, length, leftwards, &n_runs);
    Placed *placed = ARENA_ARRAY(faces->scratch, Placed, length);
    *n = 0;
    for (size_t i = 0; i < n_runs; i++)
        *n += place_words(faces, style, text, &runs[i], placed + *n);
    return placed;
}

/* --- one line of runs ------------------------------------------------------------- */

static bool continues(const ShapedRun *before, const ShapedRun *run, const char *text)
{
    if (before->face != run->face || before->right_to_left != run->right_to_left)
        return false;
    return run->right_to_left ? text + run->length == before->text
                              : before->text + before->length == text;
}

/* Adds a word's runs. Clusters count from the start of the line until finish_runs(). */
static void add_word(Shaped *line, const char *line_text, const Placed *placed,
                     Glyph **next)
{
    const Word *word = placed->word;
    for (size_t i = 0; i < word->n_runs; i++) {
        const ShapedRun *run = &word->runs[i];
        size_t offset = placed->offset + (size_t)(run->text - word->text);
        ShapedRun *last = line->n_runs ? &line->runs[line->n_runs - 1] : NULL;
        if (last && continues(last, run, line_text + offset)) {
            last->length += run->length;
            if (run->right_to_left)
                last->text = line_text + offset;
        } else {
            last = &line->runs[line->n_runs++];
            *last = *run;
            last->text = line_text + offset;
            last->glyphs = *next;
            last->n_glyphs = 0;
        }
        for (size_t k = 0; k < run->n_glyphs; k++) {
            Glyph *glyph = (*next)++;
            *glyph = run->glyphs[k];
            glyph->cluster += (uint32_t)offset;
        }
        last->n_glyphs += run->n_glyphs;
    }
}

static void finish_runs(Shaped *line, const char *line_text, double size)
{
    for (size_t i = 0; i < line->n_runs; i++) {
        ShapedRun *run = &line->runs[i];
        run->scale = size / run->face->units_per_em;
        uint32_t start = (uint32_t)(run->text - line_text);
        for (size_t k = 0; k < run->n_glyphs; k++)
            run->glyphs[k].cluster -= start;
    }
}

static Shaped *shape_line(Faces *faces, Arena *arena, TextStyle style, const char *text,
                          size_t length, bool leftwards)
{
    size_t n_placed, n_runs = 0, n_glyphs = 0;
    const Placed *placed = place_line(faces, style, text, length, leftwards, &n_placed);
    for (size_t i = 0; i < n_placed; i++) {
        n_runs += placed[i].word->n_runs;
        for (size_t k = 0; k < placed[i].word->n_runs; k++)
            n_glyphs += placed[i].word->runs[k].n_glyphs;
    }
    Shaped *line = ARENA_NEW(arena, Shaped);
    line->runs = ARENA_ARRAY(arena, ShapedRun, n_runs);
    Glyph *next = ARENA_ARRAY(arena, Glyph, n_glyphs);
    double em = 0;
    for (size_t i = 0; i < n_placed; i++) {
        add_word(line, text, &placed[i], &next);
        em += placed[i].word->em;
    }
    double size = faces->theme->type[style].size;
    finish_runs(line, text, size);
    line->width = em * size;
    return line;
}

/* The text without tabs: what is drawn and copied out has spaces. */
static const char *with_spaces(Arena *arena, const char *text, size_t length)
{
    if (!strpbrk(text, "\t\n\r"))
        return text;
    char *copy = arena_strndup(arena, text, length);
    for (size_t i = 0; i < length; i++)
        if (is_space(copy[i]))
            copy[i] = ' ';
    return copy;
}

const Shaped *text_shape_n(Faces *faces, TextStyle style, const char *text, size_t length,
                           bool leftwards)
{
    const char **kept;
    uint32_t kind = (uint32_t)style * 2 + leftwards;
    void **place = cache_place(&faces->lines, kind, text, length, &kept);
    if (*place)
        return *place;
    char *copy = arena_strndup(faces->arena, text, length);
    *kept = copy;
    const char *shown = with_spaces(faces->arena, copy, length);
    return *place = shape_line(faces, faces->arena, style, shown, length, leftwards);
}

const Shaped *text_shape_once(Faces *faces, TextStyle style, const char *text,
                              bool leftwards)
{
    arena_reset(faces->setting);
    size_t length = strlen(text);
    const char *shown = with_spaces(faces->setting, text, length);
    return shape_line(faces, faces->setting, style, shown, length, leftwards);
}

const Shaped *text_shape(Faces *faces, TextStyle style, const char *text)
{
    return text_shape_n(faces, style, text, strlen(text), false);
}

const Shaped *text_shape_leftwards(Faces *faces, TextStyle style, const char *text)
{
    return text_shape_n(faces, style, text, strlen(text), true);
}

/* --- measuring -------------------------------------------------------------------- */

double text_width_n(Faces *faces, TextStyle style, const char *text, size_t length,
                    bool leftwards)
{
    if (leftwards || !bidi_is_plain(text, length))
        return text_shape_n(faces, style, text, length, leftwards)->width;
    cache_trim(&faces->words);
    double em = 0;
    for (size_t at = 0, step; (step = word_next(text, length, at)); at += step) {
        const char *token = is_space(text[at]) ? " " : text + at;
        em += word_shape(faces, style, token, step, false)->em;
    }
    return em * faces->theme->type[style].size;
}

double text_width(Faces *faces, TextStyle style, const char *text)
{
    return text_width_n(faces, style, text, strlen(text), false);
}

static double scaled(Faces *faces, TextStyle style, int units)
{
    const TypeSpec *type = &faces->theme->type[style];
    return units * type->size / faces_role(faces, type->face)->units_per_em;
}

double text_ascent(Faces *faces, TextStyle style)
{
    return scaled(faces, style, faces_role(faces, faces->theme->type[style].face)->ascent);
}

double text_descent(Faces *faces, TextStyle style)
{
    return scaled(faces, style, faces_role(faces, faces->theme->type[style].face)->descent);
}

double text_cap_height(Faces *faces, TextStyle style)
{
    return scaled(faces, style,
                  faces_role(faces, faces->theme->type[style].face)->cap_height);
}

double text_leading(const Faces *faces, TextStyle style)
{
    return faces->theme->type[style].leading;
}

double text_tracking(const Faces *faces, TextStyle style)
{
    return faces->theme->type[style].tracking;
}
