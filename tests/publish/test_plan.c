/* What is done about what stands in a wiki. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above it. */
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "publish/plan.h"

static const Item page = {
    .kind = ITEM_PAGE,
    .name = "Serverless maturity",
    .sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
};

static void what_is_missing_is_created(void **state)
{
    (void)state;
    Found there = { 0 };
    assert_int_equal(plan_step(&there, false), STEP_CREATE);
    assert_int_equal(plan_step(&there, true), STEP_CREATE);
}

static void what_is_the_same_is_kept_whoever_wrote_it(void **state)
{
    (void)state;
    Found ours = { .exists = true, .is_ours = true, .is_same = true };
    Found theirs = { .exists = true, .is_same = true };
    assert_int_equal(plan_step(&ours, false), STEP_KEEP);
    assert_int_equal(plan_step(&theirs, false), STEP_KEEP);
    assert_int_equal(plan_step(&theirs, true), STEP_KEEP);
}

static void what_is_the_same_elsewhere_is_moved(void **state)
{
    (void)state;
    Found same = { .exists = true, .is_ours = true, .is_same = true, .is_elsewhere = true };
    Found old = { .exists = true, .is_ours = true, .is_elsewhere = true };
    Found theirs = { .exists = true, .is_elsewhere = true };
    assert_int_equal(plan_step(&same, false), STEP_MOVE);
    assert_int_equal(plan_step(&old, false), STEP_UPDATE);
    assert_int_equal(plan_step(&theirs, false), STEP_REFUSE);
}

static void what_rung_wrote_is_updated_even_when_others_changed_it(void **state)
{
    (void)state;
    Found old = { .exists = true, .is_ours = true };
    Found edited = { .exists = true, .is_ours = true, .editor = "Ann" };
    assert_int_equal(plan_step(&old, false), STEP_UPDATE);
    assert_int_equal(plan_step(&edited, false), STEP_UPDATE);
}

static void what_others_wrote_is_taken_over_on_demand_alone(void **state)
{
    (void)state;
    Found theirs = { .exists = true };
    assert_int_equal(plan_step(&theirs, false), STEP_REFUSE);
    assert_int_equal(plan_step(&theirs, true), STEP_UPDATE);
}

static void a_mark_is_known_again_by_its_digest(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Item other = page;
    other.sha256[0] = 'f';
    const char *mark = plan_mark(arena, &page);
    assert_true(plan_is_mark(mark));
    assert_true(plan_is_mark_of(mark, &page));
    assert_false(plan_is_mark_of(mark, &other));
    assert_true(plan_is_mark_of(plan_mark(arena, &other), &other));
    arena_free(arena);
}

static void other_comments_are_no_marks(void **state)
{
    (void)state;
    static const char *const comments[] = { NULL, "", "rung", "published by rung, sha256:",
                                            "Undo: Published by rung, sha256:01" };
    for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
        assert_false(plan_is_mark(comments[i]));
    assert_false(plan_is_mark_of("Published by rung, sha256:", &page));
}

/* Prints a plan with one step of each kind. */
static void print(bool planned, char said[1000])
{
    Arena *arena = arena_new();
    PublishStep steps[N_STEP_KINDS];
    for (int i = 0; i < N_STEP_KINDS; i++)
        steps[i] = (PublishStep){ .item = &page, .kind = (StepKind)i };
    Procedure plan = { .steps = steps, .n_steps = N_STEP_KINDS };
    const Words *words = words_load(arena, &(Bundle){ 0 }, "en", diag_new(arena));
    FILE *to = fmemopen(said, 1000, "w");
    for (size_t i = 0; i < plan.n_steps; i++)
        plan_print_step(&plan.steps[i], words, planned, to);
    plan_print_sum(&plan, words, planned, to);
    fclose(to);
    arena_free(arena);
}

static void a_plan_and_its_end_differ_in_words(void **state)
{
    (void)state;
    char said[1000];
    print(true, said);
    assert_string_equal(said, "page Serverless maturity: unchanged\n"
                              "page Serverless maturity: would be created\n"
                              "page Serverless maturity: would be updated\n"
                              "page Serverless maturity: would be moved\n"
                              "page Serverless maturity: would not be touched\n"
                              "Would be written: 3 of 5.\n");
    print(false, said);
    assert_string_equal(said, "page Serverless maturity: unchanged\n"
                              "page Serverless maturity: created\n"
                              "page Serverless maturity: updated\n"
                              "page Serverless maturity: moved\n"
                              "page Serverless maturity: not touched\n"
                              "Written: 3 of 5.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_created),
        cmocka_unit_test(what_is_the_same_is_kept_whoever_wrote_it),
        cmocka_unit_test(what_is_the_same_elsewhere_is_moved),
        cmocka_unit_test(what_rung_wrote_is_updated_even_when_others_changed_it),
        cmocka_unit_test(what_others_wrote_is_taken_over_on_demand_alone),
        cmocka_unit_test(a_mark_is_known_again_by_its_digest),
        cmocka_unit_test(other_comments_are_no_marks),
        cmocka_unit_test(a_plan_and_its_end_differ_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
