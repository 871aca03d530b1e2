/* What a comparison with an earlier result promises whatever the two hold: properties,
 * tried on many random pairs; and what a result.json keeps is enough to score it again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "emit/result.h"
#include "ingest/baseline.h"
#include "score/compare.h"
#include "score/rolled.h"
#include "score/score.h"

enum { N_CASES = 5000, N_FILES = 200 };

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    *setting = (Setting){ .kept = arena, .arena = arena_new(), .dice = { .state = 2026 } };
    setting->model = model_load(arena, &bundle, diag_new(arena));
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    Setting *setting = *state;
    arena_free(setting->arena);
    arena_free(setting->kept);
    return 0;
}

/* --- comparing ------------------------------------------------------------------------ */

static const Scorecard *scored(const Setting *setting, const Assessment *found)
{
    return score(setting->arena, setting->model, found, diag_new(setting->arena));
}

static StoredResult stored_of(const Setting *setting, const Scorecard *card)
{
    StoredResult stored = { .entity = card->assessment->entity,
                            .model_version = card->model->version,
                            .as_of = card->assessment->as_of,
                            .found = card->assessment };
    stored.place = (Place){ card->determined, card->attained, card->potential,
                            card->score_stage, card->index_tenths };
    stored.credit = ARENA_ARRAY(setting->arena, int, card->model->n_practices);
    for (size_t i = 0; i < card->model->n_practices; i++)
        stored.credit[i] = card->practices[i].g;
    return stored;
}

static const Changes *compared(const Setting *setting, const Assessment *then,
                               const Assessment *now)
{
    StoredResult *stored = ARENA_NEW(setting->arena, StoredResult);
    static const StoredResults baseline = { .path = "then.json" };
    *stored = stored_of(setting, scored(setting, then));
    return compare(setting->arena, scored(setting, now), &baseline, stored);
}

static const Finding *find(const Changes *changes, const Observation *seen)
{
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        if (finding->practice == seen->practice && finding->resource &&
            !strcmp(finding->resource, seen->resource->id) &&
            !strcmp(finding->check, seen->check))
            return finding;
    }
    return NULL;
}

static size_t n_moved(const Changes *changes)
{
    size_t n = 0;
    for (int i = 0; i < CHANGE_UNCHANGED; i++)
        n += changes->counts[i];
    return n;
}

/* --- properties ----------------------------------------------------------------------- */

static void a_result_beside_itself_is_unchanged(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        const Assessment *found = roll_assessment(setting);
        const Changes *changes = compared(setting, found, found);
        assert_int_equal(n_moved(changes), 0);
        assert_int_equal(changes->n_findings, 0);
        assert_int_equal(changes->n_lost, 0);
        assert_int_equal(changes->ruler, RULER_SAME);
        for (size_t i = 0; i < changes->n_practices; i++) {
            const PracticeChange *change = &changes->practices[i];
            assert_int_equal(change->g_then, change->g_now);
            assert_int_equal(change->split.real, 0);
            assert_int_equal(change->split.waiver, 0);
            assert_int_equal(change->split.model, 0);
            assert_int_equal(split_evidence(change->split), 0);
        }
    }
}

static void drop_some(Setting *setting, Assessment *found)
{
    size_t kept = 0, percent = roll(&setting->dice, 101);
    for (size_t i = 0; i < found->n_observations; i++)
        if (!chance(&setting->dice, percent))
            found->observations[kept++] = found->observations[i];
    found->n_observations = kept;
    kept = 0;
    for (size_t i = 0; i < found->n_answers; i++)
        if (!chance(&setting->dice, percent))
            found->answers[kept++] = found->answers[i];
    found->n_answers = kept;
}

