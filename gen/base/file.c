/* Files in; see the header. Digests are nettle's: OpenSSL's library takes a millisecond to
 * load, and longer to read its configuration, before it hashes as fast. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text8.h"

enum { DEEPEST_DIRECTORY = 32, READ_STEP = 64 * 1024 };

void file_hex(const unsigned char *digest, size_t n, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * n] = '\0';
}

void file_sha256(const void *bytes, size_t length, char hex[65])
{
    struct sha256_ctx hash;
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_init(&hash);
    sha256_update(&hash, length, bytes);
    sha256_digest(&hash, sizeof digest, digest);
    file_hex(digest, sizeof digest, hex);
}

void file_sha1(const void *bytes, size_t length, char hex[41])
{
    struct sha1_ctx hash;
    unsigned char digest[SHA1_DIGEST_SIZE];
    sha1_init(&hash);
    sha1_update(&hash, length, bytes);
    sha1_digest(&hash, sizeof digest, digest);
    file_hex(digest, sizeof digest, hex);
}

static bool read_all(Arena *arena, int fd, size_t expected, File *out)
{
    /* One byte for the NUL and one so that the end of the file is met without growing. */
    size_t capacity = expected + 2 > READ_STEP ? expected + 2 : READ_STEP;
    out->bytes = arena_alloc(arena, capacity);
    for (;;) {
        if (out->length + 1 >= capacity) {
            out->bytes = arena_realloc(arena, out->bytes, capacity, capacity * 2);
            capacity *= 2;
        }
        ssize_t n = read(fd, out->bytes + out->length, capacity - 1 - out->length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        out->length += (size_t)n;
    }
}

bool file_read(Arena *arena, const char *path, File *out, Diag *diag)
{
    *out = (File){ .path = path };
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (fd < 0) {
        diag_world(diag, path, "cannot open: %s", strerror(errno));
        return false;
    }
    bool ok = fstat(fd, &status) == 0;
    size_t expected = ok && S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
    ok = ok && read_all(arena, fd, expected, out);
    if (!ok)
        diag_world(diag, path, "cannot read: %s", strerror(errno));
    if (!is_stdin)
        close(fd);
    if (!ok)
        return false;
    out->bytes[out->length] = '\0';
    file_sha256(out->bytes, out->length, out->sha256);
    return true;
}

PathKind path_kind(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return PATH_MISSING;
    return S_ISREG(status.st_mode)   ? PATH_FILE
           : S_ISDIR(status.st_mode) ? PATH_DIRECTORY
                                     : PATH_OTHER;
}

const char *path_join(Arena *arena, const char *directory, const char *name)
{
    if (!*directory)
        return name;
    return arena_printf(arena, "%s%s%s", directory, text8_ends(directory, "/") ? "" : "/",
                        name);
}

const char *path_plain(Arena *arena, const char *path)
{
    char *out = arena_strdup(arena, path);
    size_t n = *path == '/';
    for (const char *at = path + strspn(path, "/"); *at;) {
        size_t length = strcspn(at, "/");
        if (length != 1 || *at != '.') {
            if (n && out[n - 1] != '/')
                out[n++] = '/';
            memmove(out + n, at, length);
            n += length;
        }
        at += length;
        at += strspn(at, "/");
    }
    out[n] = '\0';
    if (!n && *path)
        return ".";
    return text8_same(out, "-") && *path != '-' ? "./-" : out;
}

const char *path_shown(Arena *arena, const char *path)
{
    bool changed;
    const char *clean = text8_clean(arena, path, &changed);
    if (!strpbrk(clean, "\t\n"))
        return clean;
    char *line = arena_strdup(arena, clean);
    for (char *at = line; (at = strpbrk(at, "\t\n"));)
        *at = '?';
    return line;
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *path_directory(Arena *arena, const char *path)
{
    size_t length = (size_t)(path_base(path) - path);
    return length > 1 ? arena_strndup(arena, path, length - 1) : length ? "/" : ".";
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_names(Arena *arena, const char *directory, const char ***names, size_t *n,
                Diag *diag)
{
    DIR *dir = opendir(directory);
    *names = NULL;
    *n = 0;
    if (!dir) {
        diag_world(diag, directory, "cannot read the directory: %s", strerror(errno));
        return false;
    }
    for (struct dirent *entry; (entry = readdir(dir));)
        if (entry->d_name[0] != '.')
            ARENA_PUSH(arena, *names, *n) = arena_strdup(arena, entry->d_name);
    closedir(dir);
    if (*n)
        qsort(*names, *n, sizeof **names, by_bytes);
    return true;
}

/* A directory being walked, and those it stands in. */
typedef struct Place {
    const struct Place *above;
    dev_t device;
    ino_t inode;
    int depth;
} Place;

static bool is_above(const Place *place, const struct stat *status)
{
    for (; place; place = place->above)
        if (place->device == status->st_dev && place->inode == status->st_ino)
            return true;
    return false;
}

static bool walk(Arena *arena, const char *directory, const Place *above,
                 const char ***paths, size_t *n, Diag *diag)
{
    const char **names;
    size_t n_names;
    struct stat status = { 0 };
    if (stat(directory, &status) == 0 && is_above(above, &status))
        return true;
    Place place = { .above = above,
                    .device = status.st_dev,
                    .inode = status.st_ino,
                    .depth = above ? above->depth + 1 : 0 };
    if (place.depth > DEEPEST_DIRECTORY) {
        diag_world(diag, directory, "more than %d directories deep", DEEPEST_DIRECTORY);
        return false;
    }
    if (!file_names(arena, directory, &names, &n_names, diag))
        return false;
    bool ok = true;
    for (size_t i = 0; i < n_names; i++) {
        const char *path = path_join(arena, directory, names[i]);
        PathKind kind = path_kind(path);
        if (kind == PATH_DIRECTORY)
            ok = walk(arena, path, &place, paths, n, diag) && ok;
        else if (kind == PATH_FILE)
            ARENA_PUSH(arena, *paths, *n) = path;
    }
    return ok;
}

bool file_list(Arena *arena, const char *directory, const char ***paths, size_t *n,
               Diag *diag)
{
    *paths = NULL;
    *n = 0;
    return walk(arena, directory, NULL, paths, n, diag);
}
