/* The layout language: what is accepted, and that each mistake names its place and the
 * nearest word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "layout/kit.h"
#include "layout/layout.h"
#include "layout/plan.h"

static const Layout *load_text(Kit *kit, const char *text)
{
    Buffer bytes = buffer_new(kit->arena);
    buffer_text(&bytes, text);
    Outputs *outputs = outputs_new(kit->arena, "out/tests/layouts");
    outputs_add(outputs, "made.json", bytes);
    assert_true(outputs_commit(outputs, kit->diag));
    return layout_load(kit->arena, &kit->bundle, "out/tests/layouts/made.json", kit->diag);
}

/* A layout with one section, whose inside is given. */
static const Layout *load_section(Kit *kit, const char *members)
{
    return load_text(kit, arena_printf(kit->arena,
                                       "{\"schema\":\"rung-layout/1\",\"name\":\"made\","
                                       "\"title\":\"Made\",\"sections\":[{%s}]}",
                                       members));
}

static const Layout *load_block(Kit *kit, const char *block)
{
    return load_section(kit,
                        arena_printf(kit->arena, "\"id\":\"s\",\"blocks\":[%s]", block));
}

static void the_shipped_layouts_are_good(void **state)
{
    Kit *kit = *state;
    const Layout *executive = layout_load(kit->arena, &kit->bundle, "executive", kit->diag);
    const Layout *full = layout_load(kit->arena, &kit->bundle, "full", kit->diag);
    assert_non_null(executive);
    assert_non_null(full);
    assert_int_equal(kit->diag->n_lines, 0);
    assert_int_equal(executive->page.max_pages, 4);
    assert_string_equal(layout_name(executive), "executive");
    assert_string_equal(layout_theme(full), "slate");
}

static void a_page_has_a_size_and_margins_in_points(void **state)
{
    Kit *kit = *state;
    const Layout *layout = load_text(
        kit, "{\"schema\":\"rung-layout/1\",\"name\":\"made\",\"title\":\"T\","
             "\"page\":{\"size\":[\"8in\",\"400pt\"],\"orientation\":\"landscape\","
             "\"margin\":[\"25.4mm\",\"0.5in\",\"36pt\",\"1in\"],\"max_pages\":2},"
             "\"sections\":[{\"id\":\"s\",\"blocks\":[]}]}");
    assert_non_null(layout);
    assert_int_equal((int)(layout->page.width * 10 + 0.5), 5760); /* as it lay already */
    assert_int_equal((int)(layout->page.height * 10 + 0.5), 4000);
    assert_int_equal((int)(layout->page.top * 10 + 0.5), 720);
    assert_int_equal((int)(layout->page.right * 10 + 0.5), 360);
    assert_int_equal(layout->page.max_pages, 2);
}

static void a_comment_is_no_mistake(void **state)
{
    assert_non_null(load_block(*state, "{\"block\":\"verdict\",\"$comment\":\"the top\"}"));
}

/* --- mistakes ----------------------------------------------------------------------------
 */

static const struct {
    const char *section; /* members of the section */
    const char *pointer, *message;
} mistakes[] = {
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"verdit\"}]", "/sections/0/blocks/0/block",
      "unknown block \"verdit\"; did you mean \"verdict\"?" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"chart\"}]", "/sections/0/blocks/0/block",
      "unknown block \"chart\"" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"\"}]", "/sections/0/blocks/0/block",
      "unknown block \"\"" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"figure\",\"of\":\"lader\"}]",
      "/sections/0/blocks/0/of", "unknown word \"lader\"; did you mean \"ladder\"?" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"tiles\",\"of\":[\"index\",\"blocker\"]}]",
      "/sections/0/blocks/0/of/1", "unknown word \"blocker\"; did you mean \"blockers\"?" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"verdict\",\"when\":\"waiver\"}]",
      "/sections/0/blocks/0/when",
      "unknown condition \"waiver\"; did you mean \"waivers\"?" },
    { "\"id\":\"s\",\"blocks\":[{\"block\":\"verdict\",\"when\":\"not-inventroy\"}]",
      "/sections/0/blocks/0/when",
      "unknown condition \"inventroy\"; did you mean \"inventory\"?" },
    { "\"id\":\"s\",\"title\":\"Of {entitiy}\",\"blocks\":[]", "/sections/0/title",
      "unknown name {entitiy}; did you mean {entity}?" },
    { "\"id\":\"s\",\"title\":\"{name}\",\"blocks\":[]", "/sections/0/title",
      "the name {name} has no meaning here" },
    { "\"id\":\"s\",\"title\":\"{page}\",\"blocks\":[]", "/sections/0/title",
      "the name {page} has no meaning here" },
    { "\"id\":\"s\",\"title\":\"Of {entity\",\"blocks\":[]", "/sections/0/title",
      "the name {entity is not closed" },
    { "\"id\":\"s\",\"title\":\"finding:capabilites\",\"blocks\":[]", "/sections/0/title",
      "unknown finding \"capabilites\"; did you mean \"capabilities\"?" },
};

static void each_mistake_names_its_place_and_the_nearest_word(void **state)
{
    Kit *kit = *state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        size_t before = kit->diag->n_lines;
        assert_null(load_section(kit, mistakes[i].section));
        assert_int_equal(kit->diag->n_lines, before + 1);
        assert_string_equal(kit->diag->lines[before].origin.pointer, mistakes[i].pointer);
        assert_string_equal(kit->diag->lines[before].message, mistakes[i].message);
    }
}

