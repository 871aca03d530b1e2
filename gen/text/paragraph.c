/* Measuring a paragraph before it is cut. Each word is shaped once as a whole, and where
 * it may be cut the distances are read off its glyphs: so a text costs what its length
 * costs, however often its lines are tried. */
#include "text/paragraph.h"

#include <string.h>

#include "text/bidi.h"
#include "text/breaks.h"
#include "text/grapheme.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t paragraph_span(const Paragraph *paragraph, size_t offset)
{
    size_t span = 0;
    while (span + 1 < paragraph->n_spans && paragraph->starts[span + 1] <= offset)
        span++;
    return span;
}

double paragraph_width(const Paragraph *paragraph, size_t start, size_t end)
{
    double width = 0;
    for (size_t span = paragraph_span(paragraph, start); start < end; span++) {
        size_t stop = paragraph->starts[span + 1] < end ? paragraph->starts[span + 1] : end;
        width +=
            text_width_n(paragraph->faces, paragraph->spans[span].style,
                         paragraph->text + start, stop - start, paragraph->leftwards[span]);
        start = stop;
    }
    return width;
}

/* --- direction -------------------------------------------------------------------- */

static Direction direction_of(const Paragraph *paragraph, bool isolated)
{
    for (size_t i = 0; i < paragraph->n_spans; i++) {
        size_t start = paragraph->starts[i];
        Direction found =
            bidi_direction(paragraph->text + start, paragraph->starts[i + 1] - start);
        if (paragraph->spans[i].isolated == isolated && found != DIRECTION_NONE)
            return found;
    }
    return DIRECTION_NONE;
}

static void find_directions(Paragraph *paragraph)
{
    size_t n = paragraph->n_spans;
    paragraph->leftwards = ARENA_ARRAY(paragraph->arena, bool, n);
    paragraph->plain = bidi_is_plain(paragraph->text, paragraph->starts[n]);
    if (paragraph->plain)
        return;
    Direction whole = direction_of(paragraph, false);
    if (whole == DIRECTION_NONE)
        whole = direction_of(paragraph, true);
    paragraph->runs_leftwards = whole == DIRECTION_LEFTWARDS;
    for (size_t i = 0; i < n; i++) {
        size_t start = paragraph->starts[i];
        Direction own =
            bidi_direction(paragraph->text + start, paragraph->starts[i + 1] - start);
        paragraph->leftwards[i] = paragraph->spans[i].isolated ? own == DIRECTION_LEFTWARDS
                                                               : paragraph->runs_leftwards;
    }
}

/* --- places ----------------------------------------------------------------------- */

/* Glyphs of a run in the order of the text. */
static const Glyph *nth_glyph(const ShapedRun *run, size_t i)
{
    return &run->glyphs[run->right_to_left ? run->n_glyphs - 1 - i : i];
}

/* Where each byte of a word stands. Bytes inside a cluster stand where it ends. */
static void place_inside(const Word *word, size_t length, double size, double *x)
{
    double pen = x[0];
    size_t placed = 1;
    bool backwards = word->n_runs && word->runs[0].right_to_left;
    for (size_t r = 0; r < word->n_runs; r++) {
        const ShapedRun *run = &word->runs[backwards ? word->n_runs - 1 - r : r];
        size_t base = (size_t)(run->text - word->text);
        double scale = size / run->face->units_per_em;
        for (size_t i = 0; i < run->n_glyphs; i++) {
            const Glyph *glyph = nth_glyph(run, i);
            while (placed <= base + glyph->cluster)
                x[placed++] = pen;
            pen += glyph->x_advance * scale;
        }
    }
    while (placed <= length)
        x[placed++] = pen;
}

static const Word *word_at(const Paragraph *paragraph, TextStyle style, size_t at,
                           size_t length)
{
    const char *text = is_space(paragraph->text[at]) ? " " : paragraph->text + at;
    bool turned = !paragraph->plain && !bidi_is_plain(text, length);
    return word_shape(paragraph->faces, style, text, length, turned);
}

/* Places the words from `start` to `end`; with `breaks`, what is inside of them only where
 * they may be cut. */
static void place_words(Paragraph *paragraph, size_t start, size_t end,
                        const unsigned char *breaks)
{
    size_t span = paragraph_span(paragraph, start);
    for (size_t at = start, step; at < end; at += step) {
        while (paragraph->starts[span + 1] <= at)
            span++;
        size_t stop = paragraph->starts[span + 1] < end ? paragraph->starts[span + 1] : end;
        TextStyle style = paragraph->spans[span].style;
        double size = paragraph->faces->theme->type[style].size;
        step = word_next(paragraph->text, stop, at);
        const Word *word = word_at(paragraph, style, at, step);
        bool whole = breaks;
        for (size_t i = at; whole && i + 1 < at + step; i++)
            whole = breaks[i] == BREAK_NEVER;
        if (!whole)
            place_inside(word, step, size, paragraph->x + at);
        paragraph->x[at + step] = paragraph->x[at] + word->em * size;
    }
}

