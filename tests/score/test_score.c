/* What the verdict promises: properties that hold for any input, tried on many random
 * ones, and the rules that the examples and the reference scorer do not reach: lists of
 * evidence, resources outside the inventory, waivers, claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emit/result.h"
#include "read_case.h"
#include "score/score.h"

enum { N_ROUNDS = 300 };

typedef struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
    uint64_t dice;
} Setting;

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    *setting = (Setting){ .arena = arena, .diag = diag_new(arena), .dice = 2026 };
    setting->model = model_load(arena, &bundle, setting->diag);
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((Setting *)*state)->arena);
    return 0;
}

/* --- random assessments ----------------------------------------------------------- */

/* A number below n (Knuth's MMIX generator; the upper bits are the good ones). */
static size_t roll(Setting *setting, size_t n)
{
    setting->dice = setting->dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(setting->dice >> 33) % n;
}

static bool chance(Setting *setting, size_t percent)
{
    return roll(setting, 100) < percent;
}

static void roll_observation(Setting *setting, const Practice *practice,
                             const Resource *resources, size_t quality, Observation *to)
{
    static const Strength strengths[] = { STRENGTH_DIRECT,    STRENGTH_DIRECT,
                                          STRENGTH_DIRECT,    STRENGTH_INDIRECT,
                                          STRENGTH_FAIL_ONLY, STRENGTH_WEAK,
                                          STRENGTH_SUSPECT };
    static const char *const tools[] = { "checkov", "prowler", "trivy" };
    *to = (Observation){
        .practice = practice,
        .resource = &resources[roll(setting, 12)],
        .verdict = chance(setting, quality) ? VERDICT_PASS : VERDICT_FAIL,
        .strength = strengths[chance(setting, 70) ? 0 : roll(setting, 7)],
        .tool = tools[roll(setting, 3)],
        .check = "check",
        .date = chance(setting, 90) ? DATE_NONE : 20000,
        .unjoined = false,
    };
}

static void roll_answer(Setting *setting, const Question *question, size_t quality,
                        Answer *to)
{
    size_t n = question->n_options;
    *to = (Answer){ .question = question,
                    .selected = ARENA_ARRAY(setting->arena, const Option *, n + 1),
                    .date = DATE_NONE };
    for (size_t i = 0; i < n; i++) {
        const Option *option = &question->options[i];
        bool usual = strcmp(option->id, "unknown") != 0 && strcmp(option->id, "na") != 0;
        bool last = i + 1 == n || strlen(question->options[i + 1].id) > 1;
        bool single = question->type == QUESTION_SINGLE;
        if (usual && (single ? last : chance(setting, quality)))
            to->selected[to->n_selected++] = option;
    }
    if (!to->n_selected)
        to->selected[to->n_selected++] = &question->options[0];
}

static void roll_waivers(Setting *setting, const Resource *resources, Assessment *to)
{
    to->n_waivers = roll(setting, 6);
    to->waivers = ARENA_ARRAY(setting->arena, Waiver, 6);
    for (size_t i = 0; i < to->n_waivers; i++) {
        bool whole = chance(setting, 20);
        to->waivers[i] = (Waiver){
            .id = arena_printf(setting->arena, "W-%zu", i),
            .practice =
                &setting->model->practices[roll(setting, setting->model->n_practices)],
            .resource = whole ? NULL : resources[roll(setting, 12)].id,
            .created = to->as_of - (Date)roll(setting, 200),
            .expires = to->as_of + (Date)roll(setting, 200) - 20,
        };
    }
}

static Assessment *roll_assessment(Setting *setting)
{
    Arena *arena = setting->arena;
    const Model *model = setting->model;
    static const size_t qualities[] = { 10, 50, 80, 95, 100, 100 };
    size_t quality = qualities[roll(setting, 6)], coverage = roll(setting, 101);
    Assessment *to = ARENA_NEW(arena, Assessment);
    *to = (Assessment){ .entity = "random", .as_of = 20780, .usage_stage = -1 };
    Resource *resources = ARENA_ARRAY(arena, Resource, 12);
    for (size_t i = 0; i < 12; i++)
        resources[i] = (Resource){ .id = arena_printf(arena, "fn-%02zu", i),
                                   .weight = 1 + (int)roll(setting, 3) };
    to->observations = ARENA_ARRAY(arena, Observation, model->n_practices * 20);
    to->universe = ARENA_ARRAY(arena, int, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++) {
        size_t n = chance(setting, coverage) ? roll(setting, 20) : 0;
        to->universe[i] = chance(setting, 50) ? (int)roll(setting, 30) : -1;
        for (size_t j = 0; j < n; j++)
            roll_observation(setting, &model->practices[i], resources, quality,
                             &to->observations[to->n_observations++]);
    }
    to->answers = ARENA_ARRAY(arena, Answer, model->n_questions);
    for (size_t i = 0; i < model->n_questions; i++)
        if (chance(setting, 90))
            roll_answer(setting, &model->questions[i], quality,
                        &to->answers[to->n_answers++]);
    roll_waivers(setting, resources, to);
    return to;
}

