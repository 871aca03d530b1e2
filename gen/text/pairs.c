/* Words of plain letters, put together from pairs. HarfBuzz takes some 30,000 instructions
 * a word in a well-kerned face, and a report has many words but few pairs of letters. A
 * pair is plain when HarfBuzz leaves both its glyphs as they are and changes only the
 * distance between them; a word all of whose pairs are plain is as HarfBuzz would set it,
 * unless the face has rules that begin at three letters (tests/text/test_pairs.c compares
 * them over a vocabulary). Ligatures are not plain, so their words go the long way.     */
#include "text/faces.h"

enum { FIRST = '!', LAST = '~', N_LETTERS = LAST - FIRST + 1 };

typedef enum { PAIR_NEW, PAIR_PLAIN, PAIR_OTHER } PairKind;

typedef struct {
    uint8_t kind;
    int16_t kern;
} Pair;

typedef struct {
    uint8_t kind;
    Glyph glyph;
} Letter;

struct PairTable {
    Letter letters[N_LETTERS];
    Pair pairs[N_LETTERS][N_LETTERS];
};

static bool shape_some(Faces *faces, TextStyle style, const Face *face, const char *text,
                       size_t n, Glyph *glyphs)
{
    ShapedRun run = { .face = face, .text = text, .length = n };
    run_shape(faces, style, &run, false);
    if (run.n_glyphs != n)
        return false;
    for (size_t i = 0; i < n; i++) {
        glyphs[i] = run.glyphs[i];
        if (glyphs[i].x_offset || glyphs[i].y_offset || glyphs[i].cluster != i)
            return false;
    }
    return true;
}

static const Letter *letter_of(Faces *faces, TextStyle style, const Face *face, char c)
{
    Letter *letter = &faces->pairs[faces->shapes_as[style]]->letters[c - FIRST];
    if (letter->kind == PAIR_NEW)
        letter->kind =
            shape_some(faces, style, face, &c, 1, &letter->glyph) ? PAIR_PLAIN : PAIR_OTHER;
    return letter;
}

static const Pair *pair_of(Faces *faces, TextStyle style, const Face *face,
                           const char *text)
{
    Pair *pair =
        &faces->pairs[faces->shapes_as[style]]->pairs[text[0] - FIRST][text[1] - FIRST];
    if (pair->kind != PAIR_NEW)
        return pair;
    const Letter *first = letter_of(faces, style, face, text[0]);
    const Letter *second = letter_of(faces, style, face, text[1]);
    Glyph glyphs[2];
    pair->kind = PAIR_OTHER;
    if (first->kind != PAIR_PLAIN || second->kind != PAIR_PLAIN ||
        !shape_some(faces, style, face, text, 2, glyphs))
        return pair;
    int kern = glyphs[0].x_advance - first->glyph.x_advance;
    if (glyphs[0].glyph != first->glyph.glyph || glyphs[1].glyph != second->glyph.glyph ||
        glyphs[1].x_advance != second->glyph.x_advance || kern != (int16_t)kern)
        return pair;
    *pair = (Pair){ .kind = PAIR_PLAIN, .kern = (int16_t)kern };
    return pair;
}

static bool are_letters(const ShapedRun *run)
{
    for (size_t i = 0; i < run->length; i++)
        if (run->text[i] < FIRST || run->text[i] > LAST)
            return false;
    return run->length > 0;
}

bool pairs_shape(Faces *faces, TextStyle style, ShapedRun *run)
{
    const char *text = run->text;
    if (run->right_to_left || !are_letters(run) ||
        run->face != faces_role(faces, faces->theme->type[style].face))
        return false;
    struct PairTable **table = &faces->pairs[faces->shapes_as[style]];
    if (!*table)
        *table = ARENA_NEW(faces->arena, struct PairTable);
    for (size_t i = 0; i + 1 < run->length; i++)
        if (pair_of(faces, style, run->face, text + i)->kind != PAIR_PLAIN)
            return false;
    if (letter_of(faces, style, run->face, text[0])->kind != PAIR_PLAIN)
        return false;
    run->n_glyphs = run->length;
    run->glyphs = ARENA_ARRAY(faces->arena, Glyph, run->n_glyphs);
    for (size_t i = 0; i < run->length; i++) {
        run->glyphs[i] = letter_of(faces, style, run->face, text[i])->glyph;
        run->glyphs[i].cluster = (uint32_t)i;
        if (i + 1 < run->length)
            run->glyphs[i].x_advance += pair_of(faces, style, run->face, text + i)->kern;
    }
    return true;
}