static void dropped_evidence_is_lost_and_never_an_improvement(void **state)
{
    Setting *setting = *state;
    size_t n_lost = 0, n_raised = 0; /* else nothing was tried */
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        const Assessment *then = roll_assessment(setting);
        Assessment *now = copy_of(setting, then);
        drop_some(setting, now);
        const Changes *changes = compared(setting, then, now);
        assert_int_equal(n_moved(changes), changes->counts[CHANGE_EVIDENCE_LOST]);
        assert_int_equal(changes->stage.real, 0);
        assert_int_equal(changes->stage.waiver, 0);
        for (size_t i = 0; i < changes->n_practices; i++) {
            assert_int_equal(changes->practices[i].split.real, 0);
            assert_int_equal(changes->practices[i].split.waiver, 0);
            n_raised += changes->practices[i].g_now > changes->practices[i].g_then;
        }
        n_lost += changes->n_findings;
    }
    assert_true(n_lost > N_CASES);
    assert_true(n_raised > 20);
}

/* What has no class of its own is evidence on both sides, and would blur what is tried. */
static void keep_only_what_tells(Assessment *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->n_observations; i++) {
        const Observation *seen = &found->observations[i];
        if (seen->strength != STRENGTH_SUSPECT && seen->date == DATE_NONE &&
            seen->practice->mode != MODE_QUESTION_ONLY &&
            (seen->verdict == VERDICT_PASS || seen->verdict == VERDICT_FAIL))
            found->observations[kept++] = *seen;
    }
    found->n_observations = kept;
}

static void
an_inventory_that_shrinks_is_evidence_lost_and_one_that_grows_is_gained(void **state)
{
    Setting *setting = *state;
    size_t n_tried = 0;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        Assessment *small = roll_assessment(setting);
        keep_only_what_tells(small);
        Assessment *large = copy_of(setting, small);
        size_t n = setting->model->n_practices;
        large->universe = ARENA_ARRAY(setting->arena, int, n);
        for (size_t i = 0; i < n; i++)
            large->universe[i] = small->universe[i] + (int)roll(&setting->dice, 5);
        bool grows = chance(&setting->dice, 50);
        const Changes *changes =
            compared(setting, grows ? small : large, grows ? large : small);
        for (size_t i = 0; i < changes->n_practices; i++) {
            const Split *split = &changes->practices[i].split;
            assert_int_equal(split->real, 0);
            assert_int_equal(grows ? split->lost : split->gained, 0);
            n_tried += (grows ? split->gained : split->lost) != 0;
        }
        assert_int_equal(n_moved(changes), 0);
    }
    assert_true(n_tried > N_CASES);
}

static bool is_waived(const Scorecard *card, const Observation *seen)
{
    const PracticeScore *score = scorecard_of(card, seen->practice);
    for (size_t i = 0; i < score->n_waived_resources; i++)
        if (!strcmp(score->waived_resources[i], seen->resource->id))
            return true;
    return score->waiver;
}

/* An observation that fails, fresh and in earnest, on what no waiver takes out. */
static const Observation *roll_fail(Setting *setting, const Scorecard *card)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_observations; i++) {
        const Observation *seen =
            &found->observations[roll(&setting->dice, found->n_observations)];
        if (seen->verdict == VERDICT_FAIL && seen->strength != STRENGTH_SUSPECT &&
            seen->practice->mode != MODE_QUESTION_ONLY && !is_waived(card, seen) &&
            !observation_is_stale(seen, card))
            return seen;
    }
    return NULL;
}

static bool same_key(const Observation *a, const Observation *b)
{
    return a->practice == b->practice && !strcmp(a->resource->id, b->resource->id) &&
           !strcmp(a->check, b->check);
}

