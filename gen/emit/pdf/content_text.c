/* Showing text: shaped runs become strings of codes, with the distances that HarfBuzz
 * wants wherever they differ from the font's own widths (PDF 1.7, section 9.4). */
#include <math.h>
#include <string.h>

#include "base/text8.h"
#include "emit/pdf/content.h"

/* Stands in ToUnicode for glyphs beyond the number of characters they draw. */
static const char zero_width_space[] = "\xE2\x80\x8B";

/* A TJ array being written: "[(…)12(…)]TJ". The strings are literal ones: in hexadecimal
 * they would be twice as long, and slower to compress to more. */
typedef struct {
    Content *content;
    PdfFont *font;
    double per_unit; /* thousandths of an em per font unit */
    int apart;       /* between letters, font units: what Tc adds */
    int pen;         /* where the next glyph would stand, font units from the run's left */
    double size;
    Point at; /* of the run, on the page */
    bool array_open, string_open;
} Showing;

/* --- the array --------------------------------------------------------------------- */

static void close_string(Showing *showing)
{
    if (showing->string_open)
        buffer_char(&showing->content->out, ')');
    showing->string_open = false;
}

static void close_array(Showing *showing)
{
    close_string(showing);
    if (showing->array_open)
        buffer_text(&showing->content->out, "]TJ\n");
    showing->array_open = false;
}

static void open_array(Showing *showing)
{
    if (!showing->array_open)
        buffer_char(&showing->content->out, '[');
    showing->array_open = true;
}

/* The next glyph stands at `x`. */
static void move_to(Showing *showing, int x)
{
    if (x == showing->pen)
        return;
    open_array(showing);
    close_string(showing);
    buffer_number(&showing->content->out, (showing->pen - x) * showing->per_unit);
    showing->pen = x;
}

/* In a literal string these four mean something, or would be read as something else. */
static void put_byte(Buffer *out, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        buffer_char(out, '\\');
    if (byte == '\r')
        buffer_text(out, "\\r");
    else
        buffer_char(out, (char)byte);
}

static void put_code(Showing *showing, uint16_t code)
{
    open_array(showing);
    if (!showing->string_open)
        buffer_char(&showing->content->out, '(');
    showing->string_open = true;
    put_byte(&showing->content->out, (unsigned char)(code >> 8));
    put_byte(&showing->content->out, (unsigned char)code);
}

static void set_rise(Showing *showing, double rise)
{
    Content *content = showing->content;
    if (fabs(content->state.rise - rise) < 0.005)
        return;
    close_array(showing);
    content_number(content, rise);
    buffer_text(&content->out, "Ts\n");
    content->state.rise = rise;
}

static void show_glyph(Showing *showing, const Glyph *glyph, int x, const char *text,
                       size_t length)
{
    uint16_t code = pdf_font_code(showing->font, glyph->glyph, text, length);
    set_rise(showing, glyph->y_offset * showing->size * showing->per_unit / 1000);
    move_to(showing, x + glyph->x_offset);
    put_code(showing, code);
    showing->pen += pdf_font_advance(showing->font, code) + showing->apart;
}

/* --- places ------------------------------------------------------------------------- */

static void open_text(Content *content)
{
    if (content->in_text)
        return;
    buffer_text(&content->out, "BT\n");
    content->line_x = content->line_y = 0;
    content->in_text = true;
}

static void start_line(Content *content, double x, double y)
{
    x = round(x * 100) / 100;
    y = round(y * 100) / 100;
    content_number(content, x - content->line_x);
    content_number(content, y - content->line_y);
    buffer_text(&content->out, "Td\n");
    content->line_x = x;
    content->line_y = y;
}

/* Another text object, where the pen is. */
static void go_on(Showing *showing)
{
    double x = showing->pen * showing->per_unit * showing->size / 1000;
    open_text(showing->content);
    start_line(showing->content, showing->at.x + x, showing->at.y);
}

/* --- clusters ---------------------------------------------------------------------- */

