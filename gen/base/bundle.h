/* The data and layouts that are compiled into the binary, so that it runs from anywhere.
 * A directory given with --data is looked into first, file by file: a member there wins
 * over, or adds to, what is compiled in. One given with --tools does so for tool files, and
 * wins over both. A model given with --model replaces model and capabilities as a whole:
 * what is missing there is missing.
 *
 * Names:  as in the repository: "data/model/model.json", "layouts/executive.json".
 *         Below --data DIR the leading "data/" is cut: DIR/model/model.json; below
 *         --tools DIR "data/tools/": DIR/mine.json; below --model DIR "data/model/":
 *         DIR/model.json, DIR/capabilities/…, and beside them DIR/questionnaire.json.   */
#ifndef RUNG_BASE_BUNDLE_H
#define RUNG_BASE_BUNDLE_H

#include "base/json.h"

typedef struct {
    const char *data_directory;  /* NULL: compiled in only */
    const char *tools_directory; /* NULL: no tools of the user's own */
    const char *model_directory; /* NULL: no model of the user's own there */
    const char *model_file;      /* the same in one file; score/load_model.c reads it */
    Json model_document;         /* the same, read already: out of a result; or absent */
} Bundle;

/* The bytes, NUL-terminated, in the arena (a private copy: json_read may change it).
 * Returns false when the member exists nowhere; nothing is recorded then. A member of
 * the data directory that cannot be read is recorded. *path is how to call the file. */
bool bundle_get(const Bundle *bundle, Arena *arena, const char *name, char **bytes,
                size_t *length, const char **path, Diag *diag);

/* A member that must exist, as text for the functions of json_scan.h. What is compiled in
 * is taken as it is: a test has checked all of it. Returns false with a diagnostic. */
typedef struct {
    const char *path;
    const char *bytes;
    size_t length;
    JsonSpan whole;
} BundleText;
bool bundle_text(const Bundle *bundle, Arena *arena, const char *name, BundleText *text,
                 Diag *diag);

/* The same, parsed. */
Json bundle_json(const Bundle *bundle, Arena *arena, const char *name, Diag *diag);

/* Names that begin with `prefix` and end with `suffix`, in byte order. */
const char **bundle_list(const Bundle *bundle, Arena *arena, const char *prefix,
                         const char *suffix, size_t *n, Diag *diag);

/* Is a member of this name compiled in? */
bool bundle_has(const char *name);

/* Does --model replace the model, so that other data may speak of what it lacks? */
static inline bool bundle_has_own_model(const Bundle *bundle)
{
    return bundle->model_directory || bundle->model_file ||
           json_here(bundle->model_document);
}

/* Does --tools give the member? */
bool bundle_is_own_tool(const Bundle *bundle, Arena *arena, const char *name);

/* --- the table that the build makes ------------------------------------------------ */

typedef struct {
    const char *name;
    const char *bytes; /* NUL-terminated */
    size_t length;
} BundleMember;

extern const BundleMember bundle_members[]; /* sorted by name */
extern const size_t bundle_n_members;

#endif
