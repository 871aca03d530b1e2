/* See the header. */
#include "boxes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static Rect box_of_text(const Bench *bench, const Mark *mark)
{
    double ascent = text_cap_height(bench->faces, mark->style);
    double left = mark->at.x;
    if (mark->align == ALIGN_MIDDLE)
        left -= mark->width / 2;
    if (mark->align == ALIGN_END)
        left -= mark->width;
    return (Rect){ left, mark->at.y - ascent, mark->width, ascent };
}

bool boxes_overlap(Rect a, Rect b)
{
    return a.x + 0.5 < b.x + b.width && b.x + 0.5 < a.x + a.width &&
           a.y + 0.5 < b.y + b.height && b.y + 0.5 < a.y + a.height;
}

static void is_inside(const Picture *picture, Rect box, const char *what)
{
    if (box.x < -0.6 || box.y < -0.6 || box.x + box.width > picture->width + 0.6 ||
        box.y + box.height > picture->height + 0.6)
        fail_msg("%s at %d,%d of %d×%d leaves the %d×%d drawing", what, (int)box.x,
                 (int)box.y, (int)box.width, (int)box.height, (int)picture->width,
                 (int)picture->height);
}

void labels_keep_their_place(const Bench *bench, const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++) {
        const Mark *mark = &picture->marks[i];
        if (mark->kind == MARK_RECT || mark->kind == MARK_CIRCLE)
            is_inside(picture, mark->box, "a box");
        for (size_t k = 0; k < mark->n_points; k++)
            is_inside(picture, (Rect){ mark->points[k].x, mark->points[k].y, 0, 0 },
                      "a line");
        if (mark->kind != MARK_TEXT)
            continue;
        Rect box = box_of_text(bench, mark);
        is_inside(picture, box, mark->text);
        assert_true(*mark->text);
        for (size_t k = i + 1; k < picture->n_marks; k++)
            if (picture->marks[k].kind == MARK_TEXT &&
                boxes_overlap(box, box_of_text(bench, &picture->marks[k])))
                fail_msg("\"%s\" runs into \"%s\"", mark->text, picture->marks[k].text);
    }
}