/* The bytes of the n-th character, or of all from it on. Empty beyond the last. */
static const char *character(const char *text, size_t length, size_t n, bool and_rest,
                             size_t *out_length)
{
    const char *at = text, *end = text + length;
    while (n-- && at < end)
        text8_next(&at, end);
    const char *start = at;
    if (at < end && !and_rest)
        text8_next(&at, end);
    *out_length = (size_t)((and_rest ? end : at) - start);
    return start;
}

/* Glyphs that stand for a stretch of text together. */
typedef struct {
    const Glyph *glyphs;
    size_t n_glyphs;
    int x; /* of the first, from the run's left */
    const char *text;
    size_t length;
    bool right_to_left;
} Cluster;

static void show_in_order(Showing *showing, const Cluster *cluster)
{
    size_t n = cluster->n_glyphs;
    int x = cluster->x;
    for (size_t i = 0; i < n; i++) {
        size_t logical = cluster->right_to_left ? n - 1 - i : i, length;
        const char *part =
            character(cluster->text, cluster->length, logical, logical + 1 == n, &length);
        if (!length) {
            part = zero_width_space;
            length = sizeof zero_width_space - 1;
        }
        show_glyph(showing, &cluster->glyphs[i], x, part, length);
        x += cluster->glyphs[i].x_advance;
    }
}

/* Each glyph takes one character and the last one the rest; where there are fewer
 * characters, or they stand in another order, ActualText has the truth. */
static void show_cluster(Showing *showing, const Cluster *cluster)
{
    size_t left;
    if (cluster->n_glyphs == 1 && cluster->length) { /* nearly all */
        show_glyph(showing, cluster->glyphs, cluster->x, cluster->text, cluster->length);
        return;
    }
    character(cluster->text, cluster->length, cluster->n_glyphs - 1, true, &left);
    if (cluster->n_glyphs == 1 || (left && !cluster->right_to_left)) {
        show_in_order(showing, cluster);
        return;
    }
    close_array(showing);
    content_begin_actual(showing->content, cluster->text, cluster->length);
    go_on(showing);
    show_in_order(showing, cluster);
    close_array(showing);
    content_end_actual(showing->content);
    go_on(showing);
}

/* Shows the cluster of glyphs from `first` up to `end`, which begins at `x` and whose text
 * ends at `stop`. */
static void show_glyphs(Showing *showing, const ShapedRun *run, size_t first, size_t end,
                        int x, size_t stop)
{
    size_t start = run->glyphs[first].cluster;
    const Cluster cluster = { .glyphs = run->glyphs + first,
                              .n_glyphs = end - first,
                              .x = x,
                              .text = run->text + start,
                              .length = stop - start,
                              .right_to_left = run->right_to_left };
    show_cluster(showing, &cluster);
}

static void show_forwards(Showing *showing, const ShapedRun *run)
{
    int x = 0;
    for (size_t i = 0; i < run->n_glyphs;) {
        size_t end = i;
        int from = x;
        for (; end < run->n_glyphs && run->glyphs[end].cluster == run->glyphs[i].cluster;
             end++)
            x += run->glyphs[end].x_advance;
        size_t stop = end < run->n_glyphs ? run->glyphs[end].cluster : run->length;
        show_glyphs(showing, run, i, end, from, stop);
        i = end;
    }
}

static int width_in_units(const ShapedRun *run)
{
    int width = 0;
    for (size_t i = 0; i < run->n_glyphs; i++)
        width += run->glyphs[i].x_advance;
    return width;
}

/* From right to left the pen goes back over each cluster: the order in which they are
 * read, so that readers that follow the glyphs read well. */
static void show_backwards(Showing *showing, const ShapedRun *run)
{
    int x = width_in_units(run);
    for (size_t end = run->n_glyphs; end > 0;) {
        uint32_t cluster = run->glyphs[end - 1].cluster;
        size_t first = end;
        while (first > 0 && run->glyphs[first - 1].cluster == cluster)
            x -= run->glyphs[--first].x_advance;
        size_t stop = first > 0 ? run->glyphs[first - 1].cluster : run->length;
        show_glyphs(showing, run, first, end, x, stop);
        end = first;
    }
}