static void a_fail_that_passes_now_is_fixed(void **state)
{
    Setting *setting = *state;
    size_t n_tried = 0;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        const Assessment *then = roll_assessment(setting);
        const Observation *fail = roll_fail(setting, scored(setting, then));
        Assessment *now = copy_of(setting, then);
        if (!fail)
            continue;
        for (size_t i = 0; i < now->n_observations; i++)
            if (same_key(&now->observations[i], fail) &&
                now->observations[i].verdict == VERDICT_FAIL)
                now->observations[i].verdict = VERDICT_PASS;
        const Changes *changes = compared(setting, then, now);
        const Finding *finding = find(changes, fail);
        assert_non_null(finding);
        assert_int_equal(finding->is, CHANGE_FIXED);
        assert_int_equal(n_moved(changes), 1);
        assert_int_equal(changes->n_fixed_before, 1);
        n_tried++;
    }
    assert_true(n_tried > N_CASES / 2);
}

static void a_new_waiver_waives_and_fixes_nothing(void **state)
{
    Setting *setting = *state;
    size_t n_tried = 0;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        const Assessment *then = roll_assessment(setting);
        const Observation *fail = roll_fail(setting, scored(setting, then));
        Assessment *now = copy_of(setting, then);
        if (!fail)
            continue;
        now->waivers[now->n_waivers++] =
            (Waiver){ .id = "W-new",
                      .practice = fail->practice,
                      .resource = chance(&setting->dice, 30) ? NULL : fail->resource->id,
                      .created = AS_OF,
                      .expires = AS_OF + 30 };
        const Changes *changes = compared(setting, then, now);
        const Finding *finding = find(changes, fail);
        assert_non_null(finding);
        assert_int_equal(finding->is, CHANGE_WAIVED);
        assert_int_equal(n_moved(changes), changes->counts[CHANGE_WAIVED]);
        for (size_t i = 0; i < changes->n_practices; i++) {
            const PracticeChange *change = &changes->practices[i];
            assert_int_equal(change->g_now - change->g_then, change->split.waiver);
        }
        assert_int_equal(changes->now.attained - changes->then.attained,
                         changes->stage.waiver);
        n_tried++;
    }
    assert_true(n_tried > N_CASES / 2);
}

static int sum(Split split)
{
    return split.real + split.waiver + split.model + split.lost + split.gained;
}

static void the_parts_of_a_change_are_all_of_it(void **state)
{
    Setting *setting = *state;
    size_t n_moves = 0;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        const Assessment *then = roll_assessment(setting);
        const Assessment *now = roll_assessment(setting);
        const Changes *changes = compared(setting, then, now);
        assert_int_equal(sum(changes->stage),
                         changes->now.attained - changes->then.attained);
        for (size_t i = 0; i < changes->n_practices; i++) {
            const PracticeChange *change = &changes->practices[i];
            assert_int_equal(sum(change->split), change->g_now - change->g_then);
            n_moves += change->g_now != change->g_then;
        }
    }
    assert_true(n_moves > N_CASES);
}

static void shuffle(Setting *setting, void *rows, size_t n, size_t size)
{
    char *bytes = rows, held[sizeof(Observation) + sizeof(Answer) + sizeof(Waiver)];
    assert_true(size <= sizeof held);
    for (size_t i = n; i > 1; i--) {
        size_t j = roll(&setting->dice, i);
        memcpy(held, bytes + (i - 1) * size, size);
        memmove(bytes + (i - 1) * size, bytes + j * size, size);
        memcpy(bytes + j * size, held, size);
    }
}

static void shuffle_all(Setting *setting, Assessment *found)
{
    shuffle(setting, found->observations, found->n_observations, sizeof(Observation));
    shuffle(setting, found->answers, found->n_answers, sizeof(Answer));
    shuffle(setting, found->waivers, found->n_waivers, sizeof(Waiver));
}

static const char *written(const Setting *setting, const Changes *changes)
{
    JsonWriter *writer = json_writer_new(setting->arena);
    json_open(writer, NULL, '{');
    result_put_changes(writer, changes);
    json_close(writer);
    return json_writer_end(writer).data;
}

