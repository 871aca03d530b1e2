/* result.json carries everything the report says, with the place of every proof. A small
 * assessment is built by hand that has one of each: counted, overruled, stale, suspected,
 * waived, suppressed, claimed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text8.h"
#include "emit/result.h"
#include "score/score.h"
#include "version.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
    Assessment found;
    const Scorecard *card;
    Json result;
} Setting;

static Date day(const char *iso)
{
    Date date;
    assert_true(date_read(iso, &date));
    return date;
}

/* --- one of each ------------------------------------------------------------------ */

static const Input inputs[] = {
    { .path = "scans/checkov.json",
      .sha256 = "0000000000000000000000000000000000000000000000000000000000000001",
      .format = "checkov",
      .tool = "Checkov",
      .tool_version = "3.2.1",
      .records = { .in = 7,
                   .mapped = 3,
                   .unmapped = 2,
                   .ignored = 1,
                   .rejected = 1,
                   .ignored_for = { [IGNORED_SUPPRESSED] = 1 },
                   .pass = 2,
                   .fail = 3,
                   .suppressed = 1 } },
    { .path = "\"quoted\" \xC3\xA9.json", .format = "prowler-ocsf", .no_data = true },
};

static const Resource resources[] = {
    { .id = "charge", .kind = "function", .weight = 2, .owner = "Team \"A\"" },
    { .id = "refund", .kind = "function", .weight = 1 },
};

static void add_observations(Setting *setting)
{
    const Practice *practice = model_find_practice(setting->model, "OBS-4");
    const Observation rows[] = {
        { .verdict = VERDICT_PASS, .tool = "checkov", .check = "CKV_AWS_50" },
        { .verdict = VERDICT_FAIL,
          .tool = "prowler",
          .check = "tracing",
          .title = "Trace" },
        { .verdict = VERDICT_PASS, .tool = "checkov", .check = "CKV_AWS_50" },
        { .verdict = VERDICT_PASS, .tool = "trivy", .check = "AVD-1" },
        { .verdict = VERDICT_FAIL, .tool = "trivy", .check = "AVD-2" },
    };
    size_t n = sizeof rows / sizeof *rows;
    Assessment *found = &setting->found;
    found->observations = ARENA_ARRAY(setting->arena, Observation, n);
    for (size_t i = 0; i < n; i++) {
        Observation *row = &found->observations[found->n_observations++];
        *row = rows[i];
        row->practice = practice;
        row->resource = &resources[i >= 2];
        row->date = i == 3 ? day("2026-01-01") : day("2026-11-20");
        row->strength = i == 4 ? STRENGTH_SUSPECT : STRENGTH_DIRECT;
        row->input = &inputs[0];
        row->pointer = arena_printf(setting->arena, "/results/%zu", i);
    }
}

static void add_answers(Setting *setting)
{
    static const char *const days[] = { "2026-11-01", "2025-11-01" };
    static const char *const questions[] = { "Q02", "Q03" };
    Assessment *found = &setting->found;
    found->answers = ARENA_ARRAY(setting->arena, Answer, 2);
    for (size_t i = 0; i < 2; i++) {
        Answer *answer = &found->answers[found->n_answers++];
        answer->question = model_find_question(setting->model, questions[i]);
        answer->selected = ARENA_ARRAY(setting->arena, const Option *, 1);
        answer->selected[answer->n_selected++] =
            question_find_option(answer->question, "c");
        answer->evidence = "wiki/first";
        answer->by = "head of platform";
        answer->date = day(days[i]);
        answer->input = &inputs[1];
        answer->pointer = "/answers/0";
    }
}