static const Scorecard *scored(const Setting *setting, const Assessment *found)
{
    return score(setting->arena, setting->model, found, setting->diag);
}

/* --- properties ------------------------------------------------------------------- */

static void shuffle(Setting *setting, void *rows, size_t n, size_t size)
{
    char *bytes = rows, held[sizeof(Observation) + sizeof(Answer) + sizeof(Waiver)];
    assert_true(size <= sizeof held);
    for (size_t i = n; i > 1; i--) {
        size_t j = roll(setting, i);
        memcpy(held, bytes + (i - 1) * size, size);
        memmove(bytes + (i - 1) * size, bytes + j * size, size);
        memcpy(bytes + j * size, held, size);
    }
}

static void the_order_of_inputs_does_not_matter(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        Buffer before = result_json(setting->arena, scored(setting, found));
        shuffle(setting, found->observations, found->n_observations, sizeof(Observation));
        shuffle(setting, found->answers, found->n_answers, sizeof(Answer));
        shuffle(setting, found->waivers, found->n_waivers, sizeof(Waiver));
        Buffer after = result_json(setting->arena, scored(setting, found));
        assert_string_equal(after.data, before.data);
    }
}

static void turning_a_fail_into_a_pass_never_lowers_the_index(void **state)
{
    Setting *setting = *state;
    size_t n_raised = 0; /* else nothing was tried */
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        int before = scored(setting, found)->index_tenths;
        for (size_t i = 0; i < found->n_observations; i++) {
            Observation *row = &found->observations[i];
            /* A weak pass is no pass: that would be dropping evidence. */
            if (row->verdict != VERDICT_FAIL || row->strength == STRENGTH_WEAK ||
                !chance(setting, 60))
                continue;
            row->verdict = VERDICT_PASS;
            int after = scored(setting, found)->index_tenths;
            assert_true(after >= before);
            n_raised += after > before;
            before = after;
        }
    }
    assert_true(n_raised > 20);
}

static bool is_good(const Question *question, const Option *option)
{
    for (size_t i = 0; i < option->n_values; i++)
        if (question->type != QUESTION_MULTI_SUM && option->values[i].value_bp < FULL_BP)
            return false;
    return option->n_values > 0 && !option->n_not_applicable;
}

static void adding_a_good_option_never_lowers_the_index(void **state)
{
    Setting *setting = *state;
    size_t n_raised = 0; /* else nothing was tried */
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        int before = scored(setting, found)->index_tenths;
        for (size_t i = 0; i < found->n_answers; i++) {
            Answer *answer = &found->answers[i];
            const Question *question = answer->question;
            const Option *option = &question->options[roll(setting, question->n_options)];
            bool has = false;
            for (size_t j = 0; j < answer->n_selected; j++)
                has |= answer->selected[j] == option;
            if (has || question->type == QUESTION_SINGLE || !is_good(question, option))
                continue;
            answer->selected[answer->n_selected++] = option;
            int after = scored(setting, found)->index_tenths;
            assert_true(after >= before);
            n_raised += after > before;
            before = after;
        }
    }
    assert_true(n_raised > 20);
}

static void assert_in_order(int low, int middle, int high)
{
    assert_true(low <= middle);
    assert_true(middle <= high);
}

static void every_interval_and_stage_keeps_its_bounds(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        assert_in_order(0, card->attained, card->potential);
        assert_in_order(0, card->attained, card->score_stage);
        assert_in_order(10 * card->attained, card->index_tenths, 10 * card->attained + 9);
        for (size_t i = 0; i < setting->model->n_practices; i++) {
            const PracticeScore *of = &card->practices[i];
            assert_in_order(0, of->l, of->u);
            assert_in_order(of->u, FULL_BP, FULL_BP);
            assert_in_order(of->l, of->g, of->h);
        }
        for (int k = 1; k <= LAST_STAGE; k++) {
            const StageScore *stage = &card->stages[k];
            assert_in_order(0, stage->score_low, stage->score_high);
            assert_in_order(0, stage->knowledge, FULL_BP);
            assert_in_order(0, stage->assurance, FULL_BP);
            assert_true(stage->attained == (k <= card->attained));
        }
    }
}

