/* Typesetting: what stands on the pages, in which order, owned by which structure element.
 * Golden dumps of small documents, then claims that hold for every report. */
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

static const Anchor *find_anchor(const Pages *pages, const char *id)
{
    return map_get(pages_map_anchors(desk.arena, pages), id);
}

/* A page of the size of a post card. */
static Document *card(void)
{
    Document *document = specimen_blank(&desk);
    document->page = (PageSpec){
        .width = 300, .height = 200, .top = 20, .right = 20, .bottom = 40, .left = 20
    };
    document->foot_start = "Card";
    return document;
}

/* --- golden ----------------------------------------------------------------------- */

static void a_table_repeats_its_head_as_an_artifact(void **state)
{
    (void)state;
    Document *document = card();
    Node *section = specimen_section(&desk, document->root, "plan", 1, "The plan");
    Node *table = specimen_table(&desk, section, 4);
    table->table.caption = "In order";
    table->table.note = "Showing 4 of 9.";
    assert_string_equal(
        dump_pages(desk.arena, typeset(document)),
        "page 1\n"
        "  20 Sect/H1 'The plan'\n"
        "  52 Sect/Table/Caption 'In order'\n"
        "  72 Sect/Table/THead/TR/TH '#'\n"
        "  72 Sect/Table/THead/TR/TH 'Recommendation'\n"
        "  72 Sect/Table/THead/TR/TH 'Share'\n"
        "  93 Sect/Table/TBody/TR/TD '1'\n"
        "  93 Sect/Table/TBody/TR/TH 'Replace wildcard policies on fourteen functions'\n"
        "  93 Sect/Table/TBody/TR/TD '0 %'\n"
        " 172 (pagination) 'Card1 / 2'\n"
        "page 2\n"
        "  20 (pagination) '#'\n"
        "  20 (pagination) 'Recommendation'\n"
        "  20 (pagination) 'Share'\n"
        "  41 Sect/Table/TBody/TR/TD '2'\n"
        "  41 Sect/Table/TBody/TR/TH 'Give every queue consumer a dead-letter queue, and "
        "'\n"
        "  54 Sect/Table/TBody/TR/TH 'look at what lands in it at least once a week so "
        "that '\n"
        "  67 Sect/Table/TBody/TR/TH 'nothing is lost in silence'\n"
        "  41 Sect/Table/TBody/TR/TD '1 %'\n"
        "  91 Sect/Table/TBody/TR/TD '3'\n"
        "  91 Sect/Table/TBody/TR/TH 'Trace calls end to end'\n"
        "  91 Sect/Table/TBody/TR/TD '2 %'\n"
        " 115 Sect/Table/TBody/TR/TD '4'\n"
        " 115 Sect/Table/TBody/TR/TH 'Replace wildcard policies on fourteen functions'\n"
        " 115 Sect/Table/TBody/TR/TD '3 %'\n"
        " 142 Sect/P 'Showing 4 of 9.'\n"
        " 172 (pagination) 'Card2 / 2'\n");
}

static void prose_keeps_its_words_in_order_around_links_and_badges(void **state)
{
    (void)state;
    Document *document = card();
    document->foot_start = document->foot_end = NULL;
    Node *node = node_new(desk.arena, document->root, NODE_PARAGRAPH);
    Prose *text = &node->paragraph.text;
    prose_add(desk.arena, text, INLINE_TEXT, "The practice ");
    prose_add(desk.arena, text, INLINE_CODE, "IAM-1");
    prose_add(desk.arena, text, INLINE_TEXT, " is ");
    prose_state(desk.arena, text, STATE_NOT_MET, "not met");
    prose_add(desk.arena, text, INLINE_TEXT, ", as ");
    prose_link(desk.arena, text, "its proof shows in all the detail one wants", "#IAM-1");
    prose_add(desk.arena, text, INLINE_TEXT, " to have.");
    assert_string_equal(dump_pages(desk.arena, typeset(document)),
                        "page 1\n"
                        "  20 P 'The practice IAM-1 is not met, as '\n"
                        "  20 P/Link 'its proof shows in all the '\n"
                        "  35 P/Link 'detail one wants'\n"
                        "  35 P ' to have.'\n");
}

