/* The author's own words: Markdown becomes nodes of the report, names are filled in but
 * never read as Markdown, and what is not taken is refused when the layout is loaded. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text8.h"
#include "layout/made_card.h"

static int open_bench(void **state)
{
    static Bench bench;
    bench = bench_open();
    *state = &bench;
    return bench.model && bench.words && bench.faces ? 0 : -1;
}

static int close_bench(void **state)
{
    bench_close(*state);
    return 0;
}

static const Layout *load(Bench *bench, const char *block)
{
    Outputs *outputs = outputs_new(bench->arena, "out/tests/markdown");
    Buffer bytes = buffer_new(bench->arena);
    buffer_format(&bytes,
                  "{\"schema\":\"rung-layout/1\",\"name\":\"made\",\"title\":\"Made\","
                  "\"sections\":[{\"id\":\"s\",\"title\":\"S\",\"blocks\":[%s]}]}",
                  block);
    Buffer words = buffer_new(bench->arena);
    buffer_text(&words, "From a *file*.\n");
    outputs_add(outputs, "made.json", bytes);
    outputs_add(outputs, "words.md", words);
    assert_true(outputs_commit(outputs, bench->diag));
    return layout_load(bench->arena, &bench->bundle, "out/tests/markdown/made.json",
                       bench->diag);
}

/* The section that the text makes. */
static const Node *compose(Bench *bench, const char *entity, const char *markdown)
{
    const Layout *layout =
        load(bench, arena_printf(bench->arena, "{\"block\":\"text\",\"markdown\":\"%s\"}",
                                 markdown));
    assert_non_null(layout);
    Assessment *found = made_assessment(bench);
    found->entity = entity;
    Setting setting = { .theme = bench->theme,
                        .faces = bench->faces,
                        .words = bench->words };
    const Scorecard *card = made_card(bench, found);
    return layout_compose(bench->arena, layout, card, &setting, bench->diag)->root->first;
}

static void refused(Bench *bench, const char *block, const char *complaint)
{
    size_t before = bench->diag->n_lines;
    assert_null(load(bench, block));
    assert_true(bench->diag->n_lines > before);
    const char *message = bench->diag->lines[bench->diag->n_lines - 1].message;
    if (!strstr(message, complaint))
        fail_msg("\"%s\" is not in \"%s\"", complaint, message);
}

static void paragraphs_keep_their_emphasis(void **state)
{
    const Node *section = compose(*state, "Shop", "One **two** *three* `four` [five](#s).");
    const Prose *text = &section->first->paragraph.text;
    assert_int_equal(section->first->kind, NODE_PARAGRAPH);
    static const struct {
        InlineKind kind;
        const char *text;
    } wanted[] = { { INLINE_TEXT, "One " }, { INLINE_STRONG, "two" },
                   { INLINE_TEXT, " " },    { INLINE_EMPHASIS, "three" },
                   { INLINE_TEXT, " " },    { INLINE_CODE, "four" },
                   { INLINE_TEXT, " " },    { INLINE_LINK, "five" },
                   { INLINE_TEXT, "." } };
    assert_int_equal(text->n_parts, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < text->n_parts; i++) {
        assert_int_equal(text->parts[i].kind, wanted[i].kind);
        assert_string_equal(text->parts[i].text, wanted[i].text);
    }
    assert_string_equal(text->parts[7].target, "#s");
}

static void what_follows_a_heading_belongs_to_it(void **state)
{
    const Node *section =
        compose(*state, "Shop",
                "Before.\\n\\n# A\\n\\nIn A.\\n\\n## B\\n\\nIn B.\\n\\n# C\\n\\nIn C.");
    const Node *a = section->first->next;
    assert_int_equal(a->kind, NODE_SECTION);
    assert_string_equal(a->section.title, "A");
    assert_string_equal(a->anchor, "s-a");
    assert_int_equal(a->section.level, 2);
    assert_string_equal(a->last->section.title, "B");
    assert_int_equal(a->last->section.level, 3);
    assert_string_equal(a->next->section.title, "C");
    assert_int_equal(a->next->section.level, 2);
}

