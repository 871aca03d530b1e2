/* Pages of a language from the right are those of the same words from the left, turned: the
 * two pseudo-locales say the same, so every piece must stand as far from the other edge,
 * on the same page, at the same height. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <math.h>

#include "layout/made_card.h"
#include "layout/sample_card.h"

static const double SLACK = 0.01; /* points */

static Document *document_in(Bench *bench, const char *locale, const char *name)
{
    const Setting setting = { .theme = bench->theme,
                              .faces = bench->faces,
                              .words = words_load(bench->arena, &bench->bundle, locale,
                                                  bench->diag) };
    const Layout *layout = layout_load(bench->arena, &bench->bundle, name, bench->diag);
    return layout_compose(bench->arena, layout, sample_card(bench), &setting, bench->diag);
}

static const Pages *pages_in(Bench *bench, const char *locale, const char *name)
{
    Document *document = document_in(bench, locale, name);
    const Pages *pages = layout_typeset(bench->arena, document, bench->faces, bench->diag);
    assert_non_null(pages);
    return pages;
}

/* From where to where the letters of a text stand, without a blank behind them. */
static void extent(Bench *bench, const Mark *mark, double *from, double *to)
{
    size_t length = strlen(mark->text);
    bool hangs = length && mark->text[length - 1] == ' ' && mark->align == ALIGN_START;
    double blank = hangs ? text_width(bench->faces, mark->style, " ") : 0;
    *from = mark->at.x - (mark->align == ALIGN_MIDDLE ? mark->width / 2
                          : mark->align == ALIGN_END  ? mark->width
                                                      : 0);
    *to = *from + mark->width - blank;
}

/* The outermost edges of all texts of a picture; a line of several texts is turned as one.
 */
static bool texts_of(Bench *bench, const Picture *picture, double *from, double *to)
{
    bool any = false;
    for (size_t i = 0; i < picture->n_marks; i++) {
        if (picture->marks[i].kind != MARK_TEXT)
            continue;
        double left, right;
        extent(bench, &picture->marks[i], &left, &right);
        *from = any ? fmin(*from, left) : left;
        *to = any ? fmax(*to, right) : right;
        any = true;
    }
    return any;
}

static void is_mirrored(double width, double from, double to, double turned_from,
                        double turned_to, const char *what)
{
    if (fabs(width - to - turned_from) > SLACK || fabs(width - from - turned_to) > SLACK)
        fail_msg("%s stands from %.2f to %.2f of %.2f, and turned from %.2f to %.2f", what,
                 from, to, width, turned_from, turned_to);
}

static void compare_marks(const Picture *plain, const Picture *turned)
{
    assert_int_equal(plain->n_marks, turned->n_marks);
    for (size_t i = 0; i < plain->n_marks; i++) {
        const Rect *box = &plain->marks[i].box, *other = &turned->marks[i].box;
        if (plain->marks[i].kind == MARK_RECT && !plain->is_line)
            is_mirrored(plain->width, box->x, box->x + box->width, other->x,
                        other->x + other->width, "a box");
    }
}

static void compare_pieces(Bench *bench, double width, const Piece *plain,
                           const Piece *turned)
{
    const Picture *a = plain->picture, *b = turned->picture;
    is_mirrored(width, plain->at.x, plain->at.x + a->width, turned->at.x,
                turned->at.x + b->width, "a piece");
    assert_true(fabs(plain->at.y - turned->at.y) < SLACK);
    compare_marks(a, b);
    double from, to, other_from, other_to;
    bool several = a->is_line; /* other parts of the line may be pieces of their own */
    if (!several && texts_of(bench, a, &from, &to) &&
        texts_of(bench, b, &other_from, &other_to))
        is_mirrored(a->width, from, to, other_from, other_to, a->marks[0].text);
}

static void compare_layout(const char *name)
{
    Bench bench = bench_open();
    const Pages *plain = pages_in(&bench, "pseudo", name);
    const Pages *turned = pages_in(&bench, "pseudo-rtl", name);
    assert_int_equal(plain->n_pages, turned->n_pages);
    for (size_t i = 0; i < plain->n_pages; i++) {
        const Page *a = &plain->pages[i], *b = &turned->pages[i];
        assert_int_equal(a->n_pieces, b->n_pieces);
        for (size_t k = 0; k < a->n_pieces; k++)
            compare_pieces(&bench, plain->width, &a->pieces[k], &b->pieces[k]);
    }
    bench_close(&bench);
}

static void every_piece_stands_as_far_from_the_other_edge(void **state)
{
    (void)state;
    compare_layout("full");
    compare_layout("onepage");
}

/* Where the line ends whose first part is piece `i`; moves on to its last part. */
static double end_of_line(Bench *bench, const Page *page, size_t *i)
{
    double line = page->pieces[*i].at.y, end = 0, from, to;
    for (; *i < page->n_pieces; ++*i) {
        const Piece *piece = &page->pieces[*i];
        if (!piece->picture->is_line || fabs(piece->at.y - line) > SLACK)
            break;
        if (texts_of(bench, piece->picture, &from, &to))
            end = fmax(end, piece->at.x + to);
    }
    --*i;
    return end;
}

/* The first lines of the report end at the right margin. */
static void running_text_is_set_against_the_other_edge(void **state)
{
    (void)state;
    Bench bench = bench_open();
    const Pages *turned = pages_in(&bench, "pseudo-rtl", "manager");
    const PageSpec *page = &turned->document->page;
    size_t n_lines = 0;
    for (size_t i = 0; i < turned->pages[0].n_pieces && n_lines < 4; i++) {
        if (!turned->pages[0].pieces[i].picture->is_line)
            continue;
        double end = end_of_line(&bench, &turned->pages[0], &i);
        assert_true(fabs(end - (page->width - page->right)) < 0.1);
        n_lines++;
    }
    assert_int_equal(n_lines, 4);
    bench_close(&bench);
}

static void words_keep_their_order_in_a_line(void **state)
{
    (void)state;
    Bench bench = bench_open();
    const Pages *plain = pages_in(&bench, "pseudo", "manager");
    const Pages *turned = pages_in(&bench, "pseudo-rtl", "manager");
    for (size_t i = 0; i < plain->n_pages; i++)
        for (size_t k = 0; k < plain->pages[i].n_pieces; k++) {
            const Picture *a = plain->pages[i].pieces[k].picture;
            const Picture *b = turned->pages[i].pieces[k].picture;
            for (size_t m = 1; a->is_line && m < a->n_marks; m++)
                assert_true(fabs((a->marks[m].at.x - a->marks[0].at.x) -
                                 (b->marks[m].at.x - b->marks[0].at.x)) < SLACK);
        }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_piece_stands_as_far_from_the_other_edge),
        cmocka_unit_test(running_text_is_set_against_the_other_edge),
        cmocka_unit_test(words_keep_their_order_in_a_line),
    };
    return cmocka_run_group_tests_name("layout: turned", tests, NULL, NULL);
}
