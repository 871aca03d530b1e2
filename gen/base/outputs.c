/* Files out: all appear, or none; see base/file.h. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

typedef struct {
    const char *path;
    const char *hidden;    /* how its temporary name begins */
    const char *temporary; /* while it is written */
    Buffer bytes;
    bool replaces; /* somebody's file: whose it is and who may use it stays */
    bool made;
} Output;

struct Outputs {
    Arena *arena;
    const char *directory;
    Output *files;
    size_t n_files;
};

Outputs *outputs_new(Arena *arena, const char *directory)
{
    Outputs *outputs = ARENA_NEW(arena, Outputs);
    *outputs = (Outputs){ .arena = arena, .directory = directory };
    return outputs;
}

void outputs_add(Outputs *outputs, const char *name, Buffer bytes)
{
    Arena *arena = outputs->arena;
    const char *hidden = arena_printf(arena, ".%s", name);
    Output output = { .path = path_join(arena, outputs->directory, name),
                      .hidden = path_join(arena, outputs->directory, hidden),
                      .bytes = bytes };
    ARENA_PUSH(arena, outputs->files, outputs->n_files) = output;
}

void outputs_replace(Outputs *outputs, const char *path, Buffer bytes)
{
    Arena *arena = outputs->arena;
    char *real = realpath(path, NULL); /* a link stays one */
    path = real ? arena_strdup(arena, real) : path;
    free(real);
    const char *name = path_base(path);
    const char *directory = arena_strndup(arena, path, (size_t)(name - path));
    const char *hidden = arena_printf(arena, "%s.%s", directory, name);
    ARENA_PUSH(arena, outputs->files, outputs->n_files) =
        (Output){ .path = path, .hidden = hidden, .bytes = bytes, .replaces = true };
}

size_t outputs_count(const Outputs *outputs)
{
    return outputs->n_files;
}

const char *outputs_path(const Outputs *outputs, size_t i)
{
    return outputs->files[i].path;
}

static bool write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* What rename() would refuse only after the files before it were replaced; and what it
 * would not refuse, a page that its owner has closed to writers. */
static bool can_be_replaced(const Output *output, Diag *diag)
{
    int reason = 0;
    if (path_kind(output->path) == PATH_DIRECTORY)
        reason = EISDIR;
    else if (output->replaces && access(output->path, W_OK) != 0)
        reason = errno;
    if (reason)
        diag_world(diag, output->path, "cannot write: %s", strerror(reason));
    return !reason;
}

/* Only root may give a file away, and anybody to a group of theirs: where that is refused
 * the file becomes the writer's, as with every editor. The mode comes last: a change of
 * owner takes some of it away. */
static bool keep_access(int fd, const char *path)
{
    struct stat before;
    if (stat(path, &before) != 0)
        return true;
    if (fchown(fd, before.st_uid, before.st_gid) != 0 &&
        fchown(fd, (uid_t)-1, before.st_gid) != 0 && errno != EPERM)
        return false;
    return fchmod(fd, before.st_mode & 07777) == 0;
}

/* A name that nobody has: another container may count its processes as this one does, and
 * what a killed run left is not ours to write on. */
