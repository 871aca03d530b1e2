/* Where pages break in real reports: no line of a paragraph stands alone, a heading has two
 * lines below it, and headings are numbered as PDF/UA-1 wants them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "layout/desk.h"

static const Pages *typeset(Document *document)
{
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_false(diag_failed(desk.diag));
    return pages;
}

/* Sections with paragraphs of one line and of many, on pages of `height`. */
static Document *report(double height, uint32_t seed)
{
    enum { SECTIONS = 12, MOST = 90 };
    Document *document = specimen_blank(&desk);
    document->page = (PageSpec){
        .width = 300, .height = height, .top = 20, .right = 20, .bottom = 40, .left = 20
    };
    for (int i = 0; i < SECTIONS; i++) {
        const char *id = arena_printf(desk.arena, "s%d", i);
        Node *section = specimen_section(&desk, document->root, id, 1 + i % 3, id);
        for (int k = 0; k < 3; k++) {
            Buffer text = buffer_new(desk.arena);
            seed = seed * 1664525u + 1013904223u;
            for (uint32_t n = (seed >> 16) % MOST + 1; n; n--)
                buffer_text(&text, n % 3 ? "words " : "of length ");
            specimen_paragraph(&desk, section, TONE_TEXT, text.data);
        }
    }
    return document;
}

/* Lines of an element on a page: each is a piece, in the order of the page. */
static size_t lines_on(const Page *page, const Structure *owner)
{
    size_t n = 0;
    for (size_t i = 0; i < page->n_pieces; i++)
        n += page->pieces[i].owner == owner;
    return n;
}

static size_t lines_of(const Pages *pages, const Structure *owner)
{
    size_t n = 0;
    for (size_t i = 0; i < pages->n_pages; i++)
        n += lines_on(&pages->pages[i], owner);
    return n;
}

static bool is_heading(const Structure *at)
{
    return at->tag >= TAG_H1 && at->tag <= TAG_H5;
}

static void check_element(const Pages *pages, const Structure *at)
{
    size_t all = lines_of(pages, at), wanted = all < 2 ? all : 2;
    for (size_t i = 0; i < pages->n_pages; i++) {
        size_t here = lines_on(&pages->pages[i], at);
        if (at->tag == TAG_P && here && all > 3)
            assert_true(here >= wanted);
        if (is_heading(at) && here) {
            size_t below = lines_of(pages, at->next);
            assert_int_equal(here, all);
            assert_true(lines_on(&pages->pages[i], at->next) >= (below < 2 ? below : 2));
        }
    }
}

static void no_line_stands_alone_and_a_heading_has_two_below_it(void **state)
{
    (void)state;
    size_t n_pages = 0;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        const Pages *pages = typeset(report(150 + 20 * seed, seed));
        for (Structure *at = pages->structure; at; at = structure_next(at))
            check_element(pages, at);
        n_pages += pages->n_pages;
    }
    assert_true(n_pages > 100);
}

static void expect_first_heading(Document *document, Tag first, Tag second)
{
    Tag found[2] = { TAG_DOCUMENT, TAG_DOCUMENT };
    size_t n = 0;
    for (Structure *at = typeset(document)->structure; at; at = structure_next(at))
        if (is_heading(at) && n < 2)
            found[n++] = at->tag;
    assert_int_equal(found[0], first);
    assert_int_equal(found[1], second);
}

static Node *verdict(Document *document, Node *parent)
{
    Node *node = node_new(document->arena, parent, NODE_VERDICT);
    node->verdict.title = "Stage 2";
    return node;
}

static void the_verdict_is_the_only_heading_above_the_sections(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    verdict(document, document->root);
    specimen_section(&desk, document->root, "a", 1, "Section");
    expect_first_heading(document, TAG_H1, TAG_H2);
}

static void a_report_that_begins_with_a_section_begins_with_an_h1(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *section = specimen_section(&desk, document->root, "a", 1, "Section");
    verdict(document, section);
    expect_first_heading(document, TAG_H1, TAG_H1);
    document = specimen_blank(&desk);
    section = specimen_section(&desk, document->root, "a", 1, "Section");
    specimen_section(&desk, section, "b", 2, "Part");
    expect_first_heading(document, TAG_H1, TAG_H2);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(no_line_stands_alone_and_a_heading_has_two_below_it),
        CASE(the_verdict_is_the_only_heading_above_the_sections),
        CASE(a_report_that_begins_with_a_section_begins_with_an_h1),
    };
    return cmocka_run_group_tests_name("layout: page breaks", tests, NULL, NULL);
}
