/* Picture to PNG: one switch over the marks, as for SVG and PDF. Letters are filled
 * outlines, so that the drawing depends neither on hinting nor on fontconfig. */
#include "emit/png.h"

#include <math.h>

#include "text/outline.h"

/* Pixels for a point: a point is 4/3 px, and a sharp screen has two of each. */
static const double scale = 8.0 / 3.0;
static const double hatch_step = 4, hatch_width = 0.6; /* as in the PDF */

/* A chart is not larger than this on any page; what is, is broken. */
enum { MOST_PIXELS = 16384 };

typedef struct {
    const Cairo *cairo;
    cairo_t *to;
    const Theme *theme;
    Faces *faces;
} Drawing;

static void set_rgb(const Drawing *drawing, uint32_t value)
{
    drawing->cairo->set_source_rgb(drawing->to, (value >> 16 & 0xFF) / 255.0,
                                   (value >> 8 & 0xFF) / 255.0, (value & 0xFF) / 255.0);
}

static void set_colour(const Drawing *drawing, Colour role)
{
    set_rgb(drawing, drawing->theme->light[role]);
}

/* --- paths ------------------------------------------------------------------------ */

static void outline(const Drawing *drawing, const Mark *mark)
{
    const Cairo *cairo = drawing->cairo;
    cairo_t *to = drawing->to;
    const Rect *box = &mark->box;
    double most = fmin(box->width, box->height) / 2, right_angle = acos(-1) / 2;
    double r = mark->kind == MARK_CIRCLE ? most : fmin(mark->radius, most);
    double x = box->x, y = box->y, right = x + box->width, bottom = y + box->height;
    if (r <= 0) {
        cairo->rectangle(to, x, y, box->width, box->height);
        return;
    }
    cairo->arc(to, right - r, y + r, r, -right_angle, 0);
    cairo->arc(to, right - r, bottom - r, r, 0, right_angle);
    cairo->arc(to, x + r, bottom - r, r, right_angle, 2 * right_angle);
    cairo->arc(to, x + r, y + r, r, 2 * right_angle, 3 * right_angle);
    cairo->close_path(to);
}

/* Fills and strokes the path that stands, as the mark says. */
static void paint(const Drawing *drawing, const Mark *mark)
{
    static const double dashes[] = { 3, 2 };
    const Cairo *cairo = drawing->cairo;
    if (mark->fill != COLOUR_NONE) {
        set_colour(drawing, mark->fill);
        cairo->fill_preserve(drawing->to);
    }
    if (mark->stroke != COLOUR_NONE && mark->stroke_width > 0) {
        set_colour(drawing, mark->stroke);
        cairo->set_line_width(drawing->to, mark->stroke_width);
        cairo->set_dash(drawing->to, dashes, mark->dashed ? 2 : 0, 0);
        cairo->stroke(drawing->to);
    }
    cairo->new_path(drawing->to);
}

/* Diagonals, clipped to the box. */
static void hatch(const Drawing *drawing, const Mark *mark)
{
    const Cairo *cairo = drawing->cairo;
    const Rect *box = &mark->box;
    cairo->save(drawing->to);
    outline(drawing, mark);
    cairo->clip(drawing->to);
    for (double x = hatch_step / 2; x < box->width + box->height; x += hatch_step) {
        cairo->move_to(drawing->to, box->x + x, box->y);
        cairo->line_to(drawing->to, box->x + x - box->height, box->y + box->height);
    }
    set_colour(drawing, mark->stroke);
    cairo->set_line_width(drawing->to, hatch_width);
    cairo->set_dash(drawing->to, NULL, 0, 0);
    cairo->stroke(drawing->to);
    cairo->restore(drawing->to);
}

static void draw_box(const Drawing *drawing, const Mark *mark)
{
    if (mark->hatched) {
        Mark ground = *mark;
        ground.stroke = COLOUR_NONE;
        outline(drawing, mark);
        paint(drawing, &ground);
        hatch(drawing, mark);
    }
    Mark frame = *mark;
    if (mark->hatched)
        frame.fill = COLOUR_NONE;
    outline(drawing, mark);
    paint(drawing, &frame);
}

static void draw_points(const Drawing *drawing, const Mark *mark)
{
    const Cairo *cairo = drawing->cairo;
    for (size_t i = 0; i < mark->n_points; i++)
        (i ? cairo->line_to : cairo->move_to)(drawing->to, mark->points[i].x,
                                              mark->points[i].y);
    if (mark->kind == MARK_SHAPE)
        cairo->close_path(drawing->to);
    paint(drawing, mark);
}

static void trace(const Drawing *drawing, const Mark *mark)
{
    const Cairo *cairo = drawing->cairo;
    const Point *at = mark->points;
    for (const char *verb = mark->outline->verbs; *verb; verb++) {
        if (*verb == 'Z') {
            cairo->close_path(drawing->to);
        } else if (*verb == 'C') {
            cairo->curve_to(drawing->to, at[0].x, at[0].y, at[1].x, at[1].y, at[2].x,
                            at[2].y);
            at += 3;
        } else {
            (*verb == 'M' ? cairo->move_to : cairo->line_to)(drawing->to, at->x, at->y);
            at++;
        }
    }
}