static void add_decisions(Setting *setting)
{
    static const char *const ends[] = { "2026-12-31", "2026-10-31" };
    Arena *arena = setting->arena;
    const Model *model = setting->model;
    Assessment *found = &setting->found;
    found->waivers = ARENA_ARRAY(arena, Waiver, 2);
    for (size_t i = 0; i < 2; i++)
        found->waivers[found->n_waivers++] =
            (Waiver){ .id = i ? "W-2" : "W-1",
                      .practice = model_find_practice(model, "CST-1"),
                      .reason = "accepted",
                      .approver = "CFO",
                      .created = day("2026-09-01"),
                      .expires = day(ends[i]) };
    found->suppressions = ARENA_ARRAY(arena, Suppression, 1);
    found->suppressions[found->n_suppressions++] =
        (Suppression){ .tool = "checkov", .check = "CKV_AWS_1", .resource = "charge" };
    found->not_applicable = ARENA_ARRAY(arena, NotApplicable, 1);
    found->not_applicable[found->n_not_applicable++] =
        (NotApplicable){ .practice = model_find_practice(model, "IAM-5"),
                         .reason = "no public API" };
    found->inventory = ARENA_ARRAY(arena, InventoryItem, 1);
    found->inventory[found->n_inventory++] =
        (InventoryItem){ .resource = &resources[0],
                         .runtime = "nodejs18.x",
                         .memory_mb = 128,
                         .runtime_retired = day("2025-09-01"),
                         .input = &inputs[1],
                         .pointer = "/Functions/0" };
}

static void build(Setting *setting)
{
    Arena *arena = setting->arena;
    setting->found = (Assessment){ .entity = "Payments",
                                   .as_of = day("2026-11-23"),
                                   .usage_stage = -1,
                                   .inputs = ARENA_ARRAY(arena, Input, 2),
                                   .n_inputs = 2 };
    memcpy(setting->found.inputs, inputs, sizeof inputs);
    setting->found.universe = ARENA_ARRAY(arena, int, setting->model->n_practices);
    for (size_t i = 0; i < setting->model->n_practices; i++)
        setting->found.universe[i] = -1;
    add_observations(setting);
    add_answers(setting);
    add_decisions(setting);
    setting->card = score(arena, setting->model, &setting->found, setting->diag);
}

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    setting->arena = arena;
    setting->diag = diag_new(arena);
    setting->model = model_load(arena, &bundle, setting->diag);
    if (!setting->model)
        return -1;
    build(setting);
    Buffer bytes = result_json(arena, setting->card);
    setting->result =
        json_read(arena, "result.json", bytes.data, bytes.length, setting->diag);
    *state = setting;
    return json_here(setting->result) ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((Setting *)*state)->arena);
    return 0;
}

/* --- claims ----------------------------------------------------------------------- */

static const char *text_at(const void *setting, const char *pointer)
{
    const char *text = json_text(json_find(((const Setting *)setting)->result, pointer));
    return text ? text : "";
}

static int64_t number_at(const void *setting, const char *pointer)
{
    int64_t number = -1;
    json_whole(json_find(((const Setting *)setting)->result, pointer), &number);
    return number;
}

static Json practice_at(const Setting *setting, const char *id)
{
    Json list = json_get(setting->result, "practices");
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        if (text8_same(json_text(json_get(item, "id")), id))
            return item;
    fail_msg("no practice %s", id);
    return (Json){ 0 };
}

static void it_says_what_made_it(void **state)
{
    assert_string_equal(text_at(*state, "/schema"), "rung-result/1");
    assert_string_equal(text_at(*state, "/rung"), rung_version);
    assert_string_equal(text_at(*state, "/model/version"), "1.0.0");
    assert_string_equal(text_at(*state, "/entity"), "Payments");
    assert_string_equal(text_at(*state, "/as_of"), "2026-11-23");
}

static void the_verdict_and_the_score_tell_the_same(void **state)
{
    static const char *const members[] = { "attained", "potential", "score_stage",
                                           "index_tenths" };
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const Setting *setting = *state;
        const char *name = members[i];
        assert_int_equal(
            number_at(setting, arena_printf(setting->arena, "/verdict/%s", name)),
            number_at(setting, arena_printf(setting->arena, "/score/%s", name)));
    }
}

