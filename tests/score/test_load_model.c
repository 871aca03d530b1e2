/* A wrong model is refused, with the place of the mistake. Each test copies data/ to a
 * directory of its own, makes one mistake in it, and loads it from there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text8.h"
#include "score/score.h"

#define MODEL         "model/model.json"
#define VISIBILITY    "model/capabilities/visibility.json"
#define QUESTIONNAIRE "questionnaire.json"

typedef struct {
    Arena *arena;
    Diag *diag;
    char directory[32];
    const char **names; /* of the copied files, below the directory */
    size_t n_names;
} Copy;

/* --- a copy of the model ---------------------------------------------------------- */

static void write_text(const Copy *copy, const char *name, const char *text)
{
    FILE *file = fopen(path_join(copy->arena, copy->directory, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static const char *original(const Copy *copy, const char *name)
{
    File file;
    assert_true(
        file_read(copy->arena, path_join(copy->arena, "data", name), &file, copy->diag));
    return file.bytes;
}

static void copy_file(Copy *copy, const char *name)
{
    write_text(copy, name, original(copy, name));
    ARENA_PUSH(copy->arena, copy->names, copy->n_names) = name;
}

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Copy *copy = ARENA_NEW(arena, Copy);
    *copy = (Copy){ .arena = arena,
                    .diag = diag_new(arena),
                    .directory = "/tmp/rung-model-XXXXXX" };
    if (!mkdtemp(copy->directory) ||
        mkdir(path_join(arena, copy->directory, "model"), 0700) != 0 ||
        mkdir(path_join(arena, copy->directory, "model/capabilities"), 0700) != 0)
        return -1;
    const char **paths;
    size_t n;
    if (!file_list(arena, "data/model/capabilities", &paths, &n, copy->diag))
        return -1;
    for (size_t i = 0; i < n; i++)
        copy_file(copy, paths[i] + strlen("data/"));
    copy_file(copy, MODEL);
    copy_file(copy, QUESTIONNAIRE);
    *state = copy;
    return 0;
}

static int tear_down(void **state)
{
    Copy *copy = *state;
    for (size_t i = 0; i < copy->n_names; i++)
        unlink(path_join(copy->arena, copy->directory, copy->names[i]));
    rmdir(path_join(copy->arena, copy->directory, "model/capabilities"));
    rmdir(path_join(copy->arena, copy->directory, "model"));
    rmdir(copy->directory);
    arena_free(copy->arena);
    return 0;
}

static const Model *load(const Copy *copy)
{
    const Bundle bundle = { .data_directory = copy->directory };
    return model_load(copy->arena, &bundle, copy->diag);
}

/* Replaces the first `before` in the file. */
static void edit(const Copy *copy, const char *name, const char *before, const char *after)
{
    const char *text = original(copy, name);
    const char *at = strstr(text, before);
    if (!at)
        fail_msg("%s has no %s", name, before);
    write_text(copy, name,
               arena_printf(copy->arena, "%.*s%s%s", (int)(at - text), text, after,
                            at + strlen(before)));
}

static void assert_refused(const Copy *copy, const char *name, const char *pointer,
                           const char *message)
{
    assert_null(load(copy));
    const char *path = path_join(copy->arena, copy->directory, name);
    for (size_t i = 0; i < copy->diag->n_lines; i++) {
        const DiagLine *line = &copy->diag->lines[i];
        if (line->kind == DIAG_CONTENT && text8_same(line->origin.file, path) &&
            text8_same(line->origin.pointer, pointer) && strstr(line->message, message))
            return;
    }
    diag_print(copy->diag, stderr, false);
    fail_msg("no complaint \"%s\" at %s of %s", message, pointer, name);
}

static void assert_edit_refused(const Copy *copy, const char *name, const char *before,
                                const char *after, const char *pointer, const char *message)
{
    edit(copy, name, before, after);
    assert_refused(copy, name, pointer, message);
}

/* --- claims ----------------------------------------------------------------------- */

static void the_model_as_it_is_loads(void **state)
{
    const Copy *copy = *state;
    const Model *model = load(copy);
    diag_print(copy->diag, stderr, false);
    assert_non_null(model);
    assert_int_equal(copy->diag->n_lines, 0);
    assert_string_equal(model->version, "1.0.0");
    assert_int_equal(model->n_capabilities, 11);
    assert_int_equal(model->n_practices, 50);
    assert_int_equal(model->n_questions, 28);
    const Practice *leak = model_find_practice(model, "SCR-1");
    assert_string_equal(leak->capability->id, "secrets");
    assert_int_equal(leak->met_bp, FULL_BP);
    assert_int_equal(leak->blocks_from_stage, 2);
    assert_int_equal(leak->severity, SEVERITY_CRITICAL);
    assert_int_equal(leak->index, (size_t)(leak - model->practices));
    assert_string_equal(model_find_practice(model, "FIT-2")->implied_by[1]->id, "FIT-4");
    assert_string_equal(model->stages[2].name, "Background Tasks");
    assert_true(model->stages[2].n_risks > 0);
    assert_non_null(model_find_practice(model, "REL-1")->not_applicable_when);
    assert_null(model_find_practice(model, "REL-2")->not_applicable_when);
}

static void practices_stand_in_the_order_of_their_capabilities(void **state)
{
    const Model *model = load(*state);
    size_t next = 0;
    for (size_t i = 0; i < model->n_capabilities; i++)
        for (size_t j = 0; j < model->capabilities[i].n_practices; j++) {
            assert_ptr_equal(model->capabilities[i].practices[j], &model->practices[next]);
            assert_int_equal(model->practices[next].index, next);
            next++;
        }
    assert_int_equal(next, model->n_practices);
}

static void another_schema_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "rung-model/1", "rung-model/9", "/schema",
                        "expected \"rung-model/1\", found \"rung-model/9\"");
}

