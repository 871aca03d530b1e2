/* See the header. */
#include "setting.h"

#include <assert.h>
#include <string.h>

#include "read_case.h"
#include "score/score.h"

int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    *setting = (Setting){ .arena = arena, .diag = diag_new(arena) };
    setting->model = model_load(arena, &bundle, setting->diag);
    *state = setting;
    return setting->model ? 0 : -1;
}

int tear_down(void **state)
{
    arena_free(((Setting *)*state)->arena);
    return 0;
}

const Scorecard *score_text(const Setting *setting, const char *text)
{
    char *bytes = arena_strdup(setting->arena, text);
    Json in = json_read(setting->arena, "case.json", bytes, strlen(bytes), setting->diag);
    assert(json_here(in));
    const Assessment *found = read_case(setting->arena, setting->model, in);
    return score(setting->arena, setting->model, found, setting->diag);
}

const PracticeScore *practice_in(const Scorecard *card, const char *id)
{
    const Practice *practice = model_find_practice(card->model, id);
    assert(practice);
    return scorecard_of(card, practice);
}
