/* Page limits: rows are taken from the last table that offers them, no more than needed,
 * and the report says so; what cannot hold is refused by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "layout/desk.h"

static Node *fitting_table(Document *document, size_t rows)
{
    Node *table = specimen_table(&desk, document->root, rows);
    table->table.fit = true;
    table->table.note_pattern = "Showing {shown} of {total}.";
    return table;
}

static size_t pages_with(size_t rows)
{
    Document *document = specimen_blank(&desk);
    Node *table = specimen_table(&desk, document->root, rows);
    table->table.note = "Showing 40 of 40.";
    return layout_typeset(desk.arena, document, desk.faces, desk.diag)->n_pages;
}

static void no_more_rows_go_than_must(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 1;
    Node *node = fitting_table(document, 40);
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_int_equal(pages->n_pages, 1);
    size_t rows = node->table.n_rows;
    assert_true(rows > 10 && rows < 40);
    assert_int_equal(pages_with(rows), 1);
    assert_int_equal(pages_with(rows + 1), 2);
    assert_int_equal(node->table.n_total, 40);
    assert_string_equal(node->table.note,
                        arena_printf(desk.arena, "Showing %zu of 40.", rows));
}

static void a_report_that_fits_is_left_alone(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 1;
    Node *node = fitting_table(document, 10);
    assert_non_null(layout_typeset(desk.arena, document, desk.faces, desk.diag));
    assert_int_equal(node->table.n_rows, 10);
    assert_null(node->table.note);
}

static void the_last_table_gives_first(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 2;
    Node *first = fitting_table(document, 30);
    Node *second = fitting_table(document, 60);
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_true(pages->n_pages <= 2);
    assert_int_equal(first->table.n_rows, 30);
    assert_true(second->table.n_rows < 60);
}

static void the_earlier_table_gives_when_the_last_has_one_row_left(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 1;
    Node *first = fitting_table(document, 60);
    Node *second = fitting_table(document, 60);
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_int_equal(pages->n_pages, 1);
    assert_int_equal(second->table.n_rows, 1);
    assert_true(first->table.n_rows > 5 && first->table.n_rows < 60);
}

static void a_table_of_ten_thousand_rows_fits_too(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 2;
    Node *node = fitting_table(document, 10000);
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_int_equal(pages->n_pages, 2);
    assert_true(node->table.n_rows > 30);
}

static Node *offered(Document *document, Node *section, size_t lines)
{
    (void)document;
    Node *list = node_new(desk.arena, section, NODE_LIST);
    for (size_t i = 0; i < lines; i++)
        node_new(desk.arena, list, NODE_ITEM)->item.text = prose_of(desk.arena, "A line.");
    list->fit = true;
    return list;
}

static bool stands(const Document *document, const Node *wanted)
{
    for (Node *at = document->root; at; at = node_walk(document->root, at))
        if (at == wanted)
            return true;
    return false;
}

static Node *named_section(Document *document, const char *title)
{
    Node *section = node_new(desk.arena, document->root, NODE_SECTION);
    section->section.level = 1;
    section->section.title = title;
    return section;
}

/* The last part goes first; one that finds room again comes back; sections that hold
 * nothing any more go, and the report says where something is missing. */
static void parts_go_when_rows_are_not_enough(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    const Bundle bundle = { 0 };
    document->words = words_load(desk.arena, &bundle, "en", desk.diag);
    document->page.max_pages = 1;
    Node *first = named_section(document, "First"),
         *second = named_section(document, "Second"),
         *third = named_section(document, "Third");
    Node *kept = offered(document, first, 5);
    Node *much = offered(document, second, 60);
    Node *back = offered(document, second, 4);
    Node *alone = offered(document, third, 50);
    Node *rest = specimen_table(&desk, first, 3);
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_int_equal(pages->n_pages, 1);
    assert_true(stands(document, kept) && stands(document, rest) && stands(document, back));
    assert_false(stands(document, much) || stands(document, alone));
    assert_false(stands(document, third));
    assert_string_equal(
        second->last->paragraph.text.parts[0].text,
        "Second and Third are given here in part, so that the report keeps to "
        "one page; the full layout has all of it.");
}

/* What stood beside a part that went is set over both widths; where the part comes back,
 * so does the width. */
static void a_neighbour_takes_the_room_of_what_went(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 1;
    Node *section = named_section(document, "First");
    Node *above = node_new(desk.arena, section, NODE_GRID);
    Node *words = specimen_paragraph(&desk, above, TONE_TEXT, "Two stages are behind you.");
    Node *much = offered(document, above, 60);
    Node *below = node_new(desk.arena, section, NODE_GRID);
    Node *others = specimen_paragraph(&desk, below, TONE_TEXT, "Two more are ahead.");
    Node *back = offered(document, below, 4);
    words->span = others->span = 5;
    much->span = back->span = 7;
    assert_non_null(layout_typeset(desk.arena, document, desk.faces, desk.diag));
    assert_false(stands(document, much));
    assert_true(stands(document, back));
    assert_int_equal(words->span, 12);
    assert_int_equal(others->span, 5);
}

static void a_title_of_four_thousand_letters_ends_in_an_ellipsis(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->page.max_pages = 1;
    Buffer title = buffer_new(desk.arena);
    for (size_t i = 0; i < 1000; i++)
        buffer_text(&title, "Way ");
    Node *section = named_section(document, title.data);
    specimen_table(&desk, section, 2);
    assert_non_null(layout_typeset(desk.arena, document, desk.faces, desk.diag));
    assert_true(strlen(section->section.title) < 300);
    assert_string_equal(section->section.bookmark, title.data);
}

static void what_cannot_shrink_is_named(void **state)
{
    (void)state;
    Document *document = specimen_full(&desk);
    document->page.max_pages = 2;
    assert_null(layout_typeset(desk.arena, document, desk.faces, desk.diag));
    assert_int_equal(desk.diag->n_of[DIAG_CONTENT], 1);
    const char *message = desk.diag->lines[0].message;
    assert_non_null(strstr(message, "max_pages allows 2"));
    assert_non_null(strstr(message, "verdict (verdict, prose, figure, tiles)"));
    assert_non_null(strstr(message, "moves (cards)"));
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(no_more_rows_go_than_must),
        CASE(a_report_that_fits_is_left_alone),
        CASE(the_last_table_gives_first),
        CASE(the_earlier_table_gives_when_the_last_has_one_row_left),
        CASE(a_table_of_ten_thousand_rows_fits_too),
        CASE(parts_go_when_rows_are_not_enough),
        CASE(a_neighbour_takes_the_room_of_what_went),
        CASE(a_title_of_four_thousand_letters_ends_in_an_ellipsis),
        CASE(what_cannot_shrink_is_named),
    };
    return cmocka_run_group_tests_name("layout: fit", tests, NULL, NULL);
}
