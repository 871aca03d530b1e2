/* Which questions are listed as open, in which order, and that nothing that is left out
 * could have moved the verdict. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text8.h"
#include "read_case.h"
#include "score/score.h"

enum { N_ROUNDS = 1000, N_RESOURCES = 6 };

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
    *setting = (Setting){ .arena = arena, .diag = diag_new(arena), .dice = 1123 };
    setting->model = model_load(arena, &bundle, setting->diag);
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((Setting *)*state)->arena);
    return 0;
}

static const Scorecard *of_text(const Setting *setting, const char *text)
{
    char *bytes = arena_strdup(setting->arena, text);
    Json in = json_read(setting->arena, "case.json", bytes, strlen(bytes), setting->diag);
    assert_true(json_here(in));
    const Assessment *found = read_case(setting->arena, setting->model, in);
    return score(setting->arena, setting->model, found, setting->diag);
}

#define CASE(members) "{\"entity\": \"e\", \"as_of\": \"2026-11-23\", " members "}"
#define SEEN(practice, verdict)                                                            \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"r\", \"verdict\": \"" verdict "\"}"
#define SAID(question, option)                                                             \
    "{\"question\": \"" question "\", \"selected\": [\"" option "\"]}"

static const OpenQuestion *open_in(const Scorecard *card, const char *id)
{
    for (size_t i = 0; i < card->n_open_questions; i++)
        if (text8_same(card->open_questions[i].question->id, id))
            return &card->open_questions[i];
    return NULL;
}

static bool names(const Practice *const *practices, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++)
        if (text8_same(practices[i]->id, id))
            return true;
    return false;
}

/* --- single cases ----------------------------------------------------------------- */

static void what_the_next_stage_cannot_do_without_comes_first(void **state)
{
    const Scorecard *card = of_text(*state, CASE("\"observations\": []"));
    assert_true(card->n_open_questions > 10);
    const OpenQuestion *first = &card->open_questions[0];
    assert_string_equal(first->question->id, "Q05");
    assert_int_equal(first->stage, 1);
    assert_true(names(first->closes, first->n_closes, "FIT-1"));
    assert_int_equal(first->swing_bp, 2857); /* FIT-1 has 4 of 14 points */
    int stage = 1;
    for (size_t i = 0; i < card->n_open_questions; i++) {
        assert_true(card->open_questions[i].stage >= stage);
        stage = card->open_questions[i].stage;
    }
}

static void nothing_is_asked_above_a_stage_that_is_known_to_be_closed(void **state)
{
    const Scorecard *card =
        of_text(*state, CASE("\"observations\": [" SEEN("SCR-1", "fail") "]"));
    assert_int_equal(card->potential, 1);
    assert_null(open_in(card, "Q13")); /* bears on stage 2 alone */
    assert_non_null(open_in(card, "Q02"));
    for (size_t i = 0; i < card->n_open_questions; i++)
        assert_int_equal(card->open_questions[i].stage, 1);
}

static void
what_would_imply_a_practice_is_asked_where_nothing_else_speaks_of_it(void **state)
{
    Setting *setting = *state;
    const char *leak = CASE("\"observations\": [" SEEN("SCR-1", "fail") "]");
    /* Q03 is on VIS-3, which contains VIS-2; Q02 is on VIS-2 itself. */
    assert_null(open_in(of_text(setting, leak), "Q03"));
    Model model = *setting->model;
    model.questions = ARENA_ARRAY(setting->arena, Question, model.n_questions);
    model.n_questions = 0;
    for (size_t i = 0; i < setting->model->n_questions; i++)
        if (!text8_same(setting->model->questions[i].id, "Q02"))
            model.questions[model.n_questions++] = setting->model->questions[i];
    Setting without = *setting;
    without.model = &model;
    const OpenQuestion *sponsor = open_in(of_text(&without, leak), "Q03");
    assert_non_null(sponsor);
    assert_true(names(sponsor->practices, sponsor->n_practices, "VIS-2"));
    assert_false(names(sponsor->practices, sponsor->n_practices, "VIS-3"));
}

