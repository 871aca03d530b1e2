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
    mark->n_points = n;
    mark->stroke = stroke;
    mark->stroke_width = width;
}

void picture_shape(Picture *picture, const Point *points, size_t n, Colour fill)
{
    Mark *mark = picture_add(picture, MARK_SHAPE);
    mark->points = copy_points(picture, points, n);
    mark->n_points = n;
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