/* Where a line ends that is cut behind this atom: its last letter does not kern with what
 * followed. Letters of code never do. */
static double end_alone(const Paragraph *paragraph, size_t start, size_t end)
{
    enum { NEAR = 64 };
    size_t span = paragraph_span(paragraph, end - 1), word = start;
    if (paragraph->spans[span].style == STYLE_CODE || end == paragraph->starts[span + 1])
        return paragraph->x[end];
    size_t first = paragraph->starts[span];
    while (word > first && end - word < NEAR && !is_space(paragraph->text[word - 1]))
        word--;
    if (end - word >= NEAR)
        return paragraph->x[end];
    return paragraph->x[word] + paragraph_width(paragraph, word, end);
}

/* --- atoms ------------------------------------------------------------------------ */

static void add_atom(Paragraph *paragraph, size_t start, size_t next, bool must_break)
{
    size_t end = next;
    while (end > start && is_space(paragraph->text[end - 1]))
        end--;
    if (end == start && !must_break)
        return; /* no line begins with a space */
    Atom atom = { .start = start,
                  .end = end,
                  .next = next,
                  .from = paragraph->x[start],
                  .to = paragraph->x[end],
                  .must_break = must_break,
                  .in_word = end == next && !must_break };
    if (atom.in_word)
        atom.to = end_alone(paragraph, start, end);
    ARENA_PUSH(paragraph->arena, paragraph->atoms, paragraph->n_atoms) = atom;
}

static void find_atoms(Paragraph *paragraph, const unsigned char *breaks)
{
    size_t length = paragraph->starts[paragraph->n_spans];
    for (size_t start = 0, next; start < length; start = next) {
        next = start;
        while (breaks[next] == BREAK_NEVER)
            next++;
        bool must_break = breaks[next] == BREAK_MUST;
        add_atom(paragraph, start, ++next, must_break);
    }
}

static void join_spans(Paragraph *paragraph)
{
    size_t n = paragraph->n_spans;
    paragraph->starts = ARENA_ARRAY(paragraph->arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        paragraph->starts[i + 1] = paragraph->starts[i] + strlen(paragraph->spans[i].text);
    paragraph->text = arena_alloc(paragraph->arena, paragraph->starts[n] + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(paragraph->text + paragraph->starts[i], paragraph->spans[i].text,
               paragraph->starts[i + 1] - paragraph->starts[i]);
}

Paragraph paragraph_of(Faces *faces, const Span *spans, size_t n)
{
    Arena *arena = faces->setting;
    arena_reset(arena);
    cache_trim(&faces->words);
    cache_trim(&faces->breaks);
    Paragraph paragraph = { .faces = faces, .arena = arena, .spans = spans, .n_spans = n };
    join_spans(&paragraph);
    find_directions(&paragraph);
    size_t length = paragraph.starts[n];
    unsigned char *breaks = breaks_find(&faces->breaks, arena, paragraph.text, length);
    for (size_t i = 0; i < n; i++)
        if (spans[i].style == STYLE_CODE)
            breaks_in_code(breaks, paragraph.text, paragraph.starts[i],
                           paragraph.starts[i + 1]);
    paragraph.x = ARENA_ARRAY(arena, double, length + 1);
    place_words(&paragraph, 0, length, breaks);
    find_atoms(&paragraph, breaks);
    return paragraph;
}

/* --- words wider than the line ---------------------------------------------------- */

static void tear(Paragraph *torn, const Atom *atom)
{
    place_words(torn, atom->start, atom->end, NULL);
    for (size_t at = atom->start, step; at < atom->end; at += step) {
        step = grapheme_length(torn->text + at, atom->end - at);
        size_t end = at + step;
        bool last = end == atom->end;
        ARENA_PUSH(torn->arena, torn->atoms, torn->n_atoms) =
            (Atom){ .start = at,
                    .end = end,
                    .next = last ? atom->next : end,
                    .from = torn->x[at],
                    .to = torn->x[end],
                    .must_break = last && atom->must_break,
                    .in_word = !last || atom->in_word,
                    .torn = !last };
    }
}

void paragraph_tear(Paragraph *paragraph, double width)
{
    size_t n = paragraph->n_atoms, i = 0;
    const Atom *atoms = paragraph->atoms;
    while (i < n && atoms[i].to - atoms[i].from <= width)
        i++;
    if (i == n)
        return;
    paragraph->atoms = NULL;
    paragraph->n_atoms = 0;
    for (i = 0; i < n; i++) {
        if (atoms[i].to - atoms[i].from > width)
            tear(paragraph, &atoms[i]);
        else
            ARENA_PUSH(paragraph->arena, paragraph->atoms, paragraph->n_atoms) = atoms[i];
    }
}