static void the_structure_names_lists_entries_and_contents(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *contents = node_new(desk.arena, document->root, NODE_CONTENTS);
    contents->contents.depth = 2;
    contents->contents.title = "Contents";
    Node *section = specimen_section(&desk, document->root, "one", 1, "First");
    Node *list = node_new(desk.arena, section, NODE_LIST);
    Node *item = node_new(desk.arena, list, NODE_ITEM);
    item->item.text = prose_of(desk.arena, "An item");
    Node *below = specimen_section(&desk, section, "two", 2, "Second");
    Node *entry = node_new(desk.arena, below, NODE_ENTRY);
    entry->anchor = "SCR-2";
    entry->entry.state = STATE_MET;
    entry->entry.state_word = "met";
    entry->entry.code = "SCR-2";
    entry->entry.title = "Secrets are rotated";
    entry->entry.summary = "21 of 21";
    assert_string_equal(dump_structure(desk.arena, typeset(document)),
                        "TOC\n"
                        "  Caption 'Contents'\n"
                        "  TOCI\n"
                        "    Reference\n"
                        "      Link 'First'\n"
                        "    Lbl '1'\n"
                        "  TOC\n"
                        "    TOCI\n"
                        "      Reference\n"
                        "        Link 'Second'\n"
                        "      Lbl '1'\n"
                        "Sect\n"
                        "  H1 'First'\n"
                        "  L\n"
                        "    LI\n"
                        "      Lbl\n"
                        "      LBody 'An item'\n"
                        "  Sect\n"
                        "    H2 'Second'\n"
                        "    Sect\n"
                        "      H3 'met SCR-2 Secrets are rotated'\n"
                        "      P '21 of 21'\n");
}

/* --- claims ----------------------------------------------------------------------- */

static void lines_joined_again_give_the_text(void **state)
{
    (void)state;
    static const char words[] =
        "Break at spaces, after hyphens as in dead-letter, and in what has no place to "
        "break such as Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen.";
    Document *document = card();
    specimen_paragraph(&desk, document->root, TONE_TEXT, words);
    const Pages *pages = typeset(document);
    assert_string_equal(words_of(desk.arena, pages, pages->structure->first), words);
}

static void a_path_broken_in_two_gets_no_space(void **state)
{
    (void)state;
    static const char path[] = "scans/prowler.ocsf.json:/results/failed_checks/118/"
                               "resource_configuration/policy_documents/0";
    Document *document = card();
    Node *node = node_new(desk.arena, document->root, NODE_PARAGRAPH);
    prose_add(desk.arena, &node->paragraph.text, INLINE_CODE, path);
    const Pages *pages = typeset(document);
    assert_string_equal(words_of(desk.arena, pages, pages->structure->first), path);
}

static void a_number_stays_with_its_percent_sign(void **state)
{
    (void)state;
    for (double width = 60; width < 200; width += 3) {
        Document *document = card();
        document->page.width = 40 + width;
        specimen_paragraph(&desk, document->root, TONE_TEXT,
                           "It is at 64 % of its goal, and 90 % is needed.");
        const Pages *pages = typeset(document);
        const char *words = words_of(desk.arena, pages, pages->structure->first);
        assert_string_equal(words, "It is at 64 % of its goal, and 90 % is needed.");
        assert_null(strstr(dump_pages(desk.arena, pages), "'% "));
    }
}

static bool is_below(const Structure *at, const Structure *ancestor)
{
    while (at && at != ancestor)
        at = at->parent;
    return at != NULL;
}

/* Place of `wanted` in the walk of the tree, or 0. */
static size_t rank_of(const Structure *at, const Structure *wanted, size_t *count)
{
    ++*count;
    if (at == wanted)
        return *count;
    for (const Structure *child = at->first; child; child = child->next) {
        size_t rank = rank_of(child, wanted, count);
        if (rank)
            return rank;
    }
    return 0;
}

static void the_reading_order_is_that_of_the_structure(void **state)
{
    (void)state;
    const Pages *pages = typeset(specimen_full(&desk));
    const Structure *before = pages->structure;
    size_t rank_before = 1;
    for (size_t i = 0; i < pages->n_pages; i++) {
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++) {
            const Piece *piece = &pages->pages[i].pieces[k];
            assert_true(!piece->owner == (piece->artifact != ARTIFACT_NONE));
            if (!piece->owner)
                continue;
            size_t count = 0;
            size_t rank = rank_of(pages->structure, piece->owner, &count);
            assert_true(rank > 0);
            /* On in the tree, or back to the paragraph that a link stands in. */
            assert_true(rank >= rank_before || is_below(before, piece->owner));
            before = piece->owner;
            rank_before = rank;
        }
    }
}