static void an_input_accounts_for_every_record(void **state)
{
    assert_string_equal(text_at(*state, "/inputs/0/path"), "scans/checkov.json");
    assert_string_equal(text_at(*state, "/inputs/0/version"), "3.2.1");
    assert_int_equal(strlen(text_at(*state, "/inputs/0/sha256")), 64);
    assert_int_equal(number_at(*state, "/inputs/0/records/in"),
                     number_at(*state, "/inputs/0/records/mapped") +
                         number_at(*state, "/inputs/0/records/unmapped") +
                         number_at(*state, "/inputs/0/records/ignored") +
                         number_at(*state, "/inputs/0/records/rejected"));
    assert_int_equal(number_at(*state, "/inputs/0/records/ignored_for/suppressed"), 1);
    assert_int_equal(number_at(*state, "/inputs/0/records/by_verdict/fail"), 3);
}

static void a_name_with_quotes_survives(void **state)
{
    const Setting *setting = *state;
    assert_string_equal(text_at(setting, "/inputs/1/path"), "\"quoted\" \xC3\xA9.json");
    assert_true(json_true(json_find(setting->result, "/inputs/1/no_data")));
}

static void every_observation_has_its_place_and_says_whether_it_counts(void **state)
{
    const Setting *setting = *state;
    static const char *const reasons[] = { NULL, NULL, "overruled", "suspect", "stale" };
    static const char *const pointers[] = { "/results/1", "/results/2", "/results/0",
                                            "/results/4", "/results/3" };
    Json list = json_get(practice_at(setting, "OBS-4"), "observations");
    assert_int_equal(json_count(list), 5);
    for (size_t i = 0; i < 5; i++) {
        Json row = json_item(list, i);
        assert_true(json_true(json_get(row, "counted")) == !reasons[i]);
        assert_true(text8_same(json_text(json_get(row, "why")), reasons[i]));
        assert_string_equal(json_text(json_get(row, "file")), "scans/checkov.json");
        assert_string_equal(json_text(json_get(row, "pointer")), pointers[i]);
    }
}

static void a_pass_that_another_tool_overruled_is_a_conflict(void **state)
{
    Json list = json_get(practice_at(*state, "OBS-4"), "observations");
    size_t n = 0;
    for (Json row = json_first(list); json_here(row); row = json_next(row))
        n += json_true(json_get(row, "conflict"));
    assert_int_equal(n, 1);
    assert_true(json_true(json_get(json_item(list, 2), "conflict")));
}

static void an_observation_takes_one_line(void **state)
{
    const Setting *setting = *state;
    Buffer bytes = result_json(setting->arena, setting->card);
    const char *line = strstr(bytes.data, "{\"counted\": true");
    assert_non_null(line);
    const char *end = strchr(line, '\n');
    assert_true(end - line > 100);
    assert_true(end[-1] == ',' && end[-2] == '}');
}

static void a_practice_shows_the_answer_it_rests_on(void **state)
{
    Json practice = practice_at(*state, "VIS-2");
    assert_string_equal(json_text(json_get(practice, "basis")), "answer");
    Json answer = json_get(practice, "answer");
    assert_string_equal(json_text(json_get(answer, "question")), "Q02");
    assert_string_equal(json_text(json_get(answer, "evidence")), "wiki/first");
    assert_string_equal(json_text(json_get(answer, "date")), "2026-11-01");
    assert_true(json_is(json_get(practice_at(*state, "IAM-1"), "answer"), JSON_NULL));
}

static void what_does_not_count_is_listed_too(void **state)
{
    assert_string_equal(text_at(*state, "/stale_answers/0/question"), "Q03");
    assert_string_equal(text_at(*state, "/waivers/valid/0/id"), "W-1");
    assert_string_equal(text_at(*state, "/waivers/expired/0/id"), "W-2");
    assert_string_equal(text_at(*state, "/suppressions/0/check"), "CKV_AWS_1");
    assert_string_equal(text_at(*state, "/not_applicable/0/reason"), "no public API");
    assert_string_equal(text_at(*state, "/inventory/0/runtime_retired"), "2025-09-01");
    Json practice = practice_at(*state, "CST-1");
    assert_string_equal(json_text(json_get(practice, "state")), "waived");
    assert_string_equal(json_text(json_get(practice, "waiver")), "W-1");
}