static void a_blocker_is_asked_about_though_its_own_stage_is_out_of_reach(void **state)
{
    /* A failing IAM-3 closes stage 3; SCR-1, of stage 3 too, would close stage 2. */
    const Scorecard *card =
        of_text(*state, CASE("\"observations\": [" SEEN("IAM-3", "fail") "]"));
    assert_int_equal(card->potential, 2);
    const OpenQuestion *secrets = open_in(card, "Q21");
    assert_non_null(secrets);
    assert_int_equal(secrets->stage, 2);
    assert_true(names(secrets->closes, secrets->n_closes, "SCR-1"));
}

static void an_answer_closes_its_question_and_not_knowing_leaves_it_open(void **state)
{
    const Scorecard *said =
        of_text(*state, CASE("\"observations\": [], \"answers\": [" SAID("Q02", "b") "]"));
    assert_null(open_in(said, "Q02"));
    const Scorecard *unsaid = of_text(
        *state, CASE("\"observations\": [], \"answers\": [" SAID("Q02", "unknown") "]"));
    assert_non_null(open_in(unsaid, "Q02"));
}

static void a_decided_score_asks_for_critical_practices_alone(void **state)
{
    /* Stage 1 has 11 of 14 points: Q02 cannot matter to the score any more, but its
     * capability is at 3 of 7, below the floor. With VIS-1 it is not. */
    const Scorecard *card = of_text(
        *state, CASE("\"observations\": [], \"answers\": [" SAID("Q05", "b") "," SAID(
                    "Q06", "c") "," SAID("Q01", "c") "," SAID("Q02", "b") "]"));
    assert_int_equal(card->attained, 1);
    for (size_t i = 0; i < card->n_open_questions; i++)
        assert_true(card->open_questions[i].stage >= 2);
}

/* --- properties ------------------------------------------------------------------- */

/* A number below n (Knuth's MMIX generator; the upper bits are the good ones). */
static size_t roll(Setting *setting, size_t n)
{
    setting->dice = setting->dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(setting->dice >> 33) % n;
}

/* Any answer but "unknown", and none that says that something does not apply. */
static Answer roll_answer(Setting *setting, const Question *question)
{
    Answer answer = { .question = question, .date = DATE_NONE };
    while (!answer.n_selected)
        for (size_t i = 0; i < question->n_options; i++) {
            const Option *option = &question->options[i];
            bool usual = option->n_values && !option->n_not_applicable;
            bool full = question->type == QUESTION_SINGLE && answer.n_selected;
            if (usual && !full && roll(setting, 3) == 0)
                ARENA_PUSH(setting->arena, answer.selected, answer.n_selected) = option;
        }
    return answer;
}

static void roll_scans(Setting *setting, Assessment *to)
{
    const Model *model = setting->model;
    Resource *resources = ARENA_ARRAY(setting->arena, Resource, N_RESOURCES);
    size_t quality = 50 + roll(setting, 51), coverage = roll(setting, 101);
    for (size_t i = 0; i < N_RESOURCES; i++)
        resources[i] =
            (Resource){ .id = arena_printf(setting->arena, "fn-%zu", i), .weight = 1 };
    to->universe = ARENA_ARRAY(setting->arena, int, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++) {
        size_t n = roll(setting, 100) < coverage ? roll(setting, N_RESOURCES) : 0;
        to->universe[i] = roll(setting, 2) ? N_RESOURCES : -1;
        for (size_t k = 0; k < n; k++)
            ARENA_PUSH(setting->arena, to->observations, to->n_observations) =
                (Observation){
                    .practice = &model->practices[i],
                    .resource = &resources[k],
                    .verdict = roll(setting, 100) < quality ? VERDICT_PASS : VERDICT_FAIL,
                    .strength = roll(setting, 5) ? STRENGTH_DIRECT : STRENGTH_INDIRECT,
                    .tool = "tool",
                    .check = "check",
                    .date = DATE_NONE
                };
    }
}

