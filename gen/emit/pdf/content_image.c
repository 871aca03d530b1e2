/* What logos are made of: paths with colours of their own, and pixels. Both leave the
 * graphics state as they found it. */
#include "emit/pdf/content.h"

/* How many points stand behind a verb, and its operator. */
static void put_steps(Content *content, const Mark *mark)
{
    const Point *at = mark->points;
    for (const char *verb = mark->outline->verbs; *verb; verb++) {
        size_t n = *verb == 'C' ? 3 : *verb == 'Z' ? 0 : 1;
        const char name[] = { *verb == 'Z' ? 'h' : (char)(*verb | 0x20), '\0' };
        while (n--)
            content_point(content, *at++);
        content_operator(content, name);
    }
}

void content_path(Content *content, const Mark *mark)
{
    static const char *const painting[2][2] = { { "n", "S" }, { "f", "B" } };
    static const char *const even_odd[2][2] = { { "n", "S" }, { "f*", "B*" } };
    const Outline *outline = mark->outline;
    bool filled = mark->fill != COLOUR_NONE, stroked = mark->stroke != COLOUR_NONE;
    content_operator(content, "q");
    content_rectangle(content, mark->box);
    content_operator(content, "W n");
    if (filled)
        content_rgb(content, outline->fill, "rg");
    if (stroked) {
        content_rgb(content, outline->stroke, "RG");
        content_number(content, mark->stroke_width);
        buffer_format(&content->out, "w %d J %d j ", outline->cap, outline->join);
        content_number(content, outline->miter_limit);
        content_operator(content, "M []0 d");
    }
    put_steps(content, mark);
    content_operator(content, (outline->even_odd ? even_odd : painting)[filled][stroked]);
    content_operator(content, "Q");
}

/* An image fills the unit square, its top at 1: turned into the box. */
void content_image(Content *content, const Mark *mark)
{
    const Rect *box = &mark->box;
    content_operator(content, "q");
    content_number(content, box->width);
    buffer_text(&content->out, "0 0 ");
    content_number(content, box->height);
    content_point(content, (Point){ box->x, box->y + box->height });
    content_operator(content, "cm");
    buffer_format(&content->out, "/I%zu Do\n",
                  pdf_image_number(content->images, mark->image));
    content_operator(content, "Q");
}
