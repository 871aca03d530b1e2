/* Breaking paragraphs into lines. The spans are joined into one text, because a line may
 * end between a word and the comma that stands in the next span only where one text would
 * allow it. The text falls into atoms, which never break, and the spaces between them;
 * lines are filled atom by atom. A word's width is measured as a whole, so far as it has
 * come, since its parts kern with each other. */
#include <string.h>

#include "text/breaks.h"
#include "text/faces.h"
#include "text/grapheme.h"

/* Bytes start to end, then spaces up to `next`. */
typedef struct {
    size_t start, end, next;
    bool must_break; /* behind it */
} Atom;

typedef struct {
    Faces *faces;
    Arena *arena;
    const Span *spans;
    size_t *starts; /* of each span in the text, and the text's length */
    size_t n_spans;
    char *text;
    Atom *atoms;
    size_t n_atoms;
} Paragraph;

typedef struct {
    size_t start, end;
} Range;

typedef struct {
    Arena *arena;
    Range *lines;
    size_t n_lines;
} Ranges;

/* Sums of widths differ in the last digits. */
static const double tolerance = 1e-6;

/* --- the paragraph ---------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void find_atoms(Paragraph *paragraph, const unsigned char *breaks, size_t length)
{
    for (size_t start = 0; start < length;) {
        size_t next = start;
        while (breaks[next] == BREAK_NEVER)
            next++;
        bool must_break = breaks[next] == BREAK_MUST;
        next++;
        size_t end = next;
        while (end > start && is_space(paragraph->text[end - 1]))
            end--;
        ARENA_PUSH(paragraph->arena, paragraph->atoms, paragraph->n_atoms) =
            (Atom){ .start = start, .end = end, .next = next, .must_break = must_break };
        start = next;
    }
}

static Paragraph paragraph_of(Faces *faces, const Span *spans, size_t n)
{
    Arena *arena = faces->setting;
    arena_reset(arena);
    Paragraph paragraph = { .faces = faces,
                            .arena = arena,
                            .spans = spans,
                            .starts = ARENA_ARRAY(arena, size_t, n + 1),
                            .n_spans = n };
    for (size_t i = 0; i < n; i++)
        paragraph.starts[i + 1] = paragraph.starts[i] + strlen(spans[i].text);
    size_t length = paragraph.starts[n];
    paragraph.text = arena_alloc(arena, length + 1);
    for (size_t i = 0; i < n; i++)
        memcpy(paragraph.text + paragraph.starts[i], spans[i].text,
               paragraph.starts[i + 1] - paragraph.starts[i]);
    unsigned char *breaks = breaks_find(&faces->breaks, arena, paragraph.text, length);
    for (size_t i = 0; i < n; i++)
        if (spans[i].style == STYLE_CODE)
            breaks_in_code(breaks, paragraph.text, paragraph.starts[i],
                           paragraph.starts[i + 1]);
    find_atoms(&paragraph, breaks, length);
    return paragraph;
}

/* --- measuring -------------------------------------------------------------------- */

static size_t span_at(const Paragraph *paragraph, size_t offset)
{
    size_t span = 0;
    while (span + 1 < paragraph->n_spans && paragraph->starts[span + 1] <= offset)
        span++;
    return span;
}

static double width_of(const Paragraph *paragraph, size_t start, size_t end)
{
    double width = 0;
    for (size_t span = span_at(paragraph, start); start < end; span++) {
        size_t stop = paragraph->starts[span + 1] < end ? paragraph->starts[span + 1] : end;
        width += text_width_n(paragraph->faces, paragraph->spans[span].style,
                              paragraph->text + start, stop - start);
        start = stop;
    }
    return width;
}

/* --- filling lines ---------------------------------------------------------------- */

/* The line being filled. */
typedef struct {
    size_t start;
    size_t end;        /* of its last atom */
    size_t word_start; /* of the word that the last atom belongs to */
    double before;     /* width from start to word_start */
    bool empty;
} Filling;

static void end_line(Filling *line, Ranges *out, size_t next)
{
    ARENA_PUSH(out->arena, out->lines, out->n_lines) = (Range){ line->start, line->end };
    *line = (Filling){ .start = next, .end = next, .word_start = next, .empty = true };
}

