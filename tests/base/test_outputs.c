/* Reading files with their hash; writing all outputs or none. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/bundle.h"
#include "base/file.h"
#include "base/text8.h"

static Arena *arena;
static const char *scratch;

static int set_up(void **state)
{
    (void)state;
    char name[] = "/tmp/rung-test-XXXXXX";
    arena = arena_new();
    scratch = arena_strdup(arena, mkdtemp(name));
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    char *command = arena_printf(arena, "rm -rf %s", scratch);
    int status = system(command);
    arena_free(arena);
    return status;
}

static Buffer bytes_of(const char *text)
{
    Buffer buffer = buffer_new(arena);
    buffer_text(&buffer, text);
    return buffer;
}

static size_t files_below(const char *directory)
{
    const char **paths;
    size_t n = 0;
    file_list(arena, directory, &paths, &n, diag_new(arena));
    return n;
}

static void outputs_appear_in_a_directory_made_for_them(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Outputs *out = outputs_new(arena, path_join(arena, scratch, "a/b"));
    outputs_add(out, "one.txt", bytes_of("one"));
    outputs_add(out, "two.txt", bytes_of("two"));
    assert_true(outputs_commit(out, diag));
    File file;
    assert_true(file_read(arena, outputs_path(out, 1), &file, diag));
    assert_string_equal(file.bytes, "two");
    assert_string_equal(file.sha256, "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376"
                                     "b0dbe685e2f3");
    assert_int_equal(files_below(scratch), 2);
}

static void when_one_cannot_be_written_none_appears(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    const char *directory = path_join(arena, scratch, "new");
    Outputs *out = outputs_new(arena, directory);
    outputs_add(out, "one.txt", bytes_of("one"));
    outputs_add(out, "missing/two.txt", bytes_of("two"));
    assert_false(outputs_commit(out, diag));
    assert_int_equal(diag_exit(diag), 4);
    assert_int_equal(path_kind(directory), PATH_MISSING);
}

static void a_directory_in_the_way_of_one_keeps_what_stood_there(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    assert_int_equal(mkdir(path_join(arena, scratch, "two.txt"), 0777), 0);
    Outputs *first = outputs_new(arena, scratch);
    outputs_add(first, "one.txt", bytes_of("old"));
    assert_true(outputs_commit(first, diag));
    Outputs *second = outputs_new(arena, scratch);
    outputs_add(second, "one.txt", bytes_of("new"));
    outputs_add(second, "two.txt", bytes_of("new"));
    assert_false(outputs_commit(second, diag));
    File file;
    assert_true(file_read(arena, outputs_path(second, 0), &file, diag));
    assert_string_equal(file.bytes, "old");
    assert_int_equal(files_below(scratch), 1);
}

static bool commit_one(const char *name)
{
    Outputs *out = outputs_new(arena, path_join(arena, scratch, "a"));
    outputs_add(out, name, bytes_of("ours"));
    return outputs_commit(out, diag_new(arena));
}

static void go_on(int number)
{
    (void)number;
}

static void who_is_asked_to_end_leaves_nothing_behind(void **state)
{
    (void)state;
    struct sigaction handled = { .sa_handler = go_on }, before;
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigaction(SIGTERM, &handled, &before);
    sigprocmask(SIG_BLOCK, &term, NULL);
    raise(SIGTERM);
    assert_false(commit_one("one.txt"));
    sigprocmask(SIG_UNBLOCK, &term, NULL);
    assert_int_equal(path_kind(path_join(arena, scratch, "a")), PATH_MISSING);

    handled.sa_handler = SIG_IGN; /* as under nohup */
    sigaction(SIGTERM, &handled, NULL);
    sigprocmask(SIG_BLOCK, &term, NULL);
    raise(SIGTERM);
    assert_true(commit_one("one.txt"));
    sigprocmask(SIG_UNBLOCK, &term, NULL);
    sigaction(SIGTERM, &before, NULL);
}

static void what_another_run_is_writing_is_left_alone(void **state)
{
    (void)state;
    assert_true(commit_one("one.txt"));
    const char *theirs =
        arena_printf(arena, "%s/a/.one.txt.%ld-0.part", scratch, (long)getpid());
    FILE *file = fopen(theirs, "w");
    assert_non_null(file);
    fputs("theirs", file);
    fclose(file);
    assert_true(commit_one("one.txt"));
    File found;
    assert_true(file_read(arena, theirs, &found, diag_new(arena)));
    assert_string_equal(found.bytes, "theirs");
}