static void everything_stands_inside_the_margins(void **state)
{
    (void)state;
    Document *document = specimen_full(&desk);
    const PageSpec *spec = &document->page;
    const Pages *pages = typeset(document);
    for (size_t i = 0; i < pages->n_pages; i++) {
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++) {
            const Piece *piece = &pages->pages[i].pieces[k];
            if (!piece->owner)
                continue;
            assert_true(piece->at.y >= spec->top - 0.01);
            assert_true(piece->at.y + piece->picture->height <=
                        spec->height - spec->bottom + 0.01);
            for (size_t m = 0; m < piece->picture->n_marks; m++) {
                const Mark *mark = &piece->picture->marks[m];
                if (mark->kind != MARK_TEXT)
                    continue;
                double x = piece->at.x + mark->at.x;
                double blank = text_width(desk.faces, mark->style, " ");
                assert_true(x >= spec->left - 0.01);
                assert_true(x + mark->width <= spec->width - spec->right + blank + 0.05);
            }
        }
    }
}

static void no_heading_ends_a_page(void **state)
{
    (void)state;
    for (size_t filler = 1; filler < 60; filler++) {
        Document *document = card();
        for (size_t i = 0; i < filler; i++)
            specimen_paragraph(&desk, document->root, TONE_SMALL, "Filling.");
        Node *section = specimen_section(&desk, document->root, "s", 1, "A heading");
        specimen_paragraph(&desk, section, TONE_TEXT,
                           "A paragraph of some length that takes at least three lines on "
                           "so narrow a page, to see how many of them stay with it.");
        const Pages *pages = typeset(document);
        for (size_t i = 0; i < pages->n_pages; i++) {
            const Page *page = &pages->pages[i];
            Tag last = TAG_P;
            for (size_t k = 0; k < page->n_pieces; k++)
                last = page->pieces[k].owner ? page->pieces[k].owner->tag : last;
            assert_int_equal(last, TAG_P);
        }
    }
}

static void every_anchor_is_placed_and_every_link_leads_somewhere(void **state)
{
    (void)state;
    Document *document = specimen_full(&desk);
    const Pages *pages = typeset(document);
    for (Node *node = document->root; node; node = node_walk(document->root, node))
        if (node->anchor)
            assert_non_null(find_anchor(pages, node->anchor));
    for (size_t i = 0; i < pages->n_bookmarks; i++)
        assert_non_null(find_anchor(pages, pages->bookmarks[i].anchor));
    size_t n_links = 0;
    for (size_t i = 0; i < pages->n_pages; i++) {
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++) {
            const Picture *picture = pages->pages[i].pieces[k].picture;
            for (size_t m = 0; m < picture->n_marks; m++) {
                const Mark *mark = &picture->marks[m];
                if (mark->kind != MARK_LINK)
                    continue;
                n_links++;
                assert_int_equal(pages->pages[i].pieces[k].owner->tag, TAG_LINK);
                assert_non_null(find_anchor(pages, mark->target + 1));
            }
        }
    }
    assert_true(n_links >= 8);
}

static void the_contents_give_the_page_of_each_section(void **state)
{
    (void)state;
    Document *document = card();
    Node *contents = node_new(desk.arena, document->root, NODE_CONTENTS);
    contents->contents.depth = 1;
    Node *far = specimen_section(&desk, document->root, "far", 1, "Far away");
    far->page_break = true;
    specimen_paragraph(&desk, far, TONE_TEXT, "Here.");
    const Pages *pages = typeset(document);
    assert_int_equal(pages->n_pages, 2);
    assert_int_equal(find_anchor(pages, "far")->page, 1);
    const char *said =
        dump_pages(desk.arena, pages); /* behind the contents pages count anew */
    assert_non_null(strstr(said, "TOC/TOCI/Lbl '1'\n"));
}

static void a_figure_knows_its_box_and_speaks(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_FIGURE);
    node->figure.picture = picture_new(desk.arena, 200, 100);
    node->figure.alt = "A ladder.";
    const Pages *pages = typeset(document);
    const Structure *figure = pages->structure->first;
    assert_int_equal(figure->tag, TAG_FIGURE);
    assert_string_equal(figure->alt, "A ladder.");
    assert_true(figure->box->x > 50.9 && figure->box->x < 51.1);
    assert_true(figure->box->width > 199.9 && figure->box->height > 99.9);
}

static void what_fits_no_page_is_set_and_said(void **state)
{
    (void)state;
    Document *document = specimen_blank(&desk);
    Node *node = node_new(desk.arena, document->root, NODE_FIGURE);
    node->figure.picture = picture_new(desk.arena, 200, 2000);
    node->figure.alt = "A tower.";
    typeset(document);
    assert_int_equal(desk.diag->n_lines, 1);
    assert_non_null(strstr(desk.diag->lines[0].message, "Figure is 2000 pt high"));
}

static void an_empty_report_has_one_page_with_its_foot(void **state)
{
    (void)state;
    const Pages *pages = typeset(card());
    assert_string_equal(dump_pages(desk.arena, pages),
                        "page 1\n 172 (pagination) 'Card1 / 1'\n");
}