static void text_that_is_no_json_is_refused(void **state)
{
    const Copy *copy = *state;
    write_text(copy, MODEL, "{\"schema\": ");
    assert_refused(copy, MODEL, "/schema", "expected a value");
}

static void an_unknown_member_is_refused_and_the_nearest_named(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"weight\"", "\"wieght\"",
                        "/practices/0/wieght", "did you mean \"weight\"?");
}

static void a_parameter_out_of_range_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"capability_floor_bp\": 5000",
                        "\"capability_floor_bp\": 50000", "/parameters/capability_floor_bp",
                        "from 0 to 10000, found 50000");
}

static void a_threshold_of_nothing_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"2\": 8000", "\"2\": 0",
                        "/parameters/stage_threshold_bp/2", "from 1 to 10000, found 0");
}

static void a_missing_parameter_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"unknown_width_bp\": 5000,", "",
                        "/parameters/unknown_width_bp", "found nothing");
}

static void an_index_that_reaches_the_next_stage_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"index_cap_tenths\": 9",
                        "\"index_cap_tenths\": 10", "/parameters/index_cap_tenths",
                        "from 0 to 9");
}

static void a_gap_in_the_stages_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"n\": 2,", "\"n\": 3,", "/stages/2/n",
                        "from 2 to 2, found 3");
}

static void a_stage_that_asks_nothing_is_refused(void **state)
{
    const Copy *copy = *state;
    static const char *const stage_1[] = { VISIBILITY,
                                           "model/capabilities/workload_fit.json" };
    for (size_t i = 0; i < 2; i++) {
        char *text = arena_strdup(copy->arena, original(copy, stage_1[i]));
        for (char *at = text; (at = strstr(at, "\"stage\": 1"));)
            at[strlen("\"stage\": ")] = '2';
        write_text(copy, stage_1[i], text);
    }
    assert_refused(copy, MODEL, "/stages/1", "stage 1 has no practice");
}

static void an_id_that_names_another_place_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"visibility\"", "\"../visibility\"",
                        "/capabilities/0", "letters, digits");
}

static void a_model_of_ones_own_takes_nothing_from_the_one_built_in(void **state)
{
    const Copy *copy = *state;
    const char *own = path_join(copy->arena, copy->directory, "model");
    const Bundle bundle = { .model_directory = own };
    assert_non_null(model_load(copy->arena, &bundle, copy->diag));
    assert_int_equal(unlink(path_join(copy->arena, copy->directory, VISIBILITY)), 0);
    assert_null(model_load(copy->arena, &bundle, copy->diag));
    assert_non_null(strstr(copy->diag->lines[0].message, "capabilities/visibility.json"));
}

static void a_stage_too_few_is_refused(void **state)
{
    const Copy *copy = *state;
    const char *text = original(copy, MODEL);
    const char *last = strstr(text, "\"n\": 4,");
    while (*last != '{')
        last--;
    const char *end = strstr(last, "\"capabilities\"");
    while (*last != ',')
        last--;
    write_text(copy, MODEL,
               arena_printf(copy->arena, "%.*s], %s", (int)(last - text), text, end));
    assert_refused(copy, MODEL, "/stages", "found 4 stages");
}