static void show_clusters(Showing *showing, const ShapedRun *run)
{
    if (run->right_to_left)
        show_backwards(showing, run);
    else
        show_forwards(showing, run);
    move_to(showing, width_in_units(run));
}

/* --- runs -------------------------------------------------------------------------- */

static void set_font(Content *content, const PdfFont *font, double size)
{
    if (content->state.font == font && fabs(content->state.size - size) < 0.001)
        return;
    buffer_format(&content->out, "/F%zu ", pdf_font_number(font));
    buffer_number(&content->out, size);
    buffer_text(&content->out, " Tf\n");
    content->state.font = font;
    content->state.size = size;
}

static void set_apart(Content *content, double apart)
{
    if (fabs(content->state.apart - apart) < 0.0005)
        return;
    buffer_number(&content->out, apart);
    buffer_text(&content->out, " Tc\n");
    content->state.apart = apart;
}

static void show_run(Content *content, const ShapedRun *run, Point at, const TypeSpec *type)
{
    PdfFont *font = pdf_font_of(content->fonts, run->face);
    int em = pdf_font_em(font);
    Showing showing = { .content = content,
                        .font = font,
                        .per_unit = 1000.0 / em,
                        .apart = run->right_to_left ? 0 : (int)lround(type->tracking * em),
                        .size = type->size,
                        .at = at };
    set_font(content, font, type->size);
    set_apart(content, showing.apart * type->size / em);
    show_clusters(&showing, run);
    set_rise(&showing, 0);
    close_array(&showing);
}

/* --- lines ------------------------------------------------------------------------- */

/* A run of a line and where it stands. */
typedef struct {
    const ShapedRun *run;
    double x;
} Standing;

/* Runs by their place in the text; few, and nearly in order. */
static Standing *in_reading_order(Content *content, const Shaped *line, double x)
{
    Standing *runs = ARENA_ARRAY(content->out.arena, Standing, line->n_runs);
    for (size_t n = 0; n < line->n_runs; n++) {
        const ShapedRun *run = &line->runs[n];
        size_t at = n;
        for (; at > 0 && runs[at - 1].run->text > run->text; at--)
            runs[at] = runs[at - 1];
        runs[at] = (Standing){ run, x };
        x += width_in_units(run) * run->scale;
    }
    return runs;
}

/* A line with text from right to left is written in the order in which it is read, each
 * run at its place. */
static void show_mixed(Content *content, const TypeSpec *type, const Shaped *line, Point at)
{
    const Standing *runs = in_reading_order(content, line, at.x);
    for (size_t i = 0; i < line->n_runs; i++) {
        at.x = runs[i].x;
        start_line(content, at.x, at.y);
        show_run(content, runs[i].run, at, type);
    }
}

static bool is_mixed(const Shaped *line)
{
    for (size_t i = 0; i < line->n_runs; i++)
        if (line->runs[i].right_to_left)
            return true;
    return false;
}

void content_text(Content *content, const Mark *mark, bool spaced)
{
    if (!mark->text || !*mark->text)
        return;
    const TypeSpec *type = &content->theme->type[mark->style];
    const Shaped *line =
        text_shape_once(content->faces, mark->style, mark->text, mark->leftwards);
    double shift = mark->align == ALIGN_MIDDLE ? line->width / 2
                   : mark->align == ALIGN_END  ? line->width
                                               : 0;
    Point at = { .x = content->origin.x + mark->at.x - shift,
                 .y = content->page_height - content->origin.y - mark->at.y };
    open_text(content);
    content_fill_colour(content, mark->fill);
    if (is_mixed(line)) {
        show_mixed(content, type, line, at);
        return;
    }
    start_line(content, at.x, at.y);
    for (size_t i = 0; i < line->n_runs; i++) {
        show_run(content, &line->runs[i], at, type);
        at.x += width_in_units(&line->runs[i]) * line->runs[i].scale;
    }
    const Shaped *space = spaced ? text_shape(content->faces, mark->style, " ") : NULL;
    if (space && space->n_runs)
        show_run(content, space->runs, at, type);
}
