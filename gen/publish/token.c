/* The token; see the header. What the kernel shows of a process to others of the same user
 * (/proc/PID/environ, core files) is closed before the token is read. */
#include "publish/token.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/file.h"

static const char variable[] = "RUNG_TOKEN";

void token_guard(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0 });
    prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
}

/* Its place in the environment is overwritten: what is started from here does not inherit
 * it. */
static const char *take_from_environment(Arena *arena)
{
    char *value = getenv(variable);
    if (!value)
        return NULL;
    const char *token = arena_strdup(arena, value);
    memset(value, 0, strlen(value));
    unsetenv(variable);
    return token;
}

static bool is_private(const char *path, Diag *diag)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        diag_world(diag, path, "cannot open: %s", strerror(errno));
        return false;
    }
    if (status.st_mode & (S_IRWXG | S_IRWXO)) {
        diag_world(diag, path, "others can open it: chmod 600 %s, and take a new token",
                   path);
        return false;
    }
    return true;
}

static const char *take_from_file(Arena *arena, const char *path, Diag *diag)
{
    File file;
    if (!is_private(path, diag) || !file_read(arena, path, &file, diag))
        return NULL;
    while (file.length && strchr("\r\n", file.bytes[file.length - 1]))
        file.length--;
    file.bytes[file.length] = '\0';
    return strlen(file.bytes) == file.length ? file.bytes : "\n";
}

/* A line's end in it would begin a header of its own. */
static bool is_token(const char *text)
{
    if (!*text)
        return false;
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F)
            return false;
    return true;
}

const char *token_read(Arena *arena, const char *file, Diag *diag)
{
    const char *token = take_from_environment(arena);
    if (file)
        token = take_from_file(arena, file, diag);
    if (diag_failed(diag))
        return NULL;
    if (!token)
        diag_usage(diag,
                   "no token: put it into the environment as %s, or give --token-file",
                   variable);
    else if (!is_token(token))
        diag_usage(diag, "%s: expected a token on one line, found %s",
                   file ? file : variable, *token ? "control characters" : "nothing");
    return diag_failed(diag) ? NULL : token;
}