/* Of drawings by others: their own colours, and nothing outside of the box. */
static void draw_path(const Drawing *drawing, const Mark *mark)
{
    const Cairo *cairo = drawing->cairo;
    const Outline *outline = mark->outline;
    cairo->save(drawing->to);
    cairo->rectangle(drawing->to, mark->box.x, mark->box.y, mark->box.width,
                     mark->box.height);
    cairo->clip(drawing->to);
    cairo->set_fill_rule(drawing->to, outline->even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                        : CAIRO_FILL_RULE_WINDING);
    trace(drawing, mark);
    if (mark->fill != COLOUR_NONE) {
        set_rgb(drawing, outline->fill);
        cairo->fill_preserve(drawing->to);
    }
    if (mark->stroke != COLOUR_NONE) {
        set_rgb(drawing, outline->stroke);
        cairo->set_line_width(drawing->to, mark->stroke_width);
        cairo->set_line_cap(drawing->to, (cairo_line_cap_t)outline->cap);
        cairo->set_line_join(drawing->to, (cairo_line_join_t)outline->join);
        cairo->stroke(drawing->to);
    }
    cairo->new_path(drawing->to);
    cairo->restore(drawing->to);
}

/* --- text ------------------------------------------------------------------------- */

static void pen_move(void *to, double x, double y)
{
    const Drawing *drawing = to;
    drawing->cairo->move_to(drawing->to, x, y);
}

static void pen_line(void *to, double x, double y)
{
    const Drawing *drawing = to;
    drawing->cairo->line_to(drawing->to, x, y);
}

static void pen_curve(void *to, double ax, double ay, double bx, double by, double x,
                      double y)
{
    const Drawing *drawing = to;
    drawing->cairo->curve_to(drawing->to, ax, ay, bx, by, x, y);
}

static void pen_close(void *to)
{
    const Drawing *drawing = to;
    drawing->cairo->close_path(drawing->to);
}

static void draw_text(const Drawing *drawing, const Mark *mark)
{
    static const OutlinePen pen = { pen_move, pen_line, pen_curve, pen_close };
    const Cairo *cairo = drawing->cairo;
    if (!mark->text || !*mark->text)
        return;
    Drawing letters = *drawing;
    double width = text_width(drawing->faces, mark->style, mark->text);
    double shift = mark->align == ALIGN_MIDDLE ? width / 2
                   : mark->align == ALIGN_END  ? width
                                               : 0;
    cairo->save(drawing->to);
    cairo->translate(drawing->to, mark->at.x - shift, mark->at.y);
    text_outline(drawing->faces, mark->style, mark->text, &pen, &letters);
    set_colour(drawing, mark->fill);
    cairo->fill(drawing->to);
    cairo->restore(drawing->to);
}

/* --- the picture -------------------------------------------------------------------- */

static void draw_marks(const Drawing *drawing, const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++) {
        const Mark *mark = &picture->marks[i];
        switch (mark->kind) {
        case MARK_RECT:
        case MARK_CIRCLE: draw_box(drawing, mark); break;
        case MARK_LINE:
        case MARK_SHAPE: draw_points(drawing, mark); break;
        case MARK_PATH: draw_path(drawing, mark); break;
        case MARK_IMAGE: break; /* goes along as the file it was */
        case MARK_TEXT: draw_text(drawing, mark); break;
        case MARK_LINK: break; /* a bitmap leads nowhere */
        }
    }
}

static cairo_status_t take(void *buffer, const unsigned char *bytes, unsigned length)
{
    buffer_bytes(buffer, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

int png_pixels(double points)
{
    double n = ceil(points * scale / 2);
    return 2 * (n < 1 ? 1 : n > MOST_PIXELS / 2 ? MOST_PIXELS / 2 : (int)n);
}

Buffer png_picture(Arena *arena, const Cairo *cairo, const Picture *picture,
                   const Theme *theme, Faces *faces, Diag *diag)
{
    Buffer bytes = buffer_new(arena);
    cairo_surface_t *surface = cairo->image_surface_create(
        CAIRO_FORMAT_RGB24, png_pixels(picture->width), png_pixels(picture->height));
    Drawing drawing = {
        .cairo = cairo, .to = cairo->create(surface), .theme = theme, .faces = faces
    };
    cairo->scale(drawing.to, scale, scale);
    set_colour(&drawing, COLOUR_GROUND);
    cairo->paint(drawing.to);
    draw_marks(&drawing, picture);
    bool ok =
        cairo->status(drawing.to) == CAIRO_STATUS_SUCCESS &&
        cairo->surface_write_to_png_stream(surface, take, &bytes) == CAIRO_STATUS_SUCCESS;
    cairo->destroy(drawing.to);
    cairo->surface_destroy(surface);
    if (ok)
        return bytes;
    diag_world(diag, NULL, "cairo could not finish a chart: out of memory");
    return buffer_new(arena);
}