static int open_temporary(Arena *arena, Output *output)
{
    enum { MOST_TRIES = 1000 };
    for (int i = 0; i < MOST_TRIES; i++) {
        output->temporary =
            arena_printf(arena, "%s.%ld-%d.part", output->hidden, (long)getpid(), i);
        int fd = open(output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

static bool write_temporary(Arena *arena, Output *output, Diag *diag)
{
    int fd = open_temporary(arena, output);
    if (fd < 0) {
        diag_world(diag, output->path, "cannot write: %s", strerror(errno));
        return false;
    }
    output->made = true;
    bool ok = !output->replaces || keep_access(fd, output->path);
    ok = ok && write_all(fd, output->bytes.data, output->bytes.length) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        reason = errno;
    }
    if (!ok)
        diag_world(diag, output->path, "cannot write: %s", strerror(reason));
    return ok;
}

/* mkdir -p. Remembers the first directory that had to be made, to take it back. */
static bool make_directory(Outputs *outputs, const char **first_made, Diag *diag)
{
    char *path = arena_strdup(outputs->arena, outputs->directory);
    *first_made = NULL;
    for (char *at = path + 1;; at++) {
        if (*at && *at != '/')
            continue;
        char kept = *at;
        *at = '\0';
        if (mkdir(path, 0777) == 0) {
            if (!*first_made)
                *first_made = arena_strdup(outputs->arena, path);
        } else if (errno != EEXIST || path_kind(path) != PATH_DIRECTORY) {
            diag_world(diag, outputs->directory, "cannot make the directory: %s",
                       strerror(errno));
            return false;
        }
        *at = kept;
        if (!kept)
            return true;
    }
}

static void take_back(Outputs *outputs, const char *first_made)
{
    for (size_t i = 0; i < outputs->n_files; i++)
        if (outputs->files[i].made)
            unlink(outputs->files[i].temporary);
    if (!first_made)
        return;
    char *path = arena_strdup(outputs->arena, outputs->directory);
    while (strlen(path) >= strlen(first_made) && rmdir(path) == 0) {
        char *slash = strrchr(path, '/');
        if (!slash)
            break;
        *slash = '\0';
    }
}

/* Two layouts of one name, say: the second would take the place of the first. */
static bool names_differ(const Outputs *outputs, Diag *diag)
{
    for (size_t i = 0; i < outputs->n_files; i++)
        for (size_t k = 0; k < i; k++)
            if (!strcmp(outputs->files[i].path, outputs->files[k].path)) {
                diag_usage(diag, "%s would be written twice: two reports have its name",
                           outputs->files[i].path);
                return false;
            }
    return true;
}

static const int ending[] = { SIGHUP, SIGINT, SIGTERM };
enum { N_ENDING = sizeof ending / sizeof *ending };

/* What would end the program, and is not ignored, waits. Returns what waited before. */
static sigset_t hold_signals(sigset_t *held)
{
    sigset_t before;
    sigemptyset(held);
    for (size_t i = 0; i < N_ENDING; i++) {
        struct sigaction now;
        if (sigaction(ending[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(held, ending[i]);
    }
    sigprocmask(SIG_BLOCK, held, &before);
    return before;
}

static bool is_asked_to_end(const sigset_t *held)
{
    sigset_t waiting;
    sigpending(&waiting);
    for (size_t i = 0; i < N_ENDING; i++)
        if (sigismember(held, ending[i]) == 1 && sigismember(&waiting, ending[i]) == 1)
            return true;
    return false;
}

static bool rename_all(Outputs *outputs, Diag *diag)
{
    for (size_t i = 0; i < outputs->n_files; i++) {
        Output *output = &outputs->files[i];
        if (rename(output->temporary, output->path) != 0) {
            diag_world(diag, output->path, "cannot write: %s", strerror(errno));
            return false;
        }
        output->made = false;
    }
    return true;
}

/* Whoever asks the program to end meanwhile finds all files, or none and no rest of them.
 * Signals wait so long; they are looked at before each file, and before the names change.
 */
static bool write_and_rename(Outputs *outputs, const char *first_made, Diag *diag)
{
    sigset_t held, before = hold_signals(&held);
    bool ok = true;
    for (size_t i = 0; i < outputs->n_files && ok; i++)
        ok = !is_asked_to_end(&held) &&
             write_temporary(outputs->arena, &outputs->files[i], diag);
    ok = ok && !is_asked_to_end(&held) && rename_all(outputs, diag);
    if (!ok)
        take_back(outputs, first_made);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}

/* Of two runs into one directory one waits here, so that their files do not mix. Where a
 * file system knows no locks, none is held. */
static int lock_directory(const char *directory)
{
    int fd = open(*directory ? directory : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        flock(fd, LOCK_EX);
    return fd;
}

bool outputs_commit(Outputs *outputs, Diag *diag)
{
    const char *first_made = NULL;
    if (!names_differ(outputs, diag))
        return false;
    bool ok = make_directory(outputs, &first_made, diag);
    for (size_t i = 0; i < outputs->n_files && ok; i++)
        ok = can_be_replaced(&outputs->files[i], diag);
    if (!ok) {
        take_back(outputs, first_made);
        return false;
    }
    int lock = lock_directory(outputs->directory);
    ok = write_and_rename(outputs, first_made, diag);
    if (lock >= 0)
        close(lock);
    return ok;
}

bool file_write(Arena *arena, const char *path, Buffer bytes, Diag *diag)
{
    Outputs *outputs = outputs_new(arena, path_directory(arena, path));
    outputs_add(outputs, path_base(path), bytes);
    return outputs_commit(outputs, diag);
}