/* A word wider than the line breaks between graphemes, at least one to a line. */
static void split_atom(const Paragraph *paragraph, const Atom *atom, double width,
                       Filling *line, Ranges *out)
{
    size_t at = atom->start;
    while (at < atom->end) {
        size_t step = grapheme_length(paragraph->text + at, atom->end - at);
        if (at > line->start &&
            width_of(paragraph, line->start, at + step) > width + tolerance) {
            line->end = at;
            end_line(line, out, at);
        }
        at += step;
    }
    line->end = atom->end;
    line->empty = false;
}

static void add_atom(const Paragraph *paragraph, const Atom *atom, double width,
                     Filling *line, Ranges *out)
{
    bool blank = atom->end == atom->start;
    if (blank && line->empty) { /* no line begins with a space */
        *line = (Filling){
            .start = atom->next, .end = atom->next, .word_start = atom->next, .empty = true
        };
        return;
    }
    double reach = line->before + width_of(paragraph, line->word_start, atom->end);
    if (reach > width + tolerance && !line->empty && !blank) {
        end_line(line, out, atom->start);
        reach = width_of(paragraph, atom->start, atom->end);
    }
    if (reach > width + tolerance && !blank) {
        split_atom(paragraph, atom, width, line, out);
    } else if (!blank) {
        line->end = atom->end;
        line->empty = false;
    }
    if (atom->next > atom->end) {
        line->before += width_of(paragraph, line->word_start, atom->next);
        line->word_start = atom->next;
    }
}

static Ranges fill(const Paragraph *paragraph, double width)
{
    Ranges out = { .arena = paragraph->arena };
    Filling line = { .empty = true };
    for (size_t i = 0; i < paragraph->n_atoms; i++) {
        const Atom *atom = &paragraph->atoms[i];
        add_atom(paragraph, atom, width, &line, &out);
        if (atom->must_break)
            end_line(&line, &out, atom->next);
    }
    return out;
}

static double widest_atom(const Paragraph *paragraph)
{
    double widest = 0;
    for (size_t i = 0; i < paragraph->n_atoms; i++) {
        double width =
            width_of(paragraph, paragraph->atoms[i].start, paragraph->atoms[i].end);
        if (width > widest)
            widest = width;
    }
    return widest;
}

/* The narrowest width that needs no more lines than the full one makes them even. */
static Ranges fill_evenly(const Paragraph *paragraph, double width)
{
    enum { STEPS = 10 };
    Ranges best = fill(paragraph, width);
    double low = widest_atom(paragraph), high = width;
    for (int i = 0; i < STEPS && best.n_lines > 1 && low < high; i++) {
        double middle = (low + high) / 2;
        Ranges narrower = fill(paragraph, middle);
        if (narrower.n_lines > best.n_lines) {
            low = middle;
        } else {
            best = narrower;
            high = middle;
        }
    }
    return best;
}

/* --- lines ------------------------------------------------------------------------ */

static Line line_of(const Paragraph *paragraph, Arena *arena, Range range)
{
    Line line = { .space_follows = is_space(paragraph->text[range.end]) };
    size_t start = range.start;
    for (size_t span = span_at(paragraph, start); start < range.end; span++) {
        size_t stop = paragraph->starts[span + 1];
        if (stop > range.end)
            stop = range.end;
        if (stop == start)
            continue;
        LinePart part = {
            .text = arena_strndup(arena, paragraph->text + start, stop - start),
            .style = paragraph->spans[span].style,
            .tag = paragraph->spans[span].tag,
            .x = line.width,
        };
        part.width = text_width(paragraph->faces, part.style, part.text);
        line.width += part.width;
        ARENA_PUSH_FEW(arena, line.parts, line.n_parts) = part;
        start = stop;
    }
    return line;
}

Line *text_break(Faces *faces, Arena *arena, const Span *spans, size_t n_spans,
                 double width, bool balance, size_t *n_lines)
{
    Paragraph paragraph = paragraph_of(faces, spans, n_spans);
    Ranges ranges = balance ? fill_evenly(&paragraph, width) : fill(&paragraph, width);
    Line *lines = ARENA_ARRAY(arena, Line, ranges.n_lines);
    for (size_t i = 0; i < ranges.n_lines; i++)
        lines[i] = line_of(&paragraph, arena, ranges.lines[i]);
    *n_lines = ranges.n_lines;
    return lines;
}

double text_narrowest(Faces *faces, const Span *spans, size_t n_spans)
{
    Paragraph paragraph = paragraph_of(faces, spans, n_spans);
    return widest_atom(&paragraph);
}