static void say(Setting *setting, Assessment *to, const Question *question)
{
    ARENA_PUSH(setting->arena, to->answers, to->n_answers) = roll_answer(setting, question);
}

static bool is_said(const Assessment *found, const Question *question)
{
    for (size_t i = 0; i < found->n_answers; i++)
        if (found->answers[i].question == question)
            return true;
    return false;
}

static Assessment *roll_assessment(Setting *setting)
{
    Assessment *to = ARENA_NEW(setting->arena, Assessment);
    *to = (Assessment){ .entity = "random", .as_of = 20780, .usage_stage = -1 };
    roll_scans(setting, to);
    size_t said = roll(setting, 101);
    for (size_t i = 0; i < setting->model->n_questions; i++)
        if (roll(setting, 100) < said)
            say(setting, to, &setting->model->questions[i]);
    return to;
}

static const Scorecard *scored(const Setting *setting, const Assessment *found)
{
    return score(setting->arena, setting->model, found, setting->diag);
}

/* What is inferred counts as known, and is not asked; an answer could contradict it. */
static bool bears_on_what_is_inferred(const Scorecard *card, const Question *question)
{
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++)
            if (scorecard_of(card, question->options[i].values[j].practice)->basis ==
                BASIS_INFERRED)
                return true;
    return false;
}

static void when_the_list_is_empty_no_answer_moves_the_range(void **state)
{
    Setting *setting = *state;
    size_t n_left = 0; /* questions that nobody had to answer; else nothing was tried */
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        const Scorecard *card = scored(setting, found);
        for (size_t i = 0; card->n_open_questions; i++) {
            assert_true(i < setting->model->n_questions);
            say(setting, found, card->open_questions[0].question);
            card = scored(setting, found);
        }
        int attained = card->attained, potential = card->potential;
        for (size_t i = 0; i < setting->model->n_questions; i++) {
            const Question *question = &setting->model->questions[i];
            if (is_said(found, question) || bears_on_what_is_inferred(card, question))
                continue;
            say(setting, found, question);
            card = scored(setting, found);
            assert_int_equal(card->attained, attained);
            assert_int_equal(card->potential, potential);
            n_left++;
        }
    }
    assert_true(n_left > N_ROUNDS);
}

static void a_listed_question_has_no_usable_answer_and_a_reason(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Assessment *found = roll_assessment(setting);
        const Scorecard *card = scored(setting, found);
        for (size_t i = 0; i < card->n_open_questions; i++) {
            const OpenQuestion *open = &card->open_questions[i];
            assert_false(is_said(found, open->question));
            assert_true(open->stage >= 1 && open->stage <= card->potential);
            assert_true(open->n_practices >= 1 && open->n_closes <= open->n_practices);
            assert_true(open->n_closes || open->swing_bp > 0);
            assert_true(open->swing_bp <= FULL_BP);
        }
    }
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(what_the_next_stage_cannot_do_without_comes_first),
        CLAIM(nothing_is_asked_above_a_stage_that_is_known_to_be_closed),
        CLAIM(what_would_imply_a_practice_is_asked_where_nothing_else_speaks_of_it),
        CLAIM(a_blocker_is_asked_about_though_its_own_stage_is_out_of_reach),
        CLAIM(an_answer_closes_its_question_and_not_knowing_leaves_it_open),
        CLAIM(a_decided_score_asks_for_critical_practices_alone),
        CLAIM(when_the_list_is_empty_no_answer_moves_the_range),
        CLAIM(a_listed_question_has_no_usable_answer_and_a_reason),
    };
    return cmocka_run_group_tests_name("score: open questions", tests, NULL, NULL);
}
