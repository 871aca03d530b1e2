/* A plan in words: what reports say of the way to the next stage, and `rung plan` too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/made_card.h"
#include "layout/say_plan.h"

#define PERCENT "\xc2\xa0%"

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

/* --- obstacles --------------------------------------------------------------------- */

static void says(const Bench *bench, StageGate gate, Cause cause, const char *wanted)
{
    const Scorecard *card = made_at(bench, 2);
    const Obstacle obstacle = { .stage = 3,
                                .gate = gate,
                                .cause = cause,
                                .practice = model_find_practice(bench->model, "IAM-3"),
                                .capability =
                                    model_find_capability(bench->model, "access") };
    assert_string_equal(say_obstacle(bench->words, bench->arena, card, &obstacle), wanted);
}

static void every_obstacle_is_named(void **state)
{
    says(*state, STAGE_GATE_NOTHING_APPLIES, STANDS_BY_CLAIM,
         "none of the practices of stage 3 applies");
    says(*state, STAGE_GATE_NOTHING_APPLIES, STANDS_BY_WAIVERS,
         "waivers leave no practice of stage 3");
    says(*state, STAGE_GATE_WAIVED_SHARE, STANDS_BY_WAIVERS,
         "0" PERCENT " of stage 3 is waived, where 20" PERCENT " is the limit");
    says(*state, STAGE_GATE_CRITICAL, STANDS_BY_WAIVERS,
         "too much of IAM-3, which is critical for stage 3, is waived for it to be met");
    says(*state, STAGE_GATE_CRITICAL, STANDS_BY_EXCLUSION,
         "stage 3 cannot do without IAM-3, which is critical");
    says(*state, STAGE_GATE_BLOCKER, STANDS_BY_WAIVERS,
         "too much of IAM-3, which blocks stage 3, is waived for it to be met");
    says(*state, STAGE_GATE_BLOCKER, STANDS_BY_EXCLUSION,
         "IAM-3 blocks stage 3 until it is met");
    says(*state, STAGE_GATE_CAPABILITY_FLOOR, STANDS_BY_WAIVERS,
         "waivers keep permissions below the 50" PERCENT
         " that stage 3 asks of every capability");
    says(*state, STAGE_GATE_CAPABILITY_FLOOR, STANDS_BY_EXCLUSION,
         "without what is excluded, permissions cannot reach the 50" PERCENT
         " that stage 3 asks of every capability");
    says(*state, STAGE_GATE_SCORE, STANDS_BY_WAIVERS,
         "waivers keep stage 3 below the 80" PERCENT " that it needs");
    says(*state, STAGE_GATE_SCORE, STANDS_BY_EXCLUSION,
         "without what is excluded, stage 3 cannot reach the 80" PERCENT " that it needs");
}

/* --- reports ----------------------------------------------------------------------- */

static const Document *report_on(const Bench *bench, const Scorecard *card)
{
    const Layout *layout = layout_load(bench->arena, &bench->bundle, "full", bench->diag);
    Setting setting = { .theme = bench->theme,
                        .faces = bench->faces,
                        .words = bench->words };
    return layout_compose(bench->arena, layout, card, &setting, bench->diag);
}

static bool is_said(const Document *document, const char *part)
{
    for (const Node *at = document->root; at; at = node_walk(document->root, at))
        for (size_t i = 0; at->kind == NODE_PARAGRAPH && i < at->paragraph.text.n_parts;
             i++)
            if (strstr(at->paragraph.text.parts[i].text, part))
                return true;
    return false;
}

/* Rows of the table whose last heading is "Stage 1 then". */
static size_t n_rows_of_plan(const Document *document)
{
    for (const Node *at = document->root; at; at = node_walk(document->root, at)) {
        if (at->kind != NODE_TABLE || !at->table.n_columns)
            continue;
        const Column *last = &at->table.columns[at->table.n_columns - 1];
        if (strcmp(last->title, "Stage 1 then") == 0)
            return at->table.n_rows;
    }
    return 0;
}

static void a_report_prints_the_plan_step_by_step(void **state)
{
    const Bench *bench = *state;
    const Scorecard *card = made_card(bench, made_assessment(bench));
    const Document *document = report_on(bench, card);
    assert_int_equal(card->plan->outcome, PLAN_ATTAINS);
    assert_true(is_said(document,
                        "Four steps attain stage 1 with the least work: four "
                        "points of effort together (S\u00a01, M\u00a02, L\u00a04)"));
    assert_int_equal(n_rows_of_plan(document), card->plan->n_steps);
}

static void a_report_names_the_waivers_that_stand_in_the_way(void **state)
{
    const Bench *bench = *state;
    Assessment *found = made_assessment(bench);
    const Waiver waiver = { .id = "W-1",
                            .practice = model_find_practice(bench->model, "VIS-2"),
                            .created = found->as_of,
                            .expires = found->as_of };
    Waiver waivers[] = { waiver };
    found->waivers = waivers;
    found->n_waivers = 1;
    const Scorecard *card = made_card(bench, found);
    const Document *document = report_on(bench, card);
    assert_int_equal(card->plan->outcome, PLAN_UNREACHABLE);
    assert_true(is_said(document, "No set of practices attains stage 1 as things stand: "));
    assert_true(is_said(document, "of stage 1 is waived, where 20" PERCENT));
    assert_int_equal(n_rows_of_plan(document), 0);
}

static void after_the_last_stage_nothing_is_planned(void **state)
{
    const Bench *bench = *state;
    Scorecard *card = made_at(bench, LAST_STAGE);
    card->next_stage = LAST_STAGE;
    card->plan = NULL;
    const Document *document = report_on(bench, card);
    assert_false(is_said(document, "least work"));
    assert_int_equal(n_rows_of_plan(document), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_obstacle_is_named),
        cmocka_unit_test(a_report_prints_the_plan_step_by_step),
        cmocka_unit_test(a_report_names_the_waivers_that_stand_in_the_way),
        cmocka_unit_test(after_the_last_stage_nothing_is_planned),
    };
    return cmocka_run_group_tests_name("layout: plan in words", tests, open_bench,
                                       close_bench);
}
