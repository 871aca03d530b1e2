/* What went wrong, where, and how badly. Stages report here and read on, so that one run
 * names every problem; a stage returns NULL if and only if it recorded an error.
 *
 * A line reads: prowler.json: /12/status_code: expected PASS or FAIL, found "OK" (byte
 * 40213)
 *
 * Owner:  the arena given to diag_new(). Messages are copied; files and pointers too.  */
#ifndef RUNG_BASE_DIAG_H
#define RUNG_BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"

/* Where something stands: a file, a place in it (JSON Pointer), a byte offset. Any part
 * may be missing: NULL, NULL, OFFSET_NONE. */
typedef struct {
    const char *file;
    const char *pointer;
    size_t offset;
} Origin;

#define OFFSET_NONE ((size_t)-1)

/* `n` bytes behind a place that may not be known. */
static inline size_t offset_from(size_t base, size_t n)
{
    return base == OFFSET_NONE ? OFFSET_NONE : base + n;
}

static inline Origin origin_of_file(const char *file)
{
    return (Origin){ .file = file, .offset = OFFSET_NONE };
}

typedef enum {
    DIAG_NOTE,    /* shown with -v */
    DIAG_WARNING, /* shown; changes no exit status */
    DIAG_USAGE,   /* the command line is wrong: exit 2 */
    DIAG_CONTENT, /* the content of an input is refused: exit 3 */
    DIAG_WORLD,   /* something cannot be opened, read, written or allocated: exit 4 */
} DiagKind;

typedef struct {
    DiagKind kind;
    Origin origin;
    const char *message;
} DiagLine;

typedef struct {
    Arena *arena;
    DiagLine *lines;
    size_t n_lines;
    size_t n_of[DIAG_WORLD + 1];
} Diag;

Diag *diag_new(Arena *arena);

void diag_note(Diag *diag, Origin origin, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_warn(Diag *diag, Origin origin, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_error(Diag *diag, Origin origin, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_world(Diag *diag, const char *file, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_usage(Diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
void diag_add(Diag *diag, DiagKind kind, Origin origin, const char *format, va_list args);

/* Takes the place of errors of content: those added since `before` become warnings.
 * Returns the first of them, or NULL. */
const DiagLine *diag_soften(Diag *diag, const Diag *before);

bool diag_failed(const Diag *diag); /* any error of any kind */

/* 4 before 2 before 3 before 0. */
int diag_exit(const Diag *diag);

/* One line each, in the order recorded, control characters made harmless. Notes only
 * when asked for. */
void diag_print(const Diag *diag, FILE *to, bool notes);

#endif