static void a_grid_too_high_for_a_page_is_set_one_below_the_other(void **state)
{
    (void)state;
    Document *document = card();
    Node *grid = node_new(desk.arena, document->root, NODE_GRID);
    for (int column = 0; column < 2; column++) {
        Node *list = node_new(desk.arena, grid, NODE_LIST);
        list->span = 6;
        list->anchor = column ? "right" : "left";
        for (int i = 0; i < 12; i++) {
            Node *item = node_new(desk.arena, list, NODE_ITEM);
            item->item.text = prose_of(desk.arena, column ? "right" : "left");
        }
    }
    const Pages *pages = typeset(document);
    assert_true(pages->n_pages > 2);
    assert_int_equal(pages->n_anchors, 2);
    size_t right = find_anchor(pages, "right")->page;
    assert_true(right > find_anchor(pages, "left")->page);
}

/* Adds a card with one fact, "Effort: small". */
static void add_card(Node *cards, const char *text)
{
    Card *one = &cards->cards.cards[cards->cards.n_cards++];
    *one = (Card){ .title = "Encrypt", .text = prose_of(desk.arena, text), .n_facts = 1 };
    one->facts = ARENA_ARRAY(desk.arena, Fact, 1);
    one->facts[0] = (Fact){ .term = "Effort", .text = prose_of(desk.arena, "small") };
}

static void facts_stand_level_in_the_cards_of_a_row(void **state)
{
    (void)state;
    Document *document = card();
    document->page.width = 400;
    Node *cards = node_new(desk.arena, document->root, NODE_CARDS);
    cards->cards.cards = ARENA_ARRAY(desk.arena, Card, 2);
    add_card(cards, "Nothing is.");
    add_card(cards,
             "Fourteen of twenty-one functions are, those that handle payments are not, "
             "and two were not seen.");
    const Page *page = &typeset(document)->pages[0];
    double level = 0;
    size_t n = 0;
    for (size_t i = 0; i < page->n_pieces; i++) {
        const Piece *piece = &page->pieces[i];
        if (!piece->picture->n_marks || piece->picture->marks[0].kind != MARK_TEXT ||
            strcmp(piece->picture->marks[0].text, "Effort") != 0)
            continue;
        assert_true(!n || piece->at.y == level);
        level = piece->at.y;
        n++;
    }
    assert_int_equal(n, 2);
}

static void ten_thousand_sections_are_listed_with_their_pages(void **state)
{
    enum { N = 10000 };
    (void)state;
    Document *document = card();
    Node *contents = node_new(desk.arena, document->root, NODE_CONTENTS);
    contents->contents.depth = 1;
    for (int i = 0; i < N; i++) {
        const char *id = arena_printf(desk.arena, "part-%d", i);
        specimen_section(&desk, document->root, id, 1, id);
    }
    const Pages *pages = typeset(document);
    assert_int_equal(pages->n_bookmarks, N);
    assert_int_equal(find_anchor(pages, "part-9999")->page, pages->n_pages - 1);
    const Piece *first = &pages->pages[0].pieces[2]; /* title, leader, number */
    assert_string_equal(first->picture->marks[0].text,
                        pages->pages[find_anchor(pages, "part-0")->page].label);
}

static void two_runs_give_the_same_pages(void **state)
{
    (void)state;
    const char *first = dump_pages(desk.arena, typeset(specimen_full(&desk)));
    assert_string_equal(first, dump_pages(desk.arena, typeset(specimen_full(&desk))));
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
    const struct CMUnitTest tests[] = {
        CASE(a_table_repeats_its_head_as_an_artifact),
        CASE(prose_keeps_its_words_in_order_around_links_and_badges),
        CASE(the_structure_names_lists_entries_and_contents),
        CASE(lines_joined_again_give_the_text),
        CASE(a_path_broken_in_two_gets_no_space),
        CASE(a_number_stays_with_its_percent_sign),
        CASE(the_reading_order_is_that_of_the_structure),
        CASE(everything_stands_inside_the_margins),
        CASE(no_heading_ends_a_page),
        CASE(every_anchor_is_placed_and_every_link_leads_somewhere),
        CASE(the_contents_give_the_page_of_each_section),
        CASE(a_figure_knows_its_box_and_speaks),
        CASE(what_fits_no_page_is_set_and_said),
        CASE(an_empty_report_has_one_page_with_its_foot),
        CASE(a_grid_too_high_for_a_page_is_set_one_below_the_other),
        CASE(facts_stand_level_in_the_cards_of_a_row),
        CASE(ten_thousand_sections_are_listed_with_their_pages),
        CASE(two_runs_give_the_same_pages),
    };
    return cmocka_run_group_tests_name("layout: typeset", tests, NULL, NULL);
}