static void every_observation_stands_in_exactly_one_list(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Assessment *found = roll_assessment(setting);
        const Scorecard *card = scored(setting, found);
        size_t n = 0;
        for (size_t i = 0; i < setting->model->n_practices; i++) {
            const PracticeScore *of = &card->practices[i];
            n += of->n_seen + of->n_stale + of->n_not_counted;
            assert_true(of->n_conflicts <= of->n_not_counted);
        }
        assert_int_equal(n, found->n_observations);
    }
}

static void the_path_ends_where_the_gates_open(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        const Path *path = &card->path;
        assert_true((path->target == 0) == (card->attained == LAST_STAGE));
        if (!path->target)
            continue;
        assert_true(path->score_after >=
                    setting->model->parameters.stage_threshold_bp[path->target]);
        int before = card->stages[path->target].score_low;
        for (size_t i = 0; i < path->n_practices; i++) {
            assert_true(path->score_after_each[i] >= before);
            before = path->score_after_each[i];
        }
        assert_int_equal(before, path->score_after);
    }
}

static void the_heat_map_holds_every_applicable_practice(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        for (int k = 1; k <= LAST_STAGE; k++) {
            size_t n = 0;
            for (size_t i = 0; i < setting->model->n_capabilities; i++) {
                const Cell *cell = scorecard_cell(card, i, k);
                n += cell->n_practices;
                assert_true(cell->n_unknown <= cell->n_practices);
                assert_in_order(0, cell->g, cell->h);
            }
            assert_int_equal(n, card->stages[k].n_practices);
        }
    }
}

/* --- single rules ----------------------------------------------------------------- */

static const Scorecard *of_text(const Setting *setting, const char *text)
{
    char *bytes = arena_strdup(setting->arena, text);
    Json in =
        json_read(setting->arena, "case.json", bytes, strlen(bytes), setting->diag);
    assert_true(json_here(in));
    return scored(setting, read_case(setting->arena, setting->model, in));
}

static const PracticeScore *practice_in(const Scorecard *card, const char *id)
{
    return scorecard_of(card, model_find_practice(card->model, id));
}

#define SEEN(practice, resource, verdict)                                                  \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\"}"
#define UNJOINED(practice, resource, verdict)                                              \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\", \"unjoined\": true}"
#define CASE(members) "{\"entity\": \"e\", \"as_of\": \"2026-11-23\", " members "}"

static void a_fail_outside_the_inventory_is_added_to_it(void **state)
{
    const Scorecard *card =
        of_text(*state, CASE("\"universe\": {\"IAM-1\": 4}, \"observations\": [" SEEN(
                    "IAM-1", "a", "pass") "," UNJOINED("IAM-1", "policy", "fail") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 5);
    assert_int_equal(of->l, 2000); /* 1 of 5 */
    assert_int_equal(of->u, 8000);
    assert_int_equal(of->n_seen, 2);
}

static void a_pass_outside_the_inventory_is_not_counted(void **state)
{
    const Scorecard *card =
        of_text(*state, CASE("\"universe\": {\"IAM-1\": 4}, \"observations\": [" SEEN(
                    "IAM-1", "a", "pass") "," UNJOINED("IAM-1", "policy", "pass") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 4);
    assert_int_equal(of->l, 2500);
    assert_int_equal(of->n_not_counted, 1);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_CORROBORATION);
}

static void a_waiver_outside_the_inventory_leaves_the_inventory_alone(void **state)
{
    const Scorecard *card = of_text(
        *state,
        CASE("\"universe\": {\"IAM-1\": 9}, \"observations\": [" SEEN(
            "IAM-1", "a", "pass") "," UNJOINED("IAM-1", "policy", "fail") "],"
            "\"waivers\": [{\"id\": \"W\", \"practice\": \"IAM-1\", \"resource\": "
            "\"policy\", \"created\": \"2026-11-01\", \"expires\": \"2026-12-01\"}]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 9);
    assert_int_equal(of->fail_w, 0);
    assert_int_equal(of->n_waived_resources, 1);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_WAIVED);
}

static void a_fail_of_one_tool_overrules_the_pass_of_another(void **state)
{
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": ["
                     "{\"practice\": \"OBS-4\", \"tool\": \"checkov\", \"strength\": "
                     "\"direct\", \"resource\": \"a\", \"verdict\": \"pass\"},"
                     "{\"practice\": \"OBS-4\", \"tool\": \"prowler\", \"strength\": "
                     "\"direct\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    const PracticeScore *of = practice_in(card, "OBS-4");
    assert_int_equal(of->fail_w, 1);
    assert_int_equal(of->pass_w, 0);
    assert_int_equal(of->n_conflicts, 1);
    assert_string_equal(of->conflicts[0]->tool, "checkov");
    assert_string_equal(of->fails[0], "a");
}

static void what_is_stale_is_listed_and_does_not_count(void **state)
{
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": ["
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"a\", \"verdict\": \"pass\", \"date\": \"2026-10-23\"},"
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"b\", \"verdict\": \"pass\", \"date\": \"2026-10-24\"},"
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"c\", \"verdict\": \"pass\"}],"
                     "\"answers\": [{\"question\": \"Q02\", \"selected\": [\"c\"], "
                     "\"answered_on\": \"2026-05-26\"}]"));
    const PracticeScore *of = practice_in(card, "OBS-4");
    assert_int_equal(of->n_stale, 1);
    assert_string_equal(of->stale[0]->resource->id, "a");
    assert_int_equal(of->pass_w, 2);
    assert_int_equal(of->n_undated, 1);
    assert_int_equal(card->n_undated, 1);
    assert_int_equal(card->n_stale_answers, 1);
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_UNKNOWN);
}

