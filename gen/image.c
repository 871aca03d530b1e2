/* An image at the size it is shown; see the header. */
#include "image.h"

#include <math.h>

static void add_scaled(Picture *picture, const Mark *mark, double scale)
{
    Mark *copy = picture_add(picture, mark->kind);
    *copy = *mark;
    copy->stroke_width *= scale;
    copy->box = (Rect){ mark->box.x * scale, mark->box.y * scale, mark->box.width * scale,
                        mark->box.height * scale };
    copy->points = ARENA_ARRAY(picture->arena, Point, mark->n_points);
    for (size_t i = 0; i < mark->n_points; i++)
        copy->points[i] = (Point){ mark->points[i].x * scale, mark->points[i].y * scale };
}

Picture *image_picture(Arena *arena, const Image *image, double width, double height)
{
    double scale = fmin(width / image->width, height / image->height);
    Picture *picture = picture_new(arena, image->width * scale, image->height * scale);
    if (image->drawing) {
        for (size_t i = 0; i < image->drawing->n_marks; i++)
            add_scaled(picture, &image->drawing->marks[i], scale);
        return picture;
    }
    Mark *mark = picture_add(picture, MARK_IMAGE);
    mark->box = (Rect){ 0, 0, picture->width, picture->height };
    mark->image = image;
    return picture;
}
