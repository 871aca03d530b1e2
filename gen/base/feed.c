/* See the header. The window is one block of malloc(): it moves as it grows, and an arena
 * would keep each of its former selves. */
#include "base/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text8.h"

enum { WINDOW = 256 * 1024 };

typedef struct {
    Feed feed; /* first: a Feed is one of these */
    int fd;
    char *block;
    size_t capacity; /* without the NUL */
    size_t start;    /* of the bytes at hand in the block */
    size_t size;     /* of a regular file when it was opened; 0 */
    size_t n_read;
    bool failed;
    struct sha256_ctx hash;
} Window;

/* A pipe between processes has no name, or one that leads to a descriptor. */
static bool is_handed_over(const char *path)
{
    return strcmp(path, "-") == 0 || text8_starts(path, "/dev/fd/") ||
           text8_starts(path, "/proc/") || strcmp(path, "/dev/stdin") == 0;
}

static bool open_file(Window *window, const char *path, Diag *diag)
{
    struct stat status;
    bool is_stdin = strcmp(path, "-") == 0;
    window->fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (window->fd < 0 || fstat(window->fd, &status) != 0) {
        diag_world(diag, path, "cannot open: %s", strerror(errno));
    } else if (S_ISDIR(status.st_mode)) {
        diag_world(diag, path, "is a directory");
    } else if (!S_ISREG(status.st_mode) && !is_handed_over(path)) {
        diag_world(diag, path, "is not a file; give its content on standard input, as -");
    } else {
        window->size = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
        if (!is_stdin)
            fcntl(window->fd, F_SETFL, 0); /* wait for a pipe's writer from here on */
        return true;
    }
    if (window->fd > STDIN_FILENO)
        close(window->fd);
    return false;
}

Feed *feed_open(Arena *arena, const char *path, Diag *diag)
{
    Window *window = ARENA_NEW(arena, Window);
    *window = (Window){ .feed = { .path = path } };
    if (!open_file(window, path, diag))
        return NULL;
    window->capacity = window->size && window->size < WINDOW ? window->size + 1 : WINDOW;
    window->block = must_have(malloc(window->capacity + 1));
    window->feed.bytes = window->block;
    *window->block = '\0';
    sha256_init(&window->hash);
    return &window->feed;
}

static void make_room(Window *window)
{
    Feed *feed = &window->feed;
    if (window->start) {
        memmove(window->block, feed->bytes, feed->length + 1);
        window->start = 0;
    } else if (feed->length == window->capacity) {
        window->capacity *= 2;
        window->block = must_have(realloc(window->block, window->capacity + 1));
    }
    feed->bytes = window->block;
}

static void end(Window *window, bool failed, Diag *diag)
{
    const char *path = window->feed.path;
    window->feed.ended = true;
    window->failed = failed;
    if (failed) {
        diag_world(diag, path, "cannot read: %s", strerror(errno));
    } else if (window->n_read < window->size) {
        window->failed = true;
        diag_world(diag, path, "became shorter while it was read: %zu of %zu bytes",
                   window->n_read, window->size);
    }
}

bool feed_more(Feed *feed, Diag *diag)
{
    Window *window = (Window *)feed;
    ssize_t n;
    if (feed->ended)
        return false;
    if (window->start + feed->length == window->capacity)
        make_room(window);
    char *to = feed->bytes + feed->length;
    size_t room = window->capacity - window->start - feed->length;
    do
        n = read(window->fd, to, room);
    while (n < 0 && errno == EINTR);
    if (n <= 0) {
        end(window, n < 0, diag);
        return false;
    }
    sha256_update(&window->hash, (size_t)n, (const uint8_t *)to);
    window->n_read += (size_t)n;
    feed->length += (size_t)n;
    feed->bytes[feed->length] = '\0';
    return true;
}

void feed_drop(Feed *feed, size_t n)
{
    Window *window = (Window *)feed;
    window->start += n;
    feed->bytes += n;
    feed->base += n;
    feed->length -= n;
}

void feed_replace(Feed *feed, char *bytes, size_t length)
{
    Window *window = (Window *)feed;
    free(window->block);
    window->block = must_have(malloc(length + 1));
    memcpy(window->block, bytes, length);
    window->block[length] = '\0';
    window->capacity = length;
    window->start = 0;
    feed->bytes = window->block;
    feed->length = length;
}

static void write_hash(Window *window, char hex[65])
{
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_digest(&window->hash, sizeof digest, digest);
    file_hex(digest, sizeof digest, hex);
}

bool feed_close(Feed *feed, char sha256[65], size_t *size, Diag *diag)
{
    Window *window = (Window *)feed;
    if (sha256) {
        do
            feed_drop(feed, feed->length);
        while (feed_more(feed, diag));
        write_hash(window, sha256);
    }
    if (size)
        *size = window->n_read;
    if (window->fd != STDIN_FILENO)
        close(window->fd);
    free(window->block);
    return !window->failed;
}
