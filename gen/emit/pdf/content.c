/* Replaying pictures: shapes and lines; see the header. Text is in content_text.c,
 * what logos are made of in content_image.c. */
#include "emit/pdf/content.h"

#include <math.h>

/* How far the handles of a Bézier curve reach that draws a quarter of a circle. */
static const double quarter = 0.5522847;
static const double hatch_step = 4, hatch_width = 0.6;

Content content_new(Arena *arena, PdfFonts *fonts, PdfImages *images, Faces *faces,
                    const Pages *pages)
{
    return (Content){ .out = buffer_new(arena),
                      .fonts = fonts,
                      .images = images,
                      .faces = faces,
                      .theme = pages->document->theme,
                      .page_height = pages->height };
}

void content_restart(Content *content)
{
    content->out.length = 0;
    content->state = (GraphicsState){ .stroke_width = 1 };
}

/* Hundredths of a point are finer than any printer. */
void content_number(Content *content, double value)
{
    buffer_number(&content->out, round(value * 100) / 100);
    buffer_char(&content->out, ' ');
}

void content_operator(Content *content, const char *name)
{
    buffer_text(&content->out, name);
    buffer_char(&content->out, '\n');
}

void content_point(Content *content, Point at)
{
    content_number(content, content->origin.x + at.x);
    content_number(content, content->page_height - content->origin.y - at.y);
}

static void point(Content *content, double x, double y)
{
    content_point(content, (Point){ x, y });
}

static void end_text(Content *content)
{
    if (content->in_text)
        content_operator(content, "ET");
    content->in_text = false;
}

/* --- marked content ---------------------------------------------------------------- */

static void begin_sequence(Content *content)
{
    const Sequences *of = &content->sequences;
    buffer_format(&content->out, "/%s<</MCID %zu>>BDC\n", of->tag, of->next(of->of));
}

void content_begin(Content *content, const Sequences *of)
{
    content->sequences = *of;
    begin_sequence(content);
}

void content_begin_artifact(Content *content, Artifact artifact)
{
    static const char *const types[] = {
        [ARTIFACT_NONE] = "Layout",
        [ARTIFACT_LAYOUT] = "Layout",
        [ARTIFACT_PAGINATION] = "Pagination",
        [ARTIFACT_HEADER] = "Pagination/Subtype/Header/Attached[/Top]",
        [ARTIFACT_FOOTER] = "Pagination/Subtype/Footer/Attached[/Bottom]",
    };
    content->sequences = (Sequences){ 0 };
    buffer_format(&content->out, "/Artifact<</Type/%s>>BDC\n", types[artifact]);
}

void content_end(Content *content)
{
    end_text(content);
    content_operator(content, "EMC");
}

/* The tag is Span whatever the element is: poppler looks nowhere else for the text. */
void content_begin_actual(Content *content, const char *text, size_t length)
{
    const Sequences *of = &content->sequences;
    end_text(content);
    if (of->tag)
        content_operator(content, "EMC");
    buffer_text(&content->out, "/Span<<");
    if (of->tag)
        buffer_format(&content->out, "/MCID %zu", of->next(of->of));
    buffer_text(&content->out, "/ActualText<FEFF");
    pdf_put_utf16(&content->out, text, length);
    buffer_text(&content->out, ">>>BDC\n");
}

void content_end_actual(Content *content)
{
    content_end(content);
    if (content->sequences.tag)
        begin_sequence(content);
}

/* --- graphics state ---------------------------------------------------------------- */

void content_rgb(Content *content, uint32_t value, const char *name)
{
    for (int shift = 16; shift >= 0; shift -= 8) {
        buffer_number(&content->out, (value >> shift & 0xFF) / 255.0);
        buffer_char(&content->out, ' ');
    }
    content_operator(content, name);
}

static void colour(Content *content, Colour role, const char *name)
{
    content_rgb(content, theme_pages(content->theme)[role], name);
}

void content_fill_colour(Content *content, Colour role)
{
    if (content->state.fill != role)
        colour(content, role, "rg");
    content->state.fill = role;
}

static void stroke_like(Content *content, const Mark *mark)
{
    GraphicsState *state = &content->state;
    if (state->stroke != mark->stroke)
        colour(content, mark->stroke, "RG");
    state->stroke = mark->stroke;
    if (fabs(state->stroke_width - mark->stroke_width) > 0) {
        content_number(content, mark->stroke_width);
        content_operator(content, "w");
    }
    state->stroke_width = mark->stroke_width;
    if (state->dashed != mark->dashed)
        content_operator(content, mark->dashed ? "[3 2]0 d" : "[]0 d");
    state->dashed = mark->dashed;
}

static void set_colours(Content *content, const Mark *mark)
{
    if (mark->fill)
        content_fill_colour(content, mark->fill);
    if (mark->stroke)
        stroke_like(content, mark);
}