static void a_criterion_that_names_an_unknown_practice_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "[\"FIT-1\"]", "[\"FIT-9\"]",
                        "/stages/1/success_criteria/0/practices/0",
                        "no practice is called \"FIT-9\"");
}

static void a_capability_without_a_file_is_refused(void **state)
{
    const Copy *copy = *state;
    edit(copy, MODEL, "\"visibility\"", "\"clairvoyance\"");
    assert_null(load(copy));
    bool named = false;
    for (size_t i = 0; i < copy->diag->n_lines; i++)
        named |= text8_same(copy->diag->lines[i].origin.pointer, "/capabilities/0") &&
                 strstr(copy->diag->lines[i].message,
                        "data/model/capabilities/clairvoyance.json is missing");
    assert_true(named);
}

static void a_capability_listed_twice_is_refused(void **state)
{
    assert_edit_refused(*state, MODEL, "\"workload_fit\"", "\"visibility\"",
                        "/capabilities/1", "stands twice");
}

static void a_capability_under_another_name_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"id\": \"visibility\"", "\"id\": \"vision\"",
                        "/id", "expected \"visibility\", found \"vision\"");
}

static void a_practice_that_stands_twice_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"id\": \"VIS-2\"", "\"id\": \"VIS-1\"",
                        "/practices/1/id", "practice \"VIS-1\" stands twice");
}

static void a_weight_below_one_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"weight\": 3", "\"weight\": 0",
                        "/practices/0/weight", "from 1 to 100, found 0");
}

static void a_stage_that_does_not_exist_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"stage\": 1", "\"stage\": 5",
                        "/practices/0/stage", "from 1 to 4, found 5");
}

static void a_threshold_above_the_whole_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"met_bp\": 9000", "\"met_bp\": 10001",
                        "/practices/0/thresholds/met_bp", "found 10001");
}

static void partial_above_met_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"partial_bp\": 4000", "\"partial_bp\": 9001",
                        "/practices/0/thresholds/partial_bp", "9001 is above met_bp");
}

static void an_unknown_severity_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"severity\": \"medium\"",
                        "\"severity\": \"mediun\"", "/practices/0/severity",
                        "did you mean \"medium\"?");
}

static void a_practice_without_effort_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"effort\": \"S\",", "", "/practices/0/effort",
                        "found nothing");
}

static void a_practice_without_recommendation_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"recommendation\":", "\"$comment\":",
                        "/practices/0/recommendation", "expected an object, found nothing");
}

static void a_recommendation_without_steps_is_refused(void **state)
{
    assert_edit_refused(
        *state, VISIBILITY, "\"steps\": [", "\"steps\": [], \"$comment\": [",
        "/practices/0/recommendation/steps", "expected at least 1, found 0");
}

static void a_practice_that_nothing_can_show_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"questions\": [\"Q01\"]", "\"questions\": []",
                        "/practices/0/evidence/questions", "expected at least 1, found 0");
}

static void an_unknown_question_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"questions\": [\"Q01\"]",
                        "\"questions\": [\"Q99\"]", "/practices/0/evidence/questions/0",
                        "no question is called \"Q99\"");
}

static void an_unknown_implication_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"implied_by\": [\"VIS-4\"]",
                        "\"implied_by\": [\"VIS-44\"]", "/practices/0/implied_by/0",
                        "no practice is called \"VIS-44\"; did you mean \"VIS-4\"?");
}

static void a_practice_that_implies_itself_is_refused(void **state)
{
    assert_edit_refused(*state, VISIBILITY, "\"implied_by\": [\"VIS-4\"]",
                        "\"implied_by\": [\"VIS-1\"]", "/practices/0/implied_by",
                        "practice \"VIS-1\" implies itself");
}

static void a_ring_of_implications_is_refused(void **state)
{
    const Copy *copy = *state;
    const char *text = original(copy, VISIBILITY);
    const char *third = strstr(text, "\"implied_by\": [\"VIS-3\"]");
    assert_non_null(third);
    third = strstr(third, "\"implied_by\": []"); /* of VIS-3: now VIS-2 and VIS-3 */
    assert_non_null(third);
    write_text(copy, VISIBILITY,
               arena_printf(copy->arena, "%.*s\"implied_by\": [\"VIS-2\"]%s",
                            (int)(third - text), text,
                            third + strlen("\"implied_by\": []")));
    assert_refused(copy, VISIBILITY, "/practices/1/implied_by", "implies itself");
}

static void a_question_that_names_an_unknown_practice_is_refused(void **state)
{
    assert_edit_refused(
        *state, QUESTIONNAIRE, "\"practice\": \"VIS-1\"", "\"practice\": \"VIS-0\"",
        "/questions/0/options/0/values/0/practice", "no practice is called \"VIS-0\"");
}