static void lists_are_bulleted_or_numbered(void **state)
{
    const Node *bullets = compose(*state, "Shop", "- one\\n- two")->first;
    assert_int_equal(bullets->kind, NODE_LIST);
    assert_false(bullets->list.numbered);
    assert_string_equal(bullets->last->item.text.parts[0].text, "two");
    assert_true(compose(*state, "Shop", "1. one\\n2. two")->first->list.numbered);
}

static void a_table_of_text_is_a_table(void **state)
{
    const Node *table =
        compose(*state, "Shop", "| Team | Days |\\n|---|--:|\\n| Red | 3 |\\n| Blue | 4 |")
            ->first;
    assert_int_equal(table->kind, NODE_TABLE);
    assert_int_equal(table->table.n_rows, 2);
    assert_string_equal(table->table.columns[1].title, "Days");
    assert_int_equal(table->table.columns[1].align, ALIGN_END);
    assert_string_equal(table->table.cells[3].parts[0].text, "4");
}

static void what_a_name_stands_for_is_no_markdown(void **state)
{
    const Node *section = compose(*state, "**Shop** [x](y) <b>", "For {entity}.");
    assert_int_equal(section->first->paragraph.text.n_parts, 1);
    assert_string_equal(section->first->paragraph.text.parts[0].text,
                        "For **Shop** [x](y) <b>.");
}

static void a_file_stands_beside_its_layout(void **state)
{
    assert_non_null(load(*state, "{\"block\":\"text\",\"file\":\"words.md\"}"));
    refused(*state, "{\"block\":\"text\",\"file\":\"missing.md\"}", "cannot read");
}

static void what_is_not_taken_is_refused(void **state)
{
    refused(*state, "{\"block\":\"text\",\"markdown\":\"<b>x</b>\"}", "HTML is not taken");
    refused(*state, "{\"block\":\"text\",\"markdown\":\"![x](y.png)\"}",
            "images are not taken");
    refused(*state, "{\"block\":\"text\",\"markdown\":\"[x](javascript:alert(1))\"}",
            "leads nowhere");
    refused(*state, "{\"block\":\"text\",\"markdown\":\"For {entitiy}\"}",
            "did you mean {entity}?");
    refused(*state, "{\"block\":\"callout\",\"text\":\"a\",\"tone\":\"warnin\"}",
            "did you mean \"warning\"?");
    refused(*state, "{\"block\":\"callout\",\"tone\":\"note\"}", "expected a text");
    refused(*state, "{\"block\":\"text\"}", "either \"markdown\" or \"file\"");
    refused(*state, "{\"block\":\"text\",\"markdown\":\"x\",\"file\":\"words.md\"}",
            "either \"markdown\" or \"file\"");
}

static void a_break_begins_a_page_with_what_follows(void **state)
{
    Bench *bench = *state;
    const Layout *layout = load(bench, "{\"block\":\"callout\",\"text\":\"a\"},"
                                       "{\"block\":\"break\"},"
                                       "{\"block\":\"callout\",\"tone\":\"warning\","
                                       "\"text\":\"b {entity}\"}");
    assert_non_null(layout);
    Setting setting = { .theme = bench->theme,
                        .faces = bench->faces,
                        .words = bench->words };
    const Scorecard *card = made_card(bench, made_assessment(bench));
    const Node *section =
        layout_compose(bench->arena, layout, card, &setting, bench->diag)->root->first;
    assert_false(section->first->page_break);
    assert_true(section->last->page_break);
    assert_string_equal(section->last->callout.text.parts[0].text, "b Payments Platform");
    assert_null(section->first->callout.warning);
    assert_string_equal(section->last->callout.warning, "Warning:");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs_keep_their_emphasis),
        cmocka_unit_test(what_follows_a_heading_belongs_to_it),
        cmocka_unit_test(lists_are_bulleted_or_numbered),
        cmocka_unit_test(a_table_of_text_is_a_table),
        cmocka_unit_test(what_a_name_stands_for_is_no_markdown),
        cmocka_unit_test(a_file_stands_beside_its_layout),
        cmocka_unit_test(what_is_not_taken_is_refused),
        cmocka_unit_test(a_break_begins_a_page_with_what_follows),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
