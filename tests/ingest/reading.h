/* What the tests of ingest share: files made of small texts, and everything that came of
 * them as one text. JSON is written with ' for ", which keeps it readable in C.         */
#ifndef RUNG_TESTS_INGEST_READING_H
#define RUNG_TESTS_INGEST_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "ingest/ingest.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Bundle bundle;
    const Model *model;
    const char *directory; /* holds the files of one test */
    const char **paths;
    size_t n_paths;
    IngestOptions options;
    const Assessments *read;
    const Assessment *one; /* the first entity; NULL when refused */
} World;

int world_open(void **state);  /* cmocka set-up of one test */
int world_close(void **state); /* and its end: the files are removed */

/* Adds a file; quotes are turned. */
void world_file(World *world, const char *name, const char *text);
void world_bytes(World *world, const char *name, const void *bytes, size_t length);
void world_path(World *world, const char *path); /* as given, not made */

const char *path_of(const World *world, const char *name);

/* printf, for texts that are put together. */
const char *made(const World *world, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reads all files, or the one file, that were added. */
void world_read(World *world);
void world_read_text(World *world, const char *text); /* as "in.json" */

/* What was said, one diagnostic a line, without the directory. */
const char *world_said(const World *world);

/* Everything that was read, and what was said. */
const char *world_dump(const World *world);

const Input *world_input(const World *world, const char *name);

/* The n-th observation of the practice, or NULL. */
const Observation *world_seen(const World *world, const char *practice, size_t n);
size_t world_count(const World *world, const char *practice);

/* The first observation of the practice on that resource; fails when there is none. */
const Observation *world_on(const World *world, const char *practice, const char *resource);

/* That observation, its verdict and its place in the file. */
void assert_seen(const World *world, const char *practice, const char *resource,
                 Verdict verdict, const char *pointer);

/* Is this said in a diagnostic? */
void assert_says(const World *world, const char *text);

/* Reads the text; it is of that format, and its records add up. */
const Records *read_as(World *world, const char *format, const char *text);

/* in = mapped + unmapped + ignored + rejected, and the same by verdict. */
void assert_adds_up(const Records *records);

#define claim(test) cmocka_unit_test_setup_teardown(test, world_open, world_close)

#endif
