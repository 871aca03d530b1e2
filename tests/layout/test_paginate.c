/* Pagination as a pure function: what must stay together does, nothing is lost, nothing
 * leaves the page; by example and over thousands of random stacks of boxes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/paginate.h"

enum { ROOM = 100, MOST = 64 };

static void expect_pages(const Box *boxes, size_t n, const size_t *pages)
{
    Place places[MOST];
    size_t n_pages = paginate(boxes, n, ROOM, places);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(places[i].page, pages[i]);
    assert_int_equal(n_pages, pages[n - 1] + 1);
}

static void nothing_takes_no_page(void **state)
{
    (void)state;
    assert_int_equal(paginate(NULL, 0, ROOM, NULL), 0);
}

static void boxes_fill_a_page_to_the_brim(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 50 }, { .height = 40, .gap = 10 }, { .height = 1 } };
    expect_pages(boxes, 3, (const size_t[]){ 0, 0, 1 });
}

static void the_gap_above_is_dropped_at_the_top_of_a_page(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 90, .gap = 30 }, { .height = 100, .gap = 30 } };
    Place places[2];
    assert_int_equal(paginate(boxes, 2, ROOM, places), 2);
    assert_true(fabs(places[0].y) < 0.001 && fabs(places[1].y) < 0.001);
}

static void a_heading_moves_on_with_what_follows(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 75 },
                          { .height = 10, .keep = KEEP_NEXT },
                          { .height = 10, .keep = KEEP_NEXT },
                          { .height = 10 } };
    expect_pages(boxes, 4, (const size_t[]){ 0, 1, 1, 1 });
}

static void wishes_hold_where_they_fit_a_page(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 60 },
                          { .height = 30, .keep = KEEP_WISH },
                          { .height = 30 } };
    expect_pages(boxes, 3, (const size_t[]){ 0, 1, 1 });
}

static void wishes_yield_before_what_must_stay_together(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 60, .keep = KEEP_WISH },
                          { .height = 30, .keep = KEEP_NEXT },
                          { .height = 30, .keep = KEEP_WISH },
                          { .height = 20 } };
    expect_pages(boxes, 4, (const size_t[]){ 0, 1, 1, 1 });
}

static void what_is_kept_but_fits_no_page_is_taken_apart(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 40, .keep = KEEP_NEXT },
                          { .height = 40, .keep = KEEP_NEXT },
                          { .height = 40, .keep = KEEP_NEXT },
                          { .height = 40 } };
    expect_pages(boxes, 4, (const size_t[]){ 0, 0, 1, 1 });
}

static void a_forced_break_makes_no_empty_page(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 10, .page_break = true },
                          { .height = 100, .page_break = true },
                          { .height = 10, .page_break = true, .keep = KEEP_NEXT },
                          { .height = 10, .page_break = true } };
    expect_pages(boxes, 4, (const size_t[]){ 0, 1, 2, 3 });
}

static void a_head_is_repeated_only_at_the_top_of_a_page(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 10, .keep = KEEP_NEXT },
                          { .height = 80, .head = 10 },
                          { .height = 80, .head = 10 },
                          { .height = 95, .head = 10 } };
    Place places[4];
    assert_int_equal(paginate(boxes, 4, ROOM, places), 3);
    assert_false(places[1].head);
    assert_true(places[2].head);
    assert_true(fabs(places[2].y - 10) < 0.001);
    assert_false(places[3].head); /* there is no room for it */
}

static void what_is_higher_than_a_page_stands_alone(void **state)
{
    (void)state;
    const Box boxes[] = { { .height = 10 }, { .height = 150 }, { .height = 10 } };
    Place places[3];
    assert_int_equal(paginate(boxes, 3, ROOM, places), 3);
    assert_true(places[1].overfull);
    assert_int_equal(places[1].page, 1);
}

/* --- random stacks ---------------------------------------------------------------- */

static uint32_t seed;

static uint32_t roll(uint32_t sides)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % sides;
}

