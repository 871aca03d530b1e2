/* Real outputs of real tools, all in one run: whatever is read has all its records
 * accounted for, and reading at the same time changes nothing. What each file should give
 * is counted by tests/ingest/count_records.py. The files are not ours; without them the
 * tests are skipped. */
#include <stdlib.h>

#include "base/file.h"
#include "ingest/reading.h"

static const char *fixtures(const World *world)
{
    const char *corpus = getenv("RUNG_CORPUS");
    const char *path = path_join(world->arena, corpus ? corpus : "../shared", "fixtures");
    return path_kind(path) == PATH_DIRECTORY ? path : NULL;
}

static const char *read_all(World *world)
{
    world->diag = diag_new(world->arena);
    world->options.keep_going = true;
    world->options.as_of = 20780; /* a fixed day: the files are of many years */
    world_read(world);
    return world_dump(world);
}

static void every_record_of_the_corpus_is_accounted_for(void **state)
{
    World *world = *state;
    if (!fixtures(world))
        skip();
    world_path(world, fixtures(world));
    read_all(world);
    assert_non_null(world->one);
    assert_true(world->one->n_inputs > 120);
    for (size_t i = 0; i < world->one->n_inputs; i++)
        assert_adds_up(&world->one->inputs[i].records);
}

static void reading_at_the_same_time_changes_nothing(void **state)
{
    World *world = *state;
    if (!fixtures(world))
        skip();
    world_path(world, fixtures(world));
    const char *first = read_all(world);
    for (int i = 0; i < 3; i++)
        assert_string_equal(read_all(world), first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_record_of_the_corpus_is_accounted_for),
        claim(reading_at_the_same_time_changes_nothing),
    };
    return cmocka_run_group_tests_name("ingest: corpus", tests, NULL, NULL);
}
