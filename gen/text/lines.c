/* Breaking paragraphs into lines. The spans are joined into one text, because a line may
 * end between a word and the comma that stands in the next span only where one text would
 * allow it. The text falls into atoms (paragraph.h), atoms are dealt out to lines (fit.h),
 * and here the lines become parts of spans again. */
#include "text/fit.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* In a line that runs from right to left, what is read first stands rightmost. */
static void mirror(Line *line)
{
    for (size_t i = 0; i < line->n_parts; i++)
        line->parts[i].x = line->width - line->parts[i].x - line->parts[i].width;
}

static Line line_of(const Paragraph *paragraph, Arena *arena, Row row)
{
    size_t start = paragraph->atoms[row.first].start;
    size_t end = paragraph->atoms[row.last].end;
    Line line = { .space_follows = is_space(paragraph->text[end]),
                  .leftwards = paragraph->runs_leftwards };
    for (size_t span = paragraph_span(paragraph, start); start < end; span++) {
        size_t stop = paragraph->starts[span + 1];
        if (stop > end)
            stop = end;
        if (stop == start)
            continue;
        LinePart part = {
            .text = arena_strndup(arena, paragraph->text + start, stop - start),
            .style = paragraph->spans[span].style,
            .tag = paragraph->spans[span].tag,
            .x = line.width,
            .width = paragraph_width(paragraph, start, stop),
            .leftwards = paragraph->leftwards[span],
        };
        line.width += part.width;
        ARENA_PUSH_FEW(arena, line.parts, line.n_parts) = part;
        start = stop;
    }
    if (line.leftwards)
        mirror(&line);
    return line;
}

Line *text_break(Faces *faces, Arena *arena, const Span *spans, size_t n_spans,
                 double width, LineFit fit, size_t *n_lines)
{
    Paragraph paragraph = paragraph_of(faces, spans, n_spans);
    paragraph_tear(&paragraph, width);
    Rows rows = fit_rows(&paragraph, width, fit);
    Line *lines = ARENA_ARRAY(arena, Line, rows.n_rows);
    for (size_t i = 0; i < rows.n_rows; i++)
        lines[i] = line_of(&paragraph, arena, rows.rows[i]);
    *n_lines = rows.n_rows;
    return lines;
}

double text_narrowest(Faces *faces, const Span *spans, size_t n_spans)
{
    Paragraph paragraph = paragraph_of(faces, spans, n_spans);
    double widest = 0;
    for (size_t i = 0; i < paragraph.n_atoms; i++) {
        const Atom *atom = &paragraph.atoms[i];
        bool inside = atom->in_word || (i > 0 && atom[-1].in_word) || !paragraph.plain;
        double width = inside ? paragraph_width(&paragraph, atom->start, atom->end)
                              : atom->to - atom->from;
        if (width > widest)
            widest = width;
    }
    return widest;
}
