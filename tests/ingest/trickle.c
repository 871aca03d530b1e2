/* See the header. */
#define _GNU_SOURCE /* O_DIRECT: a pipe of packets */
#include "ingest/trickle.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_pieces(int fd, const char *text, size_t length, size_t piece)
{
    for (size_t at = 0; at < length; at += piece) {
        size_t n = length - at < piece ? length - at : piece;
        if (write(fd, text + at, n) != (ssize_t)n)
            _exit(1);
    }
    _exit(0);
}

/* What was read, but for the input's name. */
static const char *told(const World *world, const char *path)
{
    Buffer out = buffer_new(world->arena);
    const char *dump = world_dump(world);
    for (const char *at = dump; *at; at++) {
        if (strncmp(at, path, strlen(path)) == 0) {
            buffer_text(&out, "INPUT");
            at += strlen(path) - 1;
        } else {
            buffer_char(&out, *at);
        }
    }
    return out.data;
}

static char *told_in_pieces(const char *text, size_t length, size_t piece)
{
    void *state = NULL;
    int ends[2];
    assert_int_equal(world_open(&state), 0);
    assert_int_equal(pipe2(ends, O_DIRECT), 0);
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (!writer)
        write_pieces(ends[1], text, length, piece);
    close(ends[1]);
    World *world = state;
    const char *path = made(world, "/dev/fd/%d", ends[0]);
    world_path(world, path);
    world_read(world);
    char *kept = strdup(told(world, path));
    close(ends[0]);
    waitpid(writer, NULL, 0);
    world_close(&state);
    return kept;
}

void assert_same_in_pieces(const char *text)
{
    void *state = NULL;
    assert_int_equal(world_open(&state), 0);
    World *world = state;
    char *turned = arena_strdup(world->arena, text);
    for (char *at = turned; *at; at++)
        if (*at == '\'')
            *at = '"';
    world_file(world, "in-one-piece", text);
    world_read(world);
    assert_non_null(world->one);
    const char *whole = told(world, "in-one-piece");
    for (size_t piece = 1; piece < 8; piece++) {
        char *pieces = told_in_pieces(turned, strlen(turned), piece);
        assert_string_equal(whole, pieces);
        free(pieces);
    }
    world_close(&state);
}
