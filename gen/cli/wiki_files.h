/* Reports for wikis as files: pages, charts, the list of what to upload; or a part of a
 * page that somebody else wrote.
 *
 * Errors: DIAG_USAGE for options that do not go together; DIAG_CONTENT for a page without
 *         its two markers.                                                             */
#ifndef RUNG_CLI_WIKI_FILES_H
#define RUNG_CLI_WIKI_FILES_H

#include "base/file.h"
#include "cli/cli.h"
#include "emit/wiki.h"

/* The charts of all reports of a run; each name once. */
typedef struct {
    WikiFile *list;
    size_t n;
} Attached;

bool wiki_is_asked(const bool formats[N_FORMATS]);

/* --into and --between need each other, one profile and one layout. Sets what follows from
 * them. False when an error was recorded. */
bool wiki_check_options(Arena *arena, Options *options, Diag *diag);

/* The pages of a report in every profile asked for, and its charts. */
void wiki_write(Arena *arena, const Options *options, const Document *document,
                const char *base, Faces *faces, Attached *attached, Outputs *out,
                Diag *diag);

/* attachments.json, when a profile was asked for. */
void wiki_write_list(Arena *arena, const Options *options, const Attached *attached,
                     Outputs *out);

#endif