static size_t make_boxes(Box *boxes)
{
    size_t n = 1 + roll(MOST - 1);
    for (size_t i = 0; i < n; i++) {
        boxes[i] = (Box){ .height = roll(20) ? 1 + roll(40) : roll(140),
                          .gap = roll(12),
                          .head = roll(4) ? 0 : 1 + roll(12),
                          .keep = roll(3)   ? KEEP_NONE
                                  : roll(2) ? KEEP_WISH
                                            : KEEP_NEXT,
                          .page_break = roll(15) == 0 };
    }
    return n;
}

/* Height that the chain of KEEP_NEXT around box i takes on a page of its own. */
static double chain_height(const Box *boxes, size_t n, size_t i)
{
    size_t first = i, last = i;
    while (first > 0 && boxes[first - 1].keep == KEEP_NEXT && !boxes[first].page_break)
        first--;
    while (last + 1 < n && boxes[last].keep == KEEP_NEXT && !boxes[last + 1].page_break)
        last++;
    double height = boxes[first].head + boxes[first].height;
    for (size_t k = first + 1; k <= last; k++)
        height += boxes[k].gap + boxes[k].height;
    return height;
}

static void check_pair(const Box *boxes, size_t n, size_t i, const Place *places)
{
    const Place *a = &places[i], *b = &places[i + 1];
    assert_true(b->page == a->page || b->page == a->page + 1);
    if (a->page == b->page) {
        double expected = a->y + boxes[i].height + boxes[i + 1].gap;
        assert_true(fabs(b->y - expected) < 0.001);
        assert_false(boxes[i + 1].page_break);
        return;
    }
    if (boxes[i].keep == KEEP_NEXT && !boxes[i + 1].page_break)
        assert_true(chain_height(boxes, n, i) > ROOM);
}

static void random_stacks_keep_order_room_and_what_belongs_together(void **state)
{
    (void)state;
    for (seed = 1; seed < 20000; seed += 7) {
        uint32_t begin = seed;
        Box boxes[MOST];
        Place places[MOST];
        size_t n = make_boxes(boxes);
        size_t n_pages = paginate(boxes, n, ROOM, places);
        assert_int_equal(places[0].page, 0);
        assert_int_equal(places[n - 1].page + 1, n_pages);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(places[i].overfull, boxes[i].height > ROOM);
            if (!places[i].overfull)
                assert_true(places[i].y + boxes[i].height <= ROOM + 0.002);
            if (i + 1 < n)
                check_pair(boxes, n, i, places);
        }
        seed = begin;
    }
}

static void a_page_is_left_only_when_what_follows_does_not_fit(void **state)
{
    (void)state;
    for (seed = 3; seed < 20000; seed += 11) {
        uint32_t begin = seed;
        Box boxes[MOST];
        Place places[MOST];
        size_t n = make_boxes(boxes);
        for (size_t i = 0; i < n; i++)
            boxes[i].keep = KEEP_NONE;
        paginate(boxes, n, ROOM, places);
        for (size_t i = 0; i + 1 < n; i++) {
            if (places[i].page == places[i + 1].page || boxes[i + 1].page_break)
                continue;
            double end = places[i].y + boxes[i].height;
            assert_true(end + boxes[i + 1].gap + boxes[i + 1].height > ROOM);
        }
        seed = begin;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_takes_no_page),
        cmocka_unit_test(boxes_fill_a_page_to_the_brim),
        cmocka_unit_test(the_gap_above_is_dropped_at_the_top_of_a_page),
        cmocka_unit_test(a_heading_moves_on_with_what_follows),
        cmocka_unit_test(wishes_hold_where_they_fit_a_page),
        cmocka_unit_test(wishes_yield_before_what_must_stay_together),
        cmocka_unit_test(what_is_kept_but_fits_no_page_is_taken_apart),
        cmocka_unit_test(a_forced_break_makes_no_empty_page),
        cmocka_unit_test(a_head_is_repeated_only_at_the_top_of_a_page),
        cmocka_unit_test(what_is_higher_than_a_page_stands_alone),
        cmocka_unit_test(random_stacks_keep_order_room_and_what_belongs_together),
        cmocka_unit_test(a_page_is_left_only_when_what_follows_does_not_fit),
    };
    return cmocka_run_group_tests_name("layout: paginate", tests, NULL, NULL);
}