static void paint(Content *content, const Mark *mark)
{
    static const char *const painting[2][2] = { { "n", "S" }, { "f", "B" } };
    content_operator(content,
                     painting[mark->fill != COLOUR_NONE][mark->stroke != COLOUR_NONE]);
}

/* --- paths ------------------------------------------------------------------------- */

static void curve(Content *content, Point a, Point b, Point end)
{
    point(content, a.x, a.y);
    point(content, b.x, b.y);
    point(content, end.x, end.y);
    content_operator(content, "c");
}

/* One side and the corner after it, clockwise: from (x, y) with the corner's centre to
 * the right; `dx`, `dy` point along the side. */
static void side(Content *content, Point end, double dx, double dy, double radius)
{
    double reach = radius * quarter;
    point(content, end.x - dx * radius, end.y - dy * radius);
    content_operator(content, "l");
    Point corner = { end.x - dy * radius, end.y + dx * radius };
    curve(content, (Point){ end.x - dx * (radius - reach), end.y - dy * (radius - reach) },
          (Point){ end.x - dy * (radius - reach), end.y + dx * (radius - reach) }, corner);
}

static void rounded(Content *content, Rect box, double radius)
{
    double most = fmin(box.width, box.height) / 2;
    double r = radius < most ? radius : most;
    double right = box.x + box.width, bottom = box.y + box.height;
    point(content, box.x + r, box.y);
    content_operator(content, "m");
    side(content, (Point){ right, box.y }, 1, 0, r);
    side(content, (Point){ right, bottom }, 0, 1, r);
    side(content, (Point){ box.x, bottom }, -1, 0, r);
    side(content, (Point){ box.x, box.y }, 0, -1, r);
    content_operator(content, "h");
}

void content_rectangle(Content *content, Rect box)
{
    point(content, box.x, box.y + box.height);
    content_number(content, box.width);
    content_number(content, box.height);
    content_operator(content, "re");
}

static void outline(Content *content, const Mark *mark)
{
    if (mark->kind == MARK_CIRCLE)
        rounded(content, mark->box, mark->box.width);
    else if (mark->radius > 0)
        rounded(content, mark->box, mark->radius);
    else
        content_rectangle(content, mark->box);
}

/* Diagonals, clipped to the box. */
static void hatch(Content *content, const Mark *mark)
{
    const Rect *box = &mark->box;
    GraphicsState outside = content->state;
    content_operator(content, "q");
    outline(content, mark);
    content_operator(content, "W n");
    Mark line = { .stroke = mark->stroke, .stroke_width = hatch_width };
    stroke_like(content, &line);
    for (double x = hatch_step / 2; x < box->width + box->height; x += hatch_step) {
        point(content, box->x + x, box->y);
        content_operator(content, "m");
        point(content, box->x + x - box->height, box->y + box->height);
        content_operator(content, "l");
    }
    content_operator(content, "S");
    content_operator(content, "Q");
    content->state = outside;
}

static void draw_box(Content *content, const Mark *mark)
{
    if (!mark->hatched) {
        set_colours(content, mark);
        outline(content, mark);
        paint(content, mark);
        return;
    }
    Mark ground = *mark, frame = *mark;
    ground.stroke = COLOUR_NONE;
    frame.fill = COLOUR_NONE;
    ground.hatched = frame.hatched = false;
    if (ground.fill)
        draw_box(content, &ground);
    hatch(content, mark);
    if (frame.stroke_width > 0)
        draw_box(content, &frame);
}

static void draw_points(Content *content, const Mark *mark)
{
    if (!mark->n_points)
        return;
    set_colours(content, mark);
    for (size_t i = 0; i < mark->n_points; i++) {
        point(content, mark->points[i].x, mark->points[i].y);
        content_operator(content, i ? "l" : "m");
    }
    if (mark->kind == MARK_SHAPE)
        content_operator(content, "h");
    paint(content, mark);
}

/* --- pictures ---------------------------------------------------------------------- */

void content_draw(Content *content, const Picture *picture, Point at, bool spaced)
{
    content->origin = at;
    for (size_t i = 0; i < picture->n_marks; i++) {
        const Mark *mark = &picture->marks[i];
        if (mark->kind != MARK_TEXT)
            end_text(content);
        switch (mark->kind) {
        case MARK_RECT:
        case MARK_CIRCLE: draw_box(content, mark); break;
        case MARK_LINE:
        case MARK_SHAPE: draw_points(content, mark); break;
        case MARK_PATH: content_path(content, mark); break;
        case MARK_IMAGE: content_image(content, mark); break;
        case MARK_TEXT: content_text(content, mark, spaced); break;
        case MARK_LINK: break; /* page.c makes it an annotation */
        }
    }
}
