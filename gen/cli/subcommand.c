/* Commands of two words; see the header. */
#include "cli/subcommand.h"

#include <string.h>

#include "base/buffer.h"
#include "base/file.h"

/* "check, show or new" */
static const char *listed(Arena *arena, const Subcommand *words, size_t n)
{
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < n; i++)
        buffer_format(&out, "%s%s", !i ? "" : i + 1 < n ? ", " : " or ", words[i].word);
    return out.data;
}

int subcommand_run(const char *command, Asked asked, const Subcommand *words, size_t n,
                   int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Subrun run = { .arena = arena, .options = &options, .diag = diag_new(arena) };
    size_t word = 0;
    while (word < n && (argc < 2 || strcmp(argv[1], words[word].word) != 0))
        word++;
    if (word == n)
        diag_usage(run.diag, "%s: expected %s, found %s", command, listed(arena, words, n),
                   argc < 2 ? "nothing" : argv[1]);
    else if (options_read(arena, asked, argc - 1, argv + 1, &options, run.diag))
        words[word].run(&run);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(run.diag, "standard output", "cannot write");
    diag_print(run.diag, stderr, true);
    int status = diag_exit(run.diag);
    arena_free(arena);
    return status;
}

/* --- files that are compiled in ------------------------------------------------------- */

static bool get_member(const Subrun *run, const char *member, Buffer *out)
{
    char *bytes;
    size_t length;
    const char *path;
    *out = buffer_new(run->arena);
    if (!bundle_get(&run->options->bundle, run->arena, member, &bytes, &length, &path,
                    run->diag))
        return false;
    buffer_bytes(out, bytes, length);
    return true;
}

void subcommand_show(const Subrun *run, const char *member)
{
    Buffer out;
    if (get_member(run, member, &out))
        fwrite(out.data, 1, out.length, stdout);
}

void subcommand_begin(const Subrun *run, const char *command, const char *member,
                      const char *option)
{
    const char *file = run->options->file;
    Buffer out;
    if (!file)
        subcommand_show(run, member);
    else if (path_kind(file) != PATH_MISSING)
        diag_usage(run->diag, "%s new: %s exists already; name another file", command,
                   file);
    else if (get_member(run, member, &out) && file_write(run->arena, file, out, run->diag))
        printf("%s: change it, then: rung report INPUT... %s %s\n", file, option, file);
}
