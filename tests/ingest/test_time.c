/* Times in the spellings that tools use. */
#include <string.h>

#include "ingest/reading.h"
#include "ingest/time.h"

static Instant time_of(World *world, const char *text)
{
    Instant time;
    char *bytes = arena_strdup(world->arena, text);
    Json in = json_read(world->arena, "t", bytes, strlen(bytes), world->diag);
    if (!instant_read(world->arena, in, &time))
        time.seconds = -1;
    return time;
}

/* As recordings of the AWS SDK write it. */
#define RECORDED                                                                           \
    "{\"__class__\":\"datetime\",\"year\":2026,\"month\":11,\"day\":20,\"hour\":6,"        \
    "\"minute\":12,\"second\":40,\"microsecond\":5}"

static void offsets_count_and_naive_times_are_utc(void **state)
{
    World *world = *state;
    static const char *const same[] = {
        "\"2026-11-20T06:12:40Z\"",
        "\"2026-11-20T06:12:40.783540\"",
        "\"2026-11-20T07:12:40+01:00\"",
        "\"2026-11-20 01:12:40-0500\"",
        "\"2026-11-20T06:12:40.123456789Z\"",
        "\"2026-11-20 06:12:40.35 +0000 UTC\"",
        "1795155160",
        "1795155160.75",
        "1795155160123",
        (RECORDED),
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(time_of(world, same[i]).seconds, 1795155160);
        assert_int_equal(time_of(world, same[i]).date, 20777);
    }
}

static void what_was_written_is_kept(void **state)
{
    World *world = *state;
    assert_string_equal(time_of(world, "\"2026-11-20 01:12:40-0500\"").text,
                        "2026-11-20 01:12:40-0500");
    assert_string_equal(time_of(world, "1795155160").text, "2026-11-20T06:12:40Z");
}

static void what_states_no_time_is_none(void **state)
{
    World *world = *state;
    static const char *const none[] = {
        "\"\"",  "\"yesterday\"",           "null", "true", "-1", "{}", "[]", "0",
        "1e300", "{\"__class__\":\"date\"}"
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(time_of(world, none[i]).seconds, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(offsets_count_and_naive_times_are_utc),
        claim(what_was_written_is_kept),
        claim(what_states_no_time_is_none),
    };
    return cmocka_run_group_tests_name("ingest: time", tests, NULL, NULL);
}