static void an_option_value_above_the_whole_is_refused(void **state)
{
    assert_edit_refused(*state, QUESTIONNAIRE, "\"value_bp\": 5000", "\"value_bp\": 50000",
                        "/questions/0/options/1/values/0/value_bp", "found 50000");
}

static void a_question_that_stands_twice_is_refused(void **state)
{
    assert_edit_refused(*state, QUESTIONNAIRE, "\"id\": \"Q02\"", "\"id\": \"Q01\"",
                        "/questions/1/id", "question \"Q01\" stands twice");
}

static void an_option_that_stands_twice_is_refused(void **state)
{
    assert_edit_refused(*state, QUESTIONNAIRE, "\"id\": \"b\"", "\"id\": \"a\"",
                        "/questions/0/options/1/id", "option \"a\" stands twice");
}

static void an_unknown_type_of_question_is_refused(void **state)
{
    assert_edit_refused(*state, QUESTIONNAIRE, "\"type\": \"single\"",
                        "\"type\": \"singel\"", "/questions/0/type",
                        "did you mean \"single\"?");
}

static void a_questionnaire_of_another_model_is_refused(void **state)
{
    assert_edit_refused(*state, QUESTIONNAIRE, "\"model_version\": \"1.0.0\"",
                        "\"model_version\": \"0.9.0\"", "/model_version",
                        "the model's version \"1.0.0\", found \"0.9.0\"");
}

static void every_mistake_is_named_in_one_run(void **state)
{
    const Copy *copy = *state;
    edit(copy, MODEL, "\"index_cap_tenths\": 9", "\"index_cap_tenths\": 99");
    edit(copy, VISIBILITY, "\"weight\": 3", "\"weight\": -1");
    edit(copy, QUESTIONNAIRE, "\"type\": \"single\"", "\"type\": \"double\"");
    assert_null(load(copy));
    assert_int_equal(copy->diag->n_of[DIAG_CONTENT], 3);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(the_model_as_it_is_loads),
        CLAIM(practices_stand_in_the_order_of_their_capabilities),
        CLAIM(another_schema_is_refused),
        CLAIM(text_that_is_no_json_is_refused),
        CLAIM(an_unknown_member_is_refused_and_the_nearest_named),
        CLAIM(a_parameter_out_of_range_is_refused),
        CLAIM(a_threshold_of_nothing_is_refused),
        CLAIM(a_missing_parameter_is_refused),
        CLAIM(an_index_that_reaches_the_next_stage_is_refused),
        CLAIM(a_gap_in_the_stages_is_refused),
        CLAIM(a_stage_that_asks_nothing_is_refused),
        CLAIM(an_id_that_names_another_place_is_refused),
        CLAIM(a_model_of_ones_own_takes_nothing_from_the_one_built_in),
        CLAIM(a_stage_too_few_is_refused),
        CLAIM(a_criterion_that_names_an_unknown_practice_is_refused),
        CLAIM(a_capability_without_a_file_is_refused),
        CLAIM(a_capability_listed_twice_is_refused),
        CLAIM(a_capability_under_another_name_is_refused),
        CLAIM(a_practice_that_stands_twice_is_refused),
        CLAIM(a_weight_below_one_is_refused),
        CLAIM(a_stage_that_does_not_exist_is_refused),
        CLAIM(a_threshold_above_the_whole_is_refused),
        CLAIM(partial_above_met_is_refused),
        CLAIM(an_unknown_severity_is_refused),
        CLAIM(a_practice_without_effort_is_refused),
        CLAIM(a_practice_without_recommendation_is_refused),
        CLAIM(a_recommendation_without_steps_is_refused),
        CLAIM(a_practice_that_nothing_can_show_is_refused),
        CLAIM(an_unknown_question_is_refused),
        CLAIM(an_unknown_implication_is_refused),
        CLAIM(a_practice_that_implies_itself_is_refused),
        CLAIM(a_ring_of_implications_is_refused),
        CLAIM(a_question_that_names_an_unknown_practice_is_refused),
        CLAIM(an_option_value_above_the_whole_is_refused),
        CLAIM(a_question_that_stands_twice_is_refused),
        CLAIM(an_option_that_stands_twice_is_refused),
        CLAIM(an_unknown_type_of_question_is_refused),
        CLAIM(a_questionnaire_of_another_model_is_refused),
        CLAIM(every_mistake_is_named_in_one_run),
    };
    return cmocka_run_group_tests_name("score: load model", tests, NULL, NULL);
}
