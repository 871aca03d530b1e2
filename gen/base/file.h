/* Files in and out. Reading gives bytes and their SHA-256; writing is all or nothing.
 *
 * Errors: DIAG_WORLD with the file's name and the system's reason.                     */
#ifndef RUNG_BASE_FILE_H
#define RUNG_BASE_FILE_H

#include "base/buffer.h"
#include "base/diag.h"

typedef struct {
    const char *path; /* as given; "-" is standard input */
    char *bytes;      /* NUL-terminated at length */
    size_t length;
    char sha256[65]; /* of the bytes as they stood in the file, lower-case hex */
} File;

bool file_read(Arena *arena, const char *path, File *out, Diag *diag);

void file_sha256(const void *bytes, size_t length, char hex[65]);

/* Where others ask for it: no proof of anything. */
void file_sha1(const void *bytes, size_t length, char hex[41]);

/* The n bytes of a digest as digits, NUL behind them. */
void file_hex(const unsigned char *digest, size_t n, char *hex);

typedef enum { PATH_MISSING, PATH_FILE, PATH_DIRECTORY, PATH_OTHER } PathKind;
PathKind path_kind(const char *path);

/* All regular files below a directory, depth first, names in byte order, hidden ones left
 * out. A link back to a directory above it is not followed. Returns false when a directory
 * cannot be read. */
bool file_list(Arena *arena, const char *directory, const char ***paths, size_t *n,
               Diag *diag);

/* The names in one directory, in byte order, hidden ones left out. */
bool file_names(Arena *arena, const char *directory, const char ***names, size_t *n,
                Diag *diag);

const char *path_join(Arena *arena, const char *directory, const char *name);

/* The same path in the fewest characters: "./scans//a.json" is "scans/a.json". Links are
 * not looked at, so ".." stays; and so does "./-", since "-" is standard input. */
const char *path_plain(Arena *arena, const char *path);
/* How a path stands in reports and on terminals: a name may hold any byte. */
const char *path_shown(Arena *arena, const char *path);

const char *path_base(const char *path);                    /* behind the last '/' */
const char *path_directory(Arena *arena, const char *path); /* before it; "." */

/* --- outputs: all appear, or none ------------------------------------------------- */

typedef struct Outputs Outputs;

Outputs *outputs_new(Arena *arena, const char *directory);

/* Remembers a file to be written; `bytes` stay borrowed until outputs_commit(). */
void outputs_add(Outputs *outputs, const char *name, Buffer bytes);

/* The same for one that exists somewhere: what leads to it, whose it is and its mode stay.
 * One that may not be written is refused. */
void outputs_replace(Outputs *outputs, const char *path, Buffer bytes);
size_t outputs_count(const Outputs *outputs);
const char *outputs_path(const Outputs *outputs, size_t i);

/* Two of one name are refused (DIAG_USAGE). Makes the directory where it is missing, writes
 * every file under a temporary name beside its target, syncs, and renames them all. On
 * failure, and when it is asked to end (SIGHUP, SIGINT, SIGTERM), it removes what it made.
 */
bool outputs_commit(Outputs *outputs, Diag *diag);

/* The same for one file alone. */
bool file_write(Arena *arena, const char *path, Buffer bytes, Diag *diag);

#endif