static void moves_are_ranked_and_say_how(void **state)
{
    const Setting *setting = *state;
    Json list = json_get(setting->result, "moves");
    assert_int_equal(json_count(list), setting->card->n_moves);
    assert_int_equal(number_at(setting, "/moves/0/rank"), 1);
    assert_true(json_count(json_find(setting->result, "/moves/0/steps")) > 0);
    assert_true(number_at(setting, "/moves/0/priority") >=
                number_at(setting, "/moves/1/priority"));
    assert_true(*text_at(setting, "/moves/0/title"));
}

static void the_path_tells_the_score_after_each_step(void **state)
{
    const Setting *setting = *state;
    Json steps = json_find(setting->result, "/path/steps");
    Json last = json_item(steps, json_count(steps) - 1);
    int64_t score_after = 0;
    assert_true(json_whole(json_get(last, "score_after"), &score_after));
    assert_int_equal(score_after, number_at(setting, "/path/score_after"));
}

static void the_heat_map_is_empty_where_a_stage_asks_nothing(void **state)
{
    const Setting *setting = *state;
    Json row = json_find(setting->result, "/heat_map/10"); /* cost: stages 3 and 4 */
    assert_string_equal(json_text(json_get(row, "capability")), "cost");
    assert_true(json_is(json_find(row, "/cells/0/g"), JSON_NULL));
    assert_true(json_is(json_find(row, "/cells/3/g"), JSON_NUMBER));
}

static void what_is_not_known_is_null(void **state)
{
    const Setting *setting = *state;
    static const char *const pointers[] = { "/organisation", "/verdict/usage_stage",
                                            "/score/exposure_gap", "/inventory/0/timeout_s",
                                            "/inputs/1/tool" };
    for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++)
        assert_true(json_is(json_find(setting->result, pointers[i]), JSON_NULL));
}

static void a_portfolio_holds_each_entity_whole(void **state)
{
    const Setting *setting = *state;
    const char *const unassessed[] = { "legacy" };
    const Portfolio *all = portfolio(setting->arena, &setting->card, 1, unassessed, 1);
    Buffer bytes = result_json_portfolio(setting->arena, all);
    Json in =
        json_read(setting->arena, "result.json", bytes.data, bytes.length, setting->diag);
    assert_string_equal(json_text(json_get(in, "schema")), "rung-result/1");
    assert_string_equal(json_text(json_find(in, "/unassessed/0")), "legacy");
    assert_string_equal(json_text(json_find(in, "/entities/0/entity")), "Payments");
    assert_int_equal(json_count(json_find(in, "/entities/0/practices")), 50);
    int64_t n = 0;
    assert_true(json_whole(json_find(in, "/portfolio/entities"), &n));
    assert_int_equal(n, 2);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(it_says_what_made_it),
        CLAIM(the_verdict_and_the_score_tell_the_same),
        CLAIM(an_input_accounts_for_every_record),
        CLAIM(a_name_with_quotes_survives),
        CLAIM(every_observation_has_its_place_and_says_whether_it_counts),
        CLAIM(a_pass_that_another_tool_overruled_is_a_conflict),
        CLAIM(an_observation_takes_one_line),
        CLAIM(a_practice_shows_the_answer_it_rests_on),
        CLAIM(what_does_not_count_is_listed_too),
        CLAIM(moves_are_ranked_and_say_how),
        CLAIM(the_path_tells_the_score_after_each_step),
        CLAIM(the_heat_map_is_empty_where_a_stage_asks_nothing),
        CLAIM(what_is_not_known_is_null),
        CLAIM(a_portfolio_holds_each_entity_whole),
    };
    return cmocka_run_group_tests_name("emit: result", tests, NULL, NULL);
}
