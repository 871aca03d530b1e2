/* The file that `rung ask` reads and writes: rung-answers/1, one entry a question. What a
 * conversation does not touch stays as it was, the organisation and the notes too.
 *
 * Owner:  the arena given to answer_file_read().
 * Errors: DIAG_CONTENT with the place, by the same rules as a report's input; DIAG_WORLD.
 */
#ifndef RUNG_CLI_ANSWER_FILE_H
#define RUNG_CLI_ANSWER_FILE_H

#include "assessment.h"
#include "base/bundle.h"

typedef struct {
    Answer answer; /* answer.question is NULL: nothing was said */
    const char *note;
} AnswerEntry;

typedef struct {
    const char *path;
    const Model *model;
    const char *entity, *organisation; /* NULL: not known yet */
    AnswerEntry *entries;              /* by question index */
} AnswerFile;

/* A file that does not exist is one without answers. False after an error. */
bool answer_file_read(Arena *arena, const char *path, const Model *model,
                      const Bundle *bundle, AnswerFile *file, Diag *diag);

/* Replaces the file in one step: a reader finds the old one or the new one. */
bool answer_file_write(Arena *arena, const AnswerFile *file, Diag *diag);

static inline AnswerEntry *answer_file_entry(const AnswerFile *file,
                                             const Question *question)
{
    return &file->entries[question - file->model->questions];
}

size_t answer_file_count(const AnswerFile *file);

#endif
