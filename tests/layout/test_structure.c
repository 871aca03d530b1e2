/* What the structure says to who listens to a report: what looks like a list, a caption or
 * a heading is one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text8.h"
#include "layout/desk.h"
#include "layout/dump_pages.h"

static const Pages *typeset(Document *document)
{
    const Pages *pages = layout_typeset(desk.arena, document, desk.faces, desk.diag);
    assert_non_null(pages);
    assert_false(diag_failed(desk.diag));
    return pages;
}

static const Structure *find(const Pages *pages, Tag tag)
{
    for (Structure *at = pages->structure; at; at = structure_next(at))
        if (at->tag == tag)
            return at;
    fail_msg("there is no %s", tag_names[tag]);
    return NULL;
}

static void tiles_are_a_list_whose_items_have_no_labels(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_TILES);
    static Tile tiles[] = { { .number = "2.7", .words = "index" },
                            { .number = "4", .words = "blockers" } };
    node->tiles.tiles = tiles;
    node->tiles.n_tiles = 2;
    const Pages *pages = typeset(document);
    assert_string_equal(dump_structure(desk.arena, pages), "L\n"
                                                           "  LI\n"
                                                           "    LBody\n"
                                                           "      P '2.7'\n"
                                                           "      P 'index'\n"
                                                           "  LI\n"
                                                           "    LBody\n"
                                                           "      P '4'\n"
                                                           "      P 'blockers'\n");
    assert_int_equal(find(pages, TAG_L)->labels, LABELS_OWN);
}

static void cards_are_a_numbered_list_of_facts_with_their_terms(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_CARDS);
    Fact fact = { "Effort", prose_of(desk.arena, "medium") };
    Card card = { .number = "1",
                  .title = "Cut roles down",
                  .text = prose_of(desk.arena, "Fourteen fail."),
                  .facts = &fact,
                  .n_facts = 1 };
    node->cards.cards = &card;
    node->cards.n_cards = 1;
    const Pages *pages = typeset(document);
    assert_string_equal(dump_structure(desk.arena, pages), "L\n"
                                                           "  LI\n"
                                                           "    Lbl '1'\n"
                                                           "    LBody\n"
                                                           "      P 'Cut roles down'\n"
                                                           "      P 'Fourteen fail.'\n"
                                                           "      L\n"
                                                           "        LI\n"
                                                           "          Lbl 'Effort'\n"
                                                           "          LBody 'medium'\n");
    const Structure *list = find(pages, TAG_L);
    assert_int_equal(list->labels, LABELS_DECIMAL);
    assert_int_equal(list->first->last->last->labels, LABELS_OWN);
}

static void a_bullet_says_that_it_is_one(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *list = node_new(desk.arena, document->root, NODE_LIST);
    node_new(desk.arena, list, NODE_ITEM)->item.text = prose_of(desk.arena, "An item");
    const Pages *pages = typeset(document);
    assert_int_equal(find(pages, TAG_L)->labels, LABELS_DISC);
    assert_string_equal(find(pages, TAG_LBL)->alt, "\xE2\x80\xA2");
}

/* PDF/UA-1, 7.3. Beside the figure: what stands in it is not read where it has an Alt. */
static void what_stands_below_a_figure_is_its_caption(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_FIGURE);
    node->figure.picture = picture_new(desk.arena, 200, 100);
    node->figure.alt = "A ladder.";
    node->figure.caption = "How far it goes.";
    assert_string_equal(dump_structure(desk.arena, typeset(document)),
                        "Div\n"
                        "  Figure\n"
                        "  Caption 'How far it goes.'\n");
}

/* One column of figures below a title, beside names of two lines and of one; what stands in
 * no cell follows. */