static void two_runs_into_one_directory_take_turns(void **state)
{
    (void)state;
    assert_true(commit_one("one.txt"));
    int lock = open(path_join(arena, scratch, "a"), O_RDONLY);
    assert_int_equal(flock(lock, LOCK_EX), 0);
    pid_t child = fork();
    if (child == 0) {
        alarm(1);
        commit_one("two.txt");
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
    close(lock);
    assert_int_equal(files_below(scratch), 1);
    assert_true(commit_one("two.txt"));
}

static void a_link_back_to_a_directory_above_is_not_followed(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Outputs *out = outputs_new(arena, path_join(arena, scratch, "a"));
    outputs_add(out, "one.txt", bytes_of("x"));
    assert_true(outputs_commit(out, diag));
    assert_int_equal(symlink("..", path_join(arena, scratch, "a/up")), 0);
    assert_int_equal(symlink(".", path_join(arena, scratch, "a/self")), 0);
    const char **paths;
    size_t n;
    assert_true(file_list(arena, scratch, &paths, &n, diag));
    assert_int_equal(n, 1);
}

static void a_file_in_the_way_of_the_directory_is_said(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Outputs *first = outputs_new(arena, scratch);
    outputs_add(first, "taken", bytes_of("x"));
    assert_true(outputs_commit(first, diag));
    Outputs *second = outputs_new(arena, path_join(arena, scratch, "taken"));
    outputs_add(second, "one.txt", bytes_of("one"));
    assert_false(outputs_commit(second, diag));
    assert_int_equal(diag_exit(diag), 4);
}

static void a_path_has_one_plain_spelling(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "./scans//a.json", "scans/a.json" },
        { "scans/", "scans" },
        { "a/./b/.", "a/b" },
        { "//tmp///x", "/tmp/x" },
        { "../a/../b", "../a/../b" },
        { "./-", "./-" },
        { "-", "-" },
        { "./", "." },
        { "/", "/" },
        { "", "" },
        { ".hidden/..x", ".hidden/..x" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_string_equal(path_plain(arena, pairs[i][0]), pairs[i][1]);
}

static void listing_is_sorted_and_leaves_hidden_files_out(void **state)
{
    (void)state;
    Outputs *out = outputs_new(arena, scratch);
    const char *const names[] = { "b", "a", ".hidden", "B" };
    for (size_t i = 0; i < 4; i++)
        outputs_add(out, names[i], bytes_of("x"));
    assert_true(outputs_commit(out, diag_new(arena)));
    const char **paths;
    size_t n;
    assert_true(file_list(arena, scratch, &paths, &n, diag_new(arena)));
    assert_int_equal(n, 3);
    assert_string_equal(path_base(paths[0]), "B");
    assert_string_equal(path_base(paths[2]), "b");
}

static void what_cannot_be_opened_is_a_matter_of_the_world(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    File file;
    assert_false(file_read(arena, path_join(arena, scratch, "none"), &file, diag));
    assert_int_equal(diag_exit(diag), 4);
}

static void a_data_directory_wins_and_adds(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Outputs *out = outputs_new(arena, path_join(arena, scratch, "tools"));
    outputs_add(out, "invented.json", bytes_of("{\"tool\": \"invented\"}"));
    assert_true(outputs_commit(out, diag));
    Bundle own = { .data_directory = scratch }, none = { 0 };
    size_t with, without;
    bundle_list(&own, arena, "data/tools/", ".json", &with, diag);
    bundle_list(&none, arena, "data/tools/", ".json", &without, diag);
    assert_int_equal(with, without + 1);
    Json tool = bundle_json(&own, arena, "data/tools/invented.json", diag);
    assert_string_equal(json_text(json_get(tool, "tool")), "invented");
    assert_false(diag_failed(diag));
}

/* So nobody has to check it again while a report waits. */
static void what_is_compiled_in_is_strict_json(void **state)
{
    (void)state;
    const Bundle none = { 0 };
    Diag *diag = diag_new(arena);
    size_t n_seen = 0;
    for (size_t i = 0; i < bundle_n_members; i++) {
        const BundleMember *member = &bundle_members[i];
        if (!text8_ends(member->name, ".json"))
            continue;
        char *bytes = arena_strndup(arena, member->bytes, member->length);
        JsonSpan whole;
        BundleText text;
        if (!json_check(arena, member->name, bytes, member->length, &whole, diag) ||
            memcmp(bytes, member->bytes, member->length) != 0)
            fail_msg("%s: %s", member->name, diag->n_lines ? diag->lines[0].message : "");
        assert_true(bundle_text(&none, arena, member->name, &text, diag));
        assert_int_equal(text.whole.type, whole.type);
        assert_int_equal(text.whole.offset, whole.offset);
        assert_int_equal(text.whole.length, whole.length);
        n_seen++;
    }
    assert_true(n_seen > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(outputs_appear_in_a_directory_made_for_them, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(when_one_cannot_be_written_none_appears, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            a_directory_in_the_way_of_one_keeps_what_stood_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_asked_to_end_leaves_nothing_behind, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_another_run_is_writing_is_left_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(two_runs_into_one_directory_take_turns, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_link_back_to_a_directory_above_is_not_followed,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_in_the_way_of_the_directory_is_said, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_path_has_one_plain_spelling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(listing_is_sorted_and_leaves_hidden_files_out,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_opened_is_a_matter_of_the_world,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_data_directory_wins_and_adds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_compiled_in_is_strict_json, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("base: files", tests, NULL, NULL);
}
