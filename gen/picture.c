/* Building display lists; see the header. */
#include "picture.h"

#include <string.h>

Picture *picture_new(Arena *arena, double width, double height)
{
    Picture *picture = ARENA_NEW(arena, Picture);
    *picture = (Picture){ .arena = arena, .width = width, .height = height };
    return picture;
}

Mark *picture_add(Picture *picture, MarkKind kind)
{
    ARENA_PUSH(picture->arena, picture->marks, picture->n_marks) = (Mark){ .kind = kind };
    return &picture->marks[picture->n_marks - 1];
}

void picture_rect(Picture *picture, Rect box, double radius, Colour fill)
{
    Mark *mark = picture_add(picture, MARK_RECT);
    mark->box = box;
    mark->radius = radius;
    mark->fill = fill;
}

void picture_frame(Picture *picture, Rect box, double radius, Colour stroke, double width,
                   bool dashed)
{
    Mark *mark = picture_add(picture, MARK_RECT);
    mark->box = box;
    mark->radius = radius;
    mark->stroke = stroke;
    mark->stroke_width = width;
    mark->dashed = dashed;
}

void picture_hatch(Picture *picture, Rect box, double radius)
{
    Mark *mark = picture_add(picture, MARK_RECT);
    mark->box = box;
    mark->radius = radius;
    mark->fill = COLOUR_UNKNOWN;
    mark->stroke = COLOUR_GRID;
    mark->stroke_width = 1;
    mark->hatched = true;
}

static Point *copy_points(Picture *picture, const Point *points, size_t n)
{
    Point *copy = ARENA_ARRAY(picture->arena, Point, n);
    memcpy(copy, points, n * sizeof *copy);
    return copy;
}

void picture_line(Picture *picture, Point from, Point to, Colour stroke, double width)
{
    const Point points[] = { from, to };
    picture_path(picture, points, 2, stroke, width);
}

void picture_path(Picture *picture, const Point *points, size_t n, Colour stroke,
                  double width)
{
    Mark *mark = picture_add(picture, MARK_LINE);
    mark->points = copy_points(picture, points, n);
    mark->n_points = (uint32_t)n;
    mark->stroke = stroke;
    mark->stroke_width = width;
}

void picture_shape(Picture *picture, const Point *points, size_t n, Colour fill)
{
    Mark *mark = picture_add(picture, MARK_SHAPE);
    mark->points = copy_points(picture, points, n);
    mark->n_points = (uint32_t)n;
    mark->fill = fill;
}

void picture_circle(Picture *picture, Point centre, double radius, Colour fill)
{
    Mark *mark = picture_add(picture, MARK_CIRCLE);
    mark->box = (Rect){ centre.x - radius, centre.y - radius, 2 * radius, 2 * radius };
    mark->fill = fill;
}

void picture_text(Picture *picture, Point at, Align align, TextStyle style, Colour colour,
                  const char *text, double width)
{
    Mark *mark = picture_add(picture, MARK_TEXT);
    mark->at = at;
    mark->align = align;
    mark->style = style;
    mark->fill = colour;
    mark->text = text;
    mark->width = width;
}

void picture_link(Picture *picture, Rect box, const char *target)
{
    Mark *mark = picture_add(picture, MARK_LINK);
    mark->box = box;
    mark->target = target;
}

/* --- turning ------------------------------------------------------------------------ */

static void turn_mark(Mark *mark, double width)
{
    static const Align other_side[] = {
        [ALIGN_START] = ALIGN_END, [ALIGN_MIDDLE] = ALIGN_MIDDLE, [ALIGN_END] = ALIGN_START
    };
    for (size_t i = 0; i < mark->n_points; i++)
        mark->points[i].x = width - mark->points[i].x;
    if (mark->kind != MARK_TEXT) {
        mark->box.x = width - mark->box.x - mark->box.width;
        return;
    }
    mark->at.x = width - mark->at.x;
    mark->align = other_side[mark->align];
}

static void shift_mark(Mark *mark, double by)
{
    if (mark->kind == MARK_TEXT)
        mark->at.x += by;
    else
        mark->box.x += by;
}

static bool is_logo(const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_PATH || picture->marks[i].kind == MARK_IMAGE)
            return true;
    return false;
}

void picture_turn(Picture *picture)
{
    if (picture->turned || is_logo(picture))
        return;
    picture->turned = true;
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->is_line)
            shift_mark(&picture->marks[i], picture->shift);
        else
            turn_mark(&picture->marks[i], picture->width);
}
