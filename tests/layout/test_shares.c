/* Who has what to do and what was found where: owners, tools, groups of findings, and the
 * sections that `each` makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text8.h"
#include "layout/made_card.h"
#include "layout/shares.h"

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

/* Six findings: four on resources of Red, one of Blue, one of nobody; tools a and b. */
static const Scorecard *made(Bench *bench)
{
    static const struct {
        const char *practice, *resource, *owner, *tool;
    } rows[] = {
        { "IAM-1", "fn-1", "Red", "a" },  { "IAM-1", "fn-2", "Red", "a" },
        { "IAM-3", "fn-1", "Red", "b" },  { "OBS-4", "fn-1", "Red", "a" },
        { "IAM-1", "fn-3", "Blue", "b" }, { "DEP-3", "fn-4", NULL, "b" },
    };
    enum { N_ROWS = sizeof rows / sizeof *rows };
    Assessment *found = made_assessment(bench);
    found->observations = ARENA_ARRAY(bench->arena, Observation, N_ROWS);
    Resource *resources = ARENA_ARRAY(bench->arena, Resource, N_ROWS);
    for (size_t i = 0; i < N_ROWS; i++) {
        resources[i] = (Resource){
            .id = rows[i].resource, .kind = "function", .weight = 1, .owner = rows[i].owner
        };
        found->observations[found->n_observations++] = (Observation){
            .practice = model_find_practice(bench->model, rows[i].practice),
            .resource = &resources[i],
            .verdict = VERDICT_FAIL,
            .strength = STRENGTH_DIRECT,
            .tool = rows[i].tool,
            .check = "C-1",
            .pointer = "/0",
            .date = found->as_of,
        };
    }
    found->capability_owners = ARENA_ARRAY(bench->arena, CapabilityOwner, 1);
    found->capability_owners[found->n_capability_owners++] =
        (CapabilityOwner){ .capability =
                               model_find_practice(bench->model, "OBS-4")->capability,
                           .owner = "Watch" };
    return made_card(bench, found);
}

static const WorkShare *find_share(WorkShares shares, const char *name)
{
    for (size_t i = 0; i < shares.n; i++)
        if (text8_same(shares.list[i].name, name))
            return &shares.list[i];
    fail_msg("no share of %s", name ? name : "nobody");
    return NULL;
}

static void an_owner_has_what_fails_on_its_resources(void **state)
{
    Bench *bench = *state;
    WorkShares owners = owner_shares(bench->arena, made(bench));
    assert_int_equal(find_share(owners, "Red")->n_failures, 4);
    assert_int_equal(find_share(owners, "Red")->n_resources, 2);
    assert_int_equal(find_share(owners, "Blue")->n_failures, 1);
    assert_int_equal(find_share(owners, NULL)->n_failures, 1);
    assert_true(owners.list[owners.n - 1].name == NULL); /* nobody comes last */
}

static void an_owner_of_practices_has_their_recommendations(void **state)
{
    Bench *bench = *state;
    const Scorecard *card = made(bench);
    WorkShares owners = owner_shares(bench->arena, card);
    const WorkShare *watch = find_share(owners, "Watch");
    size_t moves = 0;
    for (size_t i = 0; i < owners.n; i++)
        moves += owners.list[i].n_moves;
    assert_int_equal(moves, card->n_moves);
    assert_true(watch->n_moves > 1);
    assert_true(watch->points >= (int)watch->n_moves);
    assert_int_equal(watch->n_failures, 0);
}

static void tools_are_told_apart(void **state)
{
    Bench *bench = *state;
    WorkShares tools = tool_shares(bench->arena, made(bench));
    assert_int_equal(tools.n, 2);
    assert_int_equal(find_share(tools, "a")->n_failures, 3);
    assert_int_equal(find_share(tools, "b")->n_failures, 3);
    assert_string_equal(tools.list[0].name, "a"); /* alike: by name */
}

/* --- in a report -------------------------------------------------------------------- */

static const Node *compose(Bench *bench, const char *sections)
{
    Outputs *outputs = outputs_new(bench->arena, "out/tests/shares");
    Buffer bytes = buffer_new(bench->arena);
    buffer_format(&bytes,
                  "{\"schema\":\"rung-layout/1\",\"name\":\"made\",\"title\":\"Made\","
                  "\"sections\":[%s]}",
                  sections);
    outputs_add(outputs, "made.json", bytes);
    assert_true(outputs_commit(outputs, bench->diag));
    const Layout *layout = layout_load(bench->arena, &bench->bundle,
                                       "out/tests/shares/made.json", bench->diag);
    assert_non_null(layout);
    Setting setting = {
        .theme = bench->theme, .faces = bench->faces, .words = bench->words, .stage = 4
    };
    return layout_compose(bench->arena, layout, made(bench), &setting, bench->diag)->root;
}

static void findings_stand_under_their_group_the_gravest_first(void **state)
{
    const Node *section = compose(*state, "{\"id\":\"s\",\"title\":\"S\",\"blocks\":["
                                          "{\"block\":\"findings\",\"of\":\"practice\"}]}")
                              ->first;
    assert_true(text8_starts(section->first->section.title, "IAM-"));
    size_t rows = 0;
    for (const Node *group = section->first; group; group = group->next)
        rows += group->first->table.n_rows;
    assert_int_equal(rows, 6);
}

static void what_is_cut_is_said(void **state)
{
    const Node *section =
        compose(*state, "{\"id\":\"s\",\"title\":\"S\",\"blocks\":[{\"block\":\"findings\","
                        "\"of\":\"resource\",\"max\":1,\"groups\":1}]}")
            ->first;
    const Node *group = section->first;
    assert_string_equal(group->section.title, "fn-1: 3 findings");
    assert_int_equal(group->first->table.n_rows, 1);
    assert_string_equal(group->first->table.note,
                        "Showing 1 of 3 findings here; result.json lists them all.");
    assert_string_equal(section->last->paragraph.text.parts[0].text,
                        "Three more groups with three findings are not shown; result.json "
                        "lists them all.");
}

static void each_owner_gets_a_section_with_its_own(void **state)
{
    const Node *root = compose(
        *state,
        "{\"each\":\"owners\",\"order\":\"name\",\"id\":\"o-{id}\",\"title\":"
        "\"{name}: {state}\",\"blocks\":[{\"block\":\"findings\",\"of\":\"tool\"}]}");
    const Node *blue = root->first, *red = blue->next->next;
    assert_string_equal(blue->anchor, "o-blue");
    assert_string_equal(blue->section.title, "Blue: nothing to do");
    assert_int_equal(blue->first->first->table.n_rows, 1);
    assert_string_equal(red->anchor, "o-red");
    assert_int_equal(red->first->first->table.n_rows + red->last->first->table.n_rows, 4);
}

static void the_stage_is_the_one_asked_for(void **state)
{
    const Node *section =
        compose(*state, "{\"each\":\"stage\",\"id\":\"s\",\"title\":\"{n} {name}\","
                        "\"blocks\":[{\"block\":\"prose\",\"of\":\"stage-summary\"}]}")
            ->first;
    assert_string_equal(section->section.title, "4 Customer-facing Services");
    assert_null(section->next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_owner_has_what_fails_on_its_resources),
        cmocka_unit_test(an_owner_of_practices_has_their_recommendations),
        cmocka_unit_test(tools_are_told_apart),
        cmocka_unit_test(findings_stand_under_their_group_the_gravest_first),
        cmocka_unit_test(what_is_cut_is_said),
        cmocka_unit_test(each_owner_gets_a_section_with_its_own),
        cmocka_unit_test(the_stage_is_the_one_asked_for),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
