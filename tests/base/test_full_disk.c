/* A disk that is full, or breaks, at any call: outputs are whole or as they were, nothing
 * else is left, and the file is named. The calls that change the disk are this program's
 * own here: the n-th of them fails, for every n. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

/* --- the disk ----------------------------------------------------------------------- */

static size_t n_calls, failing; /* counted from 1; 0: none fails */
static bool watching;

static bool fails(void)
{
    return watching && ++n_calls == failing;
}

/* C has no way to turn a pointer to data into one to a function; POSIX asks for this. */
#define REAL(name, ...)                                                                    \
    union {                                                                                \
        void *found;                                                                       \
        __VA_ARGS__;                                                                       \
    } real = { dlsym(RTLD_NEXT, name) }

ssize_t write(int fd, const void *bytes, size_t length)
{
    REAL("write", ssize_t(*call)(int, const void *, size_t));
    if (!fails())
        return real.call(fd, bytes, watching && length > 7 ? length / 2 : length);
    errno = ENOSPC;
    return -1;
}

int fsync(int fd)
{
    REAL("fsync", int (*call)(int));
    if (!fails())
        return real.call(fd);
    errno = EIO;
    return -1;
}

int close(int fd)
{
    REAL("close", int (*call)(int));
    bool full = fails();
    int status = real.call(fd);
    if (!full)
        return status;
    errno = EDQUOT;
    return -1;
}

int rename(const char *from, const char *to)
{
    REAL("rename", int (*call)(const char *, const char *));
    if (!fails())
        return real.call(from, to);
    errno = ENOSPC;
    return -1;
}

int mkdir(const char *path, mode_t mode)
{
    REAL("mkdir", int (*call)(const char *, mode_t));
    if (!fails())
        return real.call(path, mode);
    errno = ENOSPC;
    return -1;
}

/* --- outputs ------------------------------------------------------------------------ */

enum { N_FILES = 3 };
static const char *const names[N_FILES] = { "one.pdf", "result.json", "two.html" };

static Buffer text(Arena *arena, const char *words)
{
    Buffer buffer = buffer_new(arena);
    buffer_text(&buffer, words);
    return buffer;
}

/* Writes all; the `fail`-th call fails. */
static bool commit(Arena *arena, const char *directory, const char *words, size_t fail,
                   Diag *diag)
{
    Outputs *out = outputs_new(arena, directory);
    for (size_t i = 0; i < N_FILES; i++)
        outputs_add(out, names[i], text(arena, words));
    n_calls = 0;
    failing = fail;
    watching = true;
    bool ok = outputs_commit(out, diag);
    watching = false;
    return ok;
}

static size_t count_files(Arena *arena, const char *directory)
{
    char line[32] = "";
    FILE *files =
        popen(arena_printf(arena, "ls -A '%s' 2>/dev/null | wc -l", directory), "r");
    assert_non_null(fgets(line, sizeof line, files));
    pclose(files);
    return strtoul(line, NULL, 10);
}

static const char *new_directory(Arena *arena)
{
    char *path = arena_strdup(arena, "/tmp/rung-test-XXXXXX");
    assert_non_null(mkdtemp(path));
    return path;
}

static void expect_told(const Diag *diag, const char *directory)
{
    assert_int_equal(diag_exit(diag), 4);
    assert_int_equal(strncmp(diag->lines[0].origin.file, directory, strlen(directory)), 0);
    assert_non_null(strstr(diag->lines[0].message, "cannot "));
}

/* Where nothing stood nothing stands afterwards, but for files that were already whole. */
static void a_disk_full_at_any_call_leaves_nothing_half_made(void **state)
{
    (void)state;
    bool ok = false;
    size_t n = 0;
    while (!ok) {
        Arena *arena = arena_new();
        const char *above = new_directory(arena);
        const char *directory = path_join(arena, above, "made");
        Diag *diag = diag_new(arena);
        ok = commit(arena, directory, "all of the words", ++n, diag);
        if (!ok)
            expect_told(diag, above);
        size_t n_whole = 0;
        for (size_t i = 0; i < N_FILES; i++) {
            File file;
            const char *path = path_join(arena, directory, names[i]);
            if (path_kind(path) != PATH_FILE)
                continue;
            assert_true(file_read(arena, path, &file, diag_new(arena)));
            assert_string_equal(file.bytes, "all of the words");
            n_whole++;
        }
        assert_int_equal(count_files(arena, directory), n_whole);
        assert_true(!ok || n_whole == N_FILES);
        assert_int_equal(system(arena_printf(arena, "rm -r %s", above)), 0);
        arena_free(arena);
    }
    assert_true(n > 3 * N_FILES); /* write, fsync, close, rename of each, at least */
}

/* Where a report stood, each of its files is the old or the new one. */
static void a_report_that_stood_there_is_never_damaged(void **state)
{
    (void)state;
    bool ok = false;
    for (size_t n = 1; !ok; n++) {
        Arena *arena = arena_new();
        const char *directory = new_directory(arena);
        Diag *diag = diag_new(arena);
        assert_true(commit(arena, directory, "old", 0, diag));
        ok = commit(arena, directory, "new and longer than before", n, diag);
        if (!ok)
            expect_told(diag, directory);
        for (size_t i = 0; i < N_FILES; i++) {
            File file;
            assert_true(file_read(arena, path_join(arena, directory, names[i]), &file,
                                  diag_new(arena)));
            bool is_new = strcmp(file.bytes, "new and longer than before") == 0;
            assert_true(is_new || (!ok && strcmp(file.bytes, "old") == 0));
        }
        assert_int_equal(count_files(arena, directory), N_FILES);
        assert_int_equal(system(arena_printf(arena, "rm -r %s", directory)), 0);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_disk_full_at_any_call_leaves_nothing_half_made),
        cmocka_unit_test(a_report_that_stood_there_is_never_damaged),
    };
    return cmocka_run_group_tests_name("base: a full disk", tests, NULL, NULL);
}