static void a_suspicion_never_counts(void **state)
{
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": [{\"practice\": \"SCR-1\", \"strength\": "
                     "\"suspect\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    const PracticeScore *of = practice_in(card, "SCR-1");
    assert_int_equal(of->state, STATE_UNKNOWN);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_SUSPECT);
    assert_int_equal(card->stages[2].n_blockers, 0);
}

static void a_confirmed_leak_blocks_from_stage_two_on(void **state)
{
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": [{\"practice\": \"SCR-1\", \"strength\": "
                     "\"fail_only\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    assert_int_equal(card->stages[1].n_blockers, 0);
    assert_int_equal(card->stages[2].n_blockers, 1);
    assert_string_equal(card->stages[2].blockers[0]->id, "SCR-1");
    assert_int_equal(card->potential, 1);
}

static void a_claim_that_the_model_does_not_allow_is_refused(void **state)
{
    const Setting *setting = *state;
    const Scorecard *card =
        of_text(setting, CASE("\"not_applicable\": [{\"practice\": \"IAM-1\", \"reason\": "
                              "\"none\"}, {\"practice\": \"IAM-5\", \"reason\": "
                              "\"no public API\"}]"));
    assert_int_equal(practice_in(card, "IAM-1")->state, STATE_UNKNOWN);
    assert_int_equal(practice_in(card, "IAM-5")->state, STATE_NOT_APPLICABLE);
    assert_string_equal(practice_in(card, "IAM-5")->not_applicable_reason, "no public API");
    assert_int_equal(setting->diag->n_of[DIAG_WARNING], 1);
    assert_string_equal(setting->diag->lines[0].message,
                        "practice IAM-1 always applies: the claim that it does not is "
                        "refused");
}

static void the_weaker_of_two_answers_is_named(void **state)
{
    const Scorecard *card =
        of_text(*state, CASE("\"answers\": [{\"question\": \"Q02\", \"selected\": "
                             "[\"c\"], \"evidence\": \"wiki\"}, {\"question\": \"Q02\", "
                             "\"selected\": [\"b\"]}]"));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->answer_bp, 5000);
    assert_int_equal(of->confidence, 5000);
    assert_null(of->answer->evidence);
    assert_int_equal(of->basis, BASIS_ANSWER);
}

static void what_contains_a_practice_shows_it(void **state)
{
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": [" SEEN("VIS-4", "a", "pass") "]"));
    const PracticeScore *of = practice_in(card, "VIS-1");
    assert_int_equal(of->state, STATE_MET);
    assert_int_equal(of->basis, BASIS_INFERRED);
    assert_int_equal(of->confidence, 7000);
}

static void nothing_at_all_is_undetermined_and_not_zero(void **state)
{
    const Scorecard *card = of_text(*state, CASE("\"observations\": []"));
    assert_false(card->determined);
    assert_int_equal(card->attained, 0);
    assert_int_equal(card->potential, LAST_STAGE);
    assert_int_equal(card->counts[STATE_UNKNOWN], card->model->n_practices);
    assert_int_equal(card->moves[0].action, ACTION_COLLECT_EVIDENCE);
    assert_int_equal(card->usage_stage, -1);
    assert_int_equal(card->exposure_gap, -1);
}