static void a_chart_of_rows_and_columns_is_read_as_a_table(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t cell;
    } words[] = { { "2 Tasks", 2 }, { "Roles &", 3 }, { "access", 3 }, { "60 %", 4 },
                  { "Cost", 5 },    { "unknown", 6 }, { "2 of 9", 0 } };
    Picture *picture = picture_new(desk.arena, 200, 100);
    picture->n_columns = 2;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        picture_rect(picture, (Rect){ 0, 0, 10, 10 }, 0, COLOUR_MET);
        picture_text(picture, (Point){ 0, 10 }, ALIGN_START, STYLE_LABEL, COLOUR_INK,
                     words[i].text, 20);
        picture->marks[picture->n_marks - 1].cell = words[i].cell;
    }
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_FIGURE);
    static Column columns[] = { { .title = "Capability" }, { .title = "2 Tasks" } };
    node->figure.picture = picture;
    node->figure.alt = "Roles are lowest.";
    node->figure.data = (Table){ .columns = columns, .n_columns = 2 };
    const Pages *pages = typeset(document);
    assert_string_equal(dump_structure(desk.arena, pages), "Table\n"
                                                           "  THead\n"
                                                           "    TR\n"
                                                           "      TH\n"
                                                           "      TH '2 Tasks'\n"
                                                           "  TBody\n"
                                                           "    TR\n"
                                                           "      TH 'Roles &access'\n"
                                                           "      TD '60 %'\n"
                                                           "    TR\n"
                                                           "      TH 'Cost'\n"
                                                           "      TD 'unknown'\n"
                                                           "P '2 of 9'\n");
    const Structure *table = find(pages, TAG_TABLE), *corner = find(pages, TAG_TH);
    assert_string_equal(table->alt, "Roles are lowest.");
    assert_string_equal(corner->alt, "Capability");
    assert_int_equal(corner->next->scope, SCOPE_COLUMN);
    assert_int_equal(table->last->first->first->scope, SCOPE_ROW);
    const Page *page = &pages->pages[0];
    assert_int_equal(page->pieces[0].artifact, ARTIFACT_LAYOUT);
    assert_int_equal(page->pieces[0].picture->n_marks, 7);
}

static Node *add_entry(Node *parent)
{
    Node *entry = node_new(desk.arena, parent, NODE_ENTRY);
    entry->anchor = "SCR-2";
    entry->entry.state = STATE_MET;
    entry->entry.state_word = "met";
    entry->entry.code = "SCR-2";
    entry->entry.title = "Secrets are rotated";
    return entry;
}

static void a_practice_is_a_heading_and_a_bookmark_of_its_section(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *section = specimen_section(&desk, document->root, "evidence", 1, "Evidence");
    Node *bare = specimen_section(&desk, section, "bare", 2, NULL); /* it has no heading */
    add_entry(bare);
    const Pages *pages = typeset(document);
    assert_string_equal(dump_structure(desk.arena, pages),
                        "Sect\n"
                        "  H1 'Evidence'\n"
                        "  Sect\n"
                        "    Sect\n"
                        "      H2 'met SCR-2 Secrets are rotated'\n");
    assert_int_equal(pages->n_bookmarks, 2);
    assert_string_equal(pages->bookmarks[1].title, "SCR-2 Secrets are rotated");
    assert_string_equal(pages->bookmarks[1].anchor, "SCR-2");
    assert_int_equal(pages->bookmarks[1].level, 2);
}

static void without_a_heading_above_it_a_practice_is_none(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    add_entry(document->root);
    const Pages *pages = typeset(document);
    assert_string_equal(dump_structure(desk.arena, pages),
                        "Sect\n"
                        "  P 'met SCR-2 Secrets are rotated'\n");
    assert_int_equal(pages->n_bookmarks, 0);
}

static void feet_are_footers(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    document->foot_start = "Card";
    const Page *page = &typeset(document)->pages[0];
    assert_int_equal(page->pieces[page->n_pieces - 1].artifact, ARTIFACT_FOOTER);
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(tiles_are_a_list_whose_items_have_no_labels),
        CASE(cards_are_a_numbered_list_of_facts_with_their_terms),
        CASE(a_bullet_says_that_it_is_one),
        CASE(what_stands_below_a_figure_is_its_caption),
        CASE(a_chart_of_rows_and_columns_is_read_as_a_table),
        CASE(a_practice_is_a_heading_and_a_bookmark_of_its_section),
        CASE(without_a_heading_above_it_a_practice_is_none),
        CASE(feet_are_footers),
    };
    return cmocka_run_group_tests_name("layout: structure", tests, NULL, NULL);
}