static void the_order_of_inputs_does_not_matter(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_CASES; round++) {
        arena_reset(setting->arena);
        Assessment *then = roll_assessment(setting), *now = roll_assessment(setting);
        const char *before = written(setting, compared(setting, then, now));
        shuffle_all(setting, then);
        shuffle_all(setting, now);
        assert_string_equal(written(setting, compared(setting, then, now)), before);
    }
}

/* What an answer gives is read in two places: by the score and by the comparison. */
static void an_answer_gives_the_comparison_what_it_gives_the_score(void **state)
{
    Setting *setting = *state;
    size_t n_answers = 0;
    for (int round = 0; round < 500; round++) {
        arena_reset(setting->arena);
        const Scorecard *card = scored(setting, roll_assessment(setting));
        for (size_t i = 0; i < card->model->n_practices; i++) {
            const PracticeScore *score = &card->practices[i];
            if (!score->answer)
                continue;
            assert_int_equal(answer_value(score->answer, score->practice),
                             score->answer_bp);
            assert_false(answer_is_silent(score->answer, card));
            n_answers++;
        }
    }
    assert_true(n_answers > 500);
}

/* --- through a file ------------------------------------------------------------------- */

static const StoredResults *read_back(const Setting *setting, Buffer bytes)
{
    char *path = arena_strdup(setting->arena, "/tmp/rung-result-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, bytes.data, bytes.length), (ssize_t)bytes.length);
    close(file);
    Diag *diag = diag_new(setting->arena);
    const StoredResults *baseline =
        baseline_read(setting->arena, setting->model, path, diag);
    unlink(path);
    diag_print(diag, stderr, true);
    assert_non_null(baseline);
    assert_int_equal(baseline->n_entities, 1);
    return baseline;
}

static void a_result_scored_again_from_its_file_gives_the_same_result(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_FILES; round++) {
        arena_reset(setting->arena);
        const Scorecard *card = scored(setting, roll_assessment(setting));
        const StoredResults *back = read_back(setting, result_json(setting->arena, card));
        const StoredResult *stored = &back->entities[0];
        assert_non_null(stored->found);
        assert_string_equal(
            result_json(setting->arena, scored(setting, stored->found)).data,
            result_json(setting->arena, card).data);
        const Changes *changes = compare(setting->arena, card, back, stored);
        assert_int_equal(n_moved(changes), 0);
        assert_int_equal(changes->ruler, RULER_SAME);
    }
}

static const Scorecard *with_changes(const Setting *setting, const Scorecard *card,
                                     const Changes *changes)
{
    Scorecard *copy = ARENA_NEW(setting->arena, Scorecard);
    *copy = *card;
    copy->changes = changes;
    return copy;
}

static void a_comparison_told_again_from_its_file_is_the_same(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_FILES; round++) {
        arena_reset(setting->arena);
        const Assessment *then = roll_assessment(setting), *now = roll_assessment(setting);
        const Scorecard *card = scored(setting, now);
        card = with_changes(setting, card, compared(setting, then, now));
        Buffer told = result_json(setting->arena, card);
        const StoredResult *stored = &read_back(setting, told)->entities[0];
        const Scorecard *again = scored(setting, stored->found);
        assert_non_null(stored->changes);
        again = with_changes(setting, again,
                             compare_again(setting->arena, again, stored->changes));
        assert_string_equal(result_json(setting->arena, again).data, told.data);
    }
}