/* These say more or less what json_only() and its like say everywhere. */
static void a_wrong_member_or_value_is_refused(void **state)
{
    static const char *const blocks[] = {
        "{\"block\":\"verdict\",\"max\":3}",
        "{\"block\":\"roadmap\",\"max\":0}",
        "{\"block\":\"verdict\",\"span\":13}",
        "{\"block\":\"figure\"}",
        "{\"block\":\"roadmap\",\"fit\":\"yes\"}",
        "{\"block\":\"tiles\",\"of\":\"index\"}",
        "{\"span\":6}",
        "7",
    };
    Kit *kit = *state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        size_t before = kit->diag->n_of[DIAG_CONTENT];
        assert_null(load_block(kit, blocks[i]));
        assert_true(kit->diag->n_of[DIAG_CONTENT] > before);
    }
}

static void every_mistake_of_one_file_is_named(void **state)
{
    Kit *kit = *state;
    assert_null(load_section(kit, "\"id\":\"s\",\"brake\":\"page\",\"each\":\"stagse\","
                                  "\"order\":\"best\",\"blocks\":[{\"block\":\"x\"}]"));
    assert_int_equal(kit->diag->n_of[DIAG_CONTENT], 4);
}

static void two_sections_cannot_share_an_id(void **state)
{
    Kit *kit = *state;
    assert_null(load_text(kit, "{\"schema\":\"rung-layout/1\",\"name\":\"made\","
                               "\"title\":\"T\",\"sections\":[{\"id\":\"a\",\"blocks\":[]},"
                               "{\"id\":\"a\",\"blocks\":[]}]}"));
    assert_string_equal(kit->diag->lines[0].origin.pointer, "/sections/1/id");
}

static void a_name_that_is_a_path_is_no_name(void **state)
{
    Kit *kit = *state;
    assert_null(load_text(kit, "{\"schema\":\"rung-layout/1\",\"name\":\"../up\","
                               "\"title\":\"T\",\"sections\":[]}"));
    assert_string_equal(kit->diag->lines[0].origin.pointer, "/name");
}

static void margins_must_leave_a_page(void **state)
{
    Kit *kit = *state;
    assert_null(load_text(kit,
                          "{\"schema\":\"rung-layout/1\",\"name\":\"made\","
                          "\"title\":\"T\",\"page\":{\"margin\":[\"9in\",\"1in\",\"9in\","
                          "\"1in\"]},\"sections\":[{\"id\":\"s\",\"blocks\":[]}]}"));
    assert_null(load_text(kit,
                          "{\"schema\":\"rung-layout/1\",\"name\":\"made\","
                          "\"title\":\"T\",\"page\":{\"margin\":[\"18\",\"1in\",\"1in\","
                          "\"1in\"]},\"sections\":[{\"id\":\"s\",\"blocks\":[]}]}"));
    assert_string_equal(kit->diag->lines[1].origin.pointer, "/page/margin/0");
}

/* The published schema is written by hand: each word of the vocabulary must be in it. */
static void the_schema_knows_every_word(void **state)
{
    Kit *kit = *state;
    File file;
    assert_true(file_read(kit->arena, "data/schemas/layout.schema.json", &file, kit->diag));
    for (size_t i = 0; i < n_block_kinds; i++) {
        const BlockKind *kind = &block_kinds[i];
        assert_non_null(
            strstr(file.bytes, arena_printf(kit->arena, "\"const\": \"%s\"", kind->name)));
        for (size_t k = 0; k < kind->n_of; k++)
            assert_non_null(
                strstr(file.bytes, arena_printf(kit->arena, "\"%s\"", kind->of[k])));
    }
    for (size_t i = 0; i < n_findings; i++)
        assert_non_null(strstr(
            file.bytes, arena_printf(kit->arena, "\"finding:%s\"", finding_names[i])));
}

static void texts_of_the_locales_are_looked_up(void **state)
{
    Kit *kit = *state;
    assert_non_null(
        load_section(kit, "\"id\":\"s\",\"title\":\"@layout.roadmap\",\"blocks\":[]"));
    assert_null(
        load_section(kit, "\"id\":\"s\",\"title\":\"@layout.raodmap\",\"blocks\":[]"));
    assert_string_equal(kit->diag->lines[0].origin.pointer, "/sections/0/title");
    assert_string_equal(kit->diag->lines[0].message,
                        "there is no text \"@layout.raodmap\" in the locales");
    /* It names the stage of an `each`, which a section of its own has not. */
    assert_null(
        load_section(kit, "\"id\":\"s\",\"title\":\"@layout.stage_name\",\"blocks\":[]"));
}

static void an_unknown_layout_names_the_nearest(void **state)
{
    Kit *kit = *state;
    assert_null(layout_load(kit->arena, &kit->bundle, "executiv", kit->diag));
    assert_int_equal(kit->diag->lines[0].kind, DIAG_USAGE);
    assert_true(
        strstr(kit->diag->lines[0].message,
               "there is no layout \"executiv\"; did you mean \"executive\"?; known "
               "are ") == kit->diag->lines[0].message);
    assert_non_null(strstr(kit->diag->lines[0].message, ", full"));
    assert_null(strstr(kit->diag->lines[0].message, "slate"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_shipped_layouts_are_good, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(a_page_has_a_size_and_margins_in_points, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(a_comment_is_no_mistake, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(each_mistake_names_its_place_and_the_nearest_word,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_member_or_value_is_refused, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(every_mistake_of_one_file_is_named, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(two_sections_cannot_share_an_id, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(a_name_that_is_a_path_is_no_name, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(margins_must_leave_a_page, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(the_schema_knows_every_word, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(texts_of_the_locales_are_looked_up, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_layout_names_the_nearest, kit_set_up,
                                        kit_tear_down),
    };
    return cmocka_run_group_tests_name("layout: load", tests, NULL, NULL);
}
