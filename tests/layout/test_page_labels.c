/* What pages are called: front matter in small roman numbers, the report from 1 on, and the
 * same in feet and contents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/desk.h"
#include "layout/dump_pages.h"

/* On small pages, a section to each, the contents behind the first `n_before`. */
static Document *report(size_t n_before, bool contents, size_t n_behind)
{
    Document *document = specimen_blank(&desk);
    document->page = (PageSpec){
        .width = 300, .height = 200, .top = 20, .right = 20, .bottom = 40, .left = 20
    };
    for (size_t i = 0; i < n_before + n_behind; i++) {
        if (i == n_before && contents) {
            Node *list = node_new(desk.arena, document->root, NODE_CONTENTS);
            list->contents.depth = 1;
            list->page_break = i > 0;
        }
        const char *id = arena_printf(desk.arena, "s%zu", i);
        Node *section = specimen_section(&desk, document->root, id, 1, id);
        section->page_break = i > 0;
        specimen_paragraph(&desk, section, TONE_TEXT, "Here.");
    }
    return document;
}

static const Pages *typeset(Document *document)
{
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    return pages;
}

static void expect_labels(const Pages *pages, const char *const *labels, size_t n)
{
    assert_int_equal(pages->n_pages, n);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(pages->pages[i].label, labels[i]);
}

static void pages_up_to_the_contents_are_front_matter(void **state)
{
    (void)state;
    static const char *const labels[] = { "i", "ii", "iii", "1", "2" };
    const Pages *pages = typeset(report(2, true, 2));
    expect_labels(pages, labels, 5);
    assert_int_equal(pages->n_front, 3);
}

static void a_report_without_contents_begins_with_1(void **state)
{
    (void)state;
    static const char *const labels[] = { "1", "2", "3" };
    expect_labels(typeset(report(3, false, 0)), labels, 3);
}

static void contents_that_the_report_follows_at_once_are_no_front_matter(void **state)
{
    (void)state;
    static const char *const labels[] = { "1", "2", "3" };
    Document *document = report(1, true, 2);
    Node *follows = document->root->first->next->next;
    follows->page_break = false;
    expect_labels(typeset(document), labels, 3);
}

static void feet_and_contents_say_what_the_pages_are_called(void **state)
{
    (void)state;
    const char *said = dump_pages(desk.arena, typeset(report(1, true, 2)));
    assert_non_null(strstr(said, "page i\n"));
    assert_non_null(strstr(said, "i / ii'"));
    assert_non_null(strstr(said, "2 / 2'"));
    assert_non_null(strstr(said, "TOCI/Lbl 'i'\n"));
    assert_non_null(strstr(said, "TOCI/Lbl '2'\n"));
}

static void roman_numbers_are_those_of_books(void **state)
{
    (void)state;
    static const struct {
        size_t page;
        const char *label;
    } some[] = { { 4, "iv" }, { 9, "ix" }, { 14, "xiv" }, { 19, "xix" }, { 44, "xliv" } };
    const Pages *pages = typeset(report(45, true, 1));
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        assert_string_equal(pages->pages[some[i].page - 1].label, some[i].label);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(pages_up_to_the_contents_are_front_matter),
        CASE(a_report_without_contents_begins_with_1),
        CASE(contents_that_the_report_follows_at_once_are_no_front_matter),
        CASE(feet_and_contents_say_what_the_pages_are_called),
        CASE(roman_numbers_are_those_of_books),
    };
    return cmocka_run_group_tests_name("layout: page labels", tests, NULL, NULL);
}
