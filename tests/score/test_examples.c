/* The worked examples of the scoring method, every field: one estate that shows each rule
 * of aggregation, one team, and a portfolio with a blocker and an expired waiver. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emit/result.h"
#include "read_case.h"
#include "same_json.h"
#include "score/score.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
} Setting;

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    setting->arena = arena;
    setting->diag = diag_new(arena);
    setting->model = model_load(arena, &bundle, setting->diag);
    diag_print(setting->diag, stderr, false);
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((Setting *)*state)->arena);
    return 0;
}

static Json example(const Setting *setting, int number, const char *kind)
{
    const char *path =
        arena_printf(setting->arena, "tests/score/examples/ex%d.%s.json", number, kind);
    Json in = read_json_file(setting->arena, path, setting->diag);
    assert_true(json_here(in));
    return in;
}

static Json parsed(const Setting *setting, Buffer bytes)
{
    return json_read(setting->arena, "result.json", bytes.data, bytes.length,
                     setting->diag);
}

static void assert_same(const Setting *setting, Json found, Json wanted)
{
    const char *difference = json_difference(setting->arena, found, wanted);
    if (difference)
        fail_msg("%s", difference);
}

/* What the examples hold of a verdict. */
static Json figures_of(const Setting *setting, const Scorecard *card)
{
    JsonWriter *writer = json_writer_new(setting->arena);
    json_open(writer, NULL, '{');
    result_put_figures(writer, card);
    json_close(writer);
    return parsed(setting, json_writer_end(writer));
}

static void assert_example(const Setting *setting, int number)
{
    const Assessment *found =
        read_case(setting->arena, setting->model, example(setting, number, "input"));
    const Scorecard *card = score(setting->arena, setting->model, found, setting->diag);
    assert_same(setting, figures_of(setting, card), example(setting, number, "expected"));
}

static void every_rule_of_aggregation_gives_its_interval(void **state)
{
    assert_example(*state, 1);
}

static void one_team_gets_its_stage_its_moves_and_its_path(void **state)
{
    assert_example(*state, 2);
}

static void a_portfolio_gives_each_entity_and_the_organisation(void **state)
{
    const Setting *setting = *state;
    Arena *arena = setting->arena;
    Json in = example(setting, 3, "input"), wanted = example(setting, 3, "expected");
    const Scorecard *cards[8];
    const char *unassessed[8];
    size_t n = 0, n_unassessed = 0;
    Json list = json_get(in, "entities");
    for (Json entity = json_first(list); json_here(entity); entity = json_next(entity))
        cards[n++] = score(arena, setting->model, read_case(arena, setting->model, entity),
                           setting->diag);
    list = json_get(in, "unassessed");
    for (Json name = json_first(list); json_here(name); name = json_next(name))
        unassessed[n_unassessed++] = json_text(name);
    const Portfolio *all = portfolio(arena, cards, n, unassessed, n_unassessed);
    Json result = parsed(setting, result_json_portfolio(arena, all));
    assert_same(setting, json_get(result, "portfolio"), json_get(wanted, "portfolio"));
    Json entities = json_get(wanted, "entities");
    assert_int_equal(json_count(entities), n);
    for (size_t i = 0; i < n; i++)
        assert_same(setting, figures_of(setting, cards[i]), json_item(entities, i));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_rule_of_aggregation_gives_its_interval,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_team_gets_its_stage_its_moves_and_its_path,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_portfolio_gives_each_entity_and_the_organisation,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests_name("score: examples", tests, NULL, NULL);
}