static void what_was_fixed_and_fails_again_has_regressed_even_after_a_gap(void **state)
{
    Setting *setting = *state;
    static const Resource resource = { .id = "charge", .weight = 1 };
    static const struct {
        Verdict verdict; /* VERDICT_NA: the record is missing */
        ChangeClass is;
    } runs[] = {
        { VERDICT_PASS, CHANGE_FIXED },     { VERDICT_NA, CHANGE_EVIDENCE_LOST },
        { VERDICT_FAIL, CHANGE_REGRESSED }, { VERDICT_FAIL, CHANGE_UNCHANGED },
        { VERDICT_PASS, CHANGE_FIXED },     { VERDICT_FAIL, CHANGE_REGRESSED },
    };
    arena_reset(setting->arena);
    const Practice *practice = model_find_practice(setting->model, "OBS-4");
    Observation seen = { .practice = practice,
                         .resource = &resource,
                         .verdict = VERDICT_FAIL,
                         .tool = "checkov",
                         .check = "CKV_AWS_50",
                         .date = DATE_NONE };
    Assessment found = { .entity = "chain", .as_of = AS_OF, .usage_stage = -1 };
    found.observations = &seen;
    found.n_observations = 1;
    const Scorecard *card = scored(setting, &found);
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const StoredResults *back = read_back(setting, result_json(setting->arena, card));
        seen.verdict = runs[i].verdict;
        found.n_observations = runs[i].verdict != VERDICT_NA;
        card = scored(setting, &found);
        const Changes *changes = compare(setting->arena, card, back, &back->entities[0]);
        assert_int_equal(changes->counts[runs[i].is], 1);
        assert_int_equal(changes->n_fixed_before, 1);
        card = with_changes(setting, card, changes);
    }
}

/* One more is fixed in each run; all of them are remembered, each once, sorted. */
static void every_fix_of_a_chain_is_remembered_once(void **state)
{
    Setting *setting = *state;
    enum { N_RUNS = 5 };
    static const char *const ids[N_RUNS] = { "e", "b", "d", "a", "c" };
    arena_reset(setting->arena);
    Resource resources[N_RUNS];
    Observation seen[N_RUNS];
    Assessment found = { .entity = "chain",
                         .as_of = AS_OF,
                         .usage_stage = -1,
                         .observations = seen,
                         .n_observations = N_RUNS };
    for (size_t i = 0; i < N_RUNS; i++) {
        resources[i] = (Resource){ .id = ids[i], .weight = 1 };
        seen[i] = (Observation){ .practice = model_find_practice(setting->model, "OBS-4"),
                                 .resource = &resources[i],
                                 .verdict = VERDICT_FAIL,
                                 .tool = "checkov",
                                 .check = "CKV_AWS_50",
                                 .date = DATE_NONE };
    }
    const Scorecard *card = scored(setting, &found);
    for (size_t i = 0; i < N_RUNS; i++) {
        const StoredResults *back = read_back(setting, result_json(setting->arena, card));
        seen[i].verdict = VERDICT_PASS;
        card = scored(setting, &found);
        const Changes *changes = compare(setting->arena, card, back, &back->entities[0]);
        assert_int_equal(changes->counts[CHANGE_FIXED], 1);
        assert_int_equal(changes->n_fixed_before, i + 1);
        for (size_t k = 1; k <= i; k++)
            assert_true(strcmp(changes->fixed_before[k - 1].resource,
                               changes->fixed_before[k].resource) < 0);
        card = with_changes(setting, card, changes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_beside_itself_is_unchanged),
        cmocka_unit_test(dropped_evidence_is_lost_and_never_an_improvement),
        cmocka_unit_test(
            an_inventory_that_shrinks_is_evidence_lost_and_one_that_grows_is_gained),
        cmocka_unit_test(a_fail_that_passes_now_is_fixed),
        cmocka_unit_test(a_new_waiver_waives_and_fixes_nothing),
        cmocka_unit_test(the_parts_of_a_change_are_all_of_it),
        cmocka_unit_test(the_order_of_inputs_does_not_matter),
        cmocka_unit_test(an_answer_gives_the_comparison_what_it_gives_the_score),
        cmocka_unit_test(a_result_scored_again_from_its_file_gives_the_same_result),
        cmocka_unit_test(a_comparison_told_again_from_its_file_is_the_same),
        cmocka_unit_test(what_was_fixed_and_fails_again_has_regressed_even_after_a_gap),
        cmocka_unit_test(every_fix_of_a_chain_is_remembered_once),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
