/* Columns: read down the first, then down the next; about equally high; full pages before
 * the last; no heading at the foot of one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "layout/desk.h"

static void add_paragraphs(Node *into, size_t n)
{
    for (size_t i = 0; i < n; i++)
        specimen_paragraph(&desk, into, TONE_TEXT,
                           "What nobody has shown is unknown; it is counted neither as a "
                           "pass nor as a fail, whatever the tools were told.");
}

static Node *columns_of(Document *document, int n, size_t paragraphs)
{
    Node *columns = node_new(desk.arena, document->root, NODE_COLUMNS);
    columns->columns.n = n;
    add_paragraphs(columns, paragraphs);
    return columns;
}

static const Pages *typeset(Document *document)
{
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    return pages;
}

enum { MOST = 3 };

/* The lowest baseline of each column of a page, from its left edge; which column each piece
 * stands in must never fall back. */
static size_t depths_of(const Pages *pages, size_t page, double *depths)
{
    const PageSpec *spec = &pages->document->page;
    double edge = 0;
    size_t n = 0;
    for (size_t i = 0; i < pages->pages[page].n_pieces; i++) {
        const Piece *piece = &pages->pages[page].pieces[i];
        if (!piece->owner)
            continue;
        if (!n || piece->at.x > edge + 60) {
            assert_true(n < MOST);
            edge = piece->at.x;
            depths[n++] = 0;
        }
        assert_true(piece->at.x > edge - 1);
        double depth = piece->at.y + piece->picture->height - spec->top;
        depths[n - 1] = depth > depths[n - 1] ? depth : depths[n - 1];
    }
    return n;
}

static void columns_end_at_about_one_height(void **state)
{
    (void)state;
    for (int n = 2; n <= 3; n++)
        for (size_t paragraphs = 3; paragraphs < 12; paragraphs++) {
            Document *document = specimen_blank(&desk);
            columns_of(document, n, paragraphs);
            double depths[MOST];
            const Pages *pages = typeset(document);
            assert_int_equal(pages->n_pages, 1);
            assert_int_equal(depths_of(pages, 0, depths), n);
            double leading = text_leading(desk.faces, STYLE_TEXT);
            for (int i = 1; i < n; i++) /* two lines stay together at a paragraph's ends */
                assert_true(depths[0] - depths[i] < 5 * leading &&
                            depths[i] - depths[0] < 2 * leading);
        }
}

static void what_fills_no_page_is_balanced_on_the_last(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    columns_of(document, 2, 60);
    const Pages *pages = typeset(document);
    assert_true(pages->n_pages >= 2);
    const PageSpec *page = &document->page;
    double room = page->height - page->top - page->bottom, depths[MOST];
    for (size_t i = 0; i < pages->n_pages; i++)
        assert_int_equal(depths_of(pages, i, depths), 2);
    assert_true(depths_of(pages, 0, depths) == 2 && depths[0] > room * 0.9);
    assert_true(depths_of(pages, pages->n_pages - 1, depths) == 2 &&
                depths[0] < depths[1] + 80);
}

static void a_heading_stands_at_the_foot_of_no_column(void **state)
{
    (void)state;
    for (size_t before = 1; before < 14; before++) {
        Document *document = specimen_blank(&desk);
        Node *columns = columns_of(document, 2, before);
        Node *section = specimen_section(&desk, columns, "next", 2, "A heading");
        add_paragraphs(section, before);
        specimen_paragraph(&desk, section, TONE_TEXT,
                           "Two lines more, so that the columns "
                           "would be lower with the heading left behind.");
        const Pages *pages = typeset(document);
        const Page *page = &pages->pages[0];
        for (size_t i = 0; i + 1 < page->n_pieces; i++)
            if (page->pieces[i].owner && page->pieces[i].owner->tag == TAG_H2)
                assert_true(page->pieces[i + 1].at.x < page->pieces[i].at.x + 60);
    }
}

/* Columns that fill the page leave room for the heading that they belong to. */
static void a_heading_stays_with_columns_that_fill_a_page(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    add_paragraphs(document->root, 2);
    Node *section = specimen_section(&desk, document->root, "limits", 1, "A heading");
    Node *columns = node_new(desk.arena, section, NODE_COLUMNS);
    columns->columns.n = 2;
    add_paragraphs(columns, 60);
    const Pages *pages = typeset(document);
    for (size_t i = 0; i < pages->n_pages; i++) {
        const Page *page = &pages->pages[i];
        const Piece *last = NULL;
        for (size_t k = 0; k < page->n_pieces; k++)
            last = page->pieces[k].owner ? &page->pieces[k] : last;
        assert_true(last && last->owner->tag != TAG_H1 && last->owner->tag != TAG_H2);
    }
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(columns_end_at_about_one_height),
        CASE(what_fills_no_page_is_balanced_on_the_last),
        CASE(a_heading_stands_at_the_foot_of_no_column),
        CASE(a_heading_stays_with_columns_that_fill_a_page),
    };
    return cmocka_run_group_tests_name("layout: columns", tests, NULL, NULL);
}