#define STAGE_ONE_WITH_WAIVER_UNTIL(practice, day)                                         \
    CASE("\"waivers\": [{\"id\": \"W\", \"practice\": \"" practice                       \
         "\", \"created\": \"2026-11-01\", \"expires\": \"" day "\"}], \"answers\": ["      \
         "{\"question\": \"Q01\", \"selected\": [\"d\"]},"                                 \
         "{\"question\": \"Q02\", \"selected\": [\"c\"]},"                                 \
         "{\"question\": \"Q05\", \"selected\": [\"b\"]},"                                 \
         "{\"question\": \"Q06\", \"selected\": [\"c\"]}]")

static void a_waiver_of_too_much_closes_the_stage(void **state)
{
    const Scorecard *card =
        of_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-2", "2026-11-23"));
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_WAIVED);
    assert_int_equal(card->stages[1].waived_share, 2857); /* 4 of 14 */
    assert_false(card->stages[1].gates.waived_share);
    assert_int_equal(card->attained, 0);
    assert_false(card->with_waivers);
}

static void a_waiver_past_its_day_has_no_effect_and_is_listed(void **state)
{
    const Scorecard *card =
        of_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-2", "2026-11-22"));
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_MET);
    assert_int_equal(card->n_expired_waivers, 1);
    assert_int_equal(card->n_valid_waivers, 0);
    assert_int_equal(card->attained, 1);
    assert_true(card->self_attested); /* bare answers alone */
}

static void a_waiver_beyond_the_attained_stage_helped_nothing(void **state)
{
    const Scorecard *card =
        of_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-5", "2026-11-23"));
    assert_int_equal(practice_in(card, "VIS-5")->state, STATE_WAIVED);
    assert_int_equal(card->attained, 1);
    assert_false(card->with_waivers);
}

static void a_stage_attained_with_a_waiver_says_so(void **state)
{
    const Scorecard *card = of_text(
        *state,
        CASE("\"answers\": [{\"question\": \"Q01\", \"selected\": [\"d\"]},"
             "{\"question\": \"Q02\", \"selected\": [\"c\"]},"
             "{\"question\": \"Q06\", \"selected\": [\"c\"]}], \"observations\": [" SEEN(
                 "FIT-1", "a", "pass") "," SEEN("FIT-1", "b", "pass") "," SEEN("FIT-1", "c", "pass") "," SEEN(
                 "FIT-1", "d", "pass") "," SEEN("FIT-1", "e", "fail") "],"
             "\"waivers\": [{\"id\": \"W\", \"practice\": \"FIT-1\", \"resource\": \"e\", "
             "\"created\": \"2026-11-01\", \"expires\": \"2026-12-01\"}]"));
    assert_int_equal(practice_in(card, "FIT-1")->state, STATE_MET); /* 4 of 4 */
    assert_int_equal(card->attained, 1);
    assert_true(card->with_waivers);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(the_order_of_inputs_does_not_matter),
        CLAIM(turning_a_fail_into_a_pass_never_lowers_the_index),
        CLAIM(adding_a_good_option_never_lowers_the_index),
        CLAIM(every_interval_and_stage_keeps_its_bounds),
        CLAIM(every_observation_stands_in_exactly_one_list),
        CLAIM(the_path_ends_where_the_gates_open),
        CLAIM(the_heat_map_holds_every_applicable_practice),
        CLAIM(a_fail_outside_the_inventory_is_added_to_it),
        CLAIM(a_pass_outside_the_inventory_is_not_counted),
        CLAIM(a_waiver_outside_the_inventory_leaves_the_inventory_alone),
        CLAIM(a_fail_of_one_tool_overrules_the_pass_of_another),
        CLAIM(what_is_stale_is_listed_and_does_not_count),
        CLAIM(a_suspicion_never_counts),
        CLAIM(a_confirmed_leak_blocks_from_stage_two_on),
        CLAIM(a_claim_that_the_model_does_not_allow_is_refused),
        CLAIM(the_weaker_of_two_answers_is_named),
        CLAIM(what_contains_a_practice_shows_it),
        CLAIM(nothing_at_all_is_undetermined_and_not_zero),
        CLAIM(a_waiver_of_too_much_closes_the_stage),
        CLAIM(a_waiver_past_its_day_has_no_effect_and_is_listed),
        CLAIM(a_waiver_beyond_the_attained_stage_helped_nothing),
        CLAIM(a_stage_attained_with_a_waiver_says_so),
    };
    return cmocka_run_group_tests_name("score: properties and rules", tests, NULL, NULL);
}
