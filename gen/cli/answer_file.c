/* rung-answers/1 in and out; see the header. Reading is the work of ingest/, so that what
 * is refused here is what a report would refuse; the texts are then taken from the file as
 * they stand there, so that writing them back changes nothing. */
#include "cli/answer_file.h"

#include "base/file.h"
#include "base/json.h"
#include "base/json_write.h"
#include "base/text8.h"
#include "ingest/ingest.h"

static const char schema[] = "rung-answers/1";

/* --- in --------------------------------------------------------------------------- */

static void take(AnswerFile *file, const Answer *from, Json in)
{
    AnswerEntry *entry = answer_file_entry(file, from->question);
    if (entry->answer.question) {
        json_error(in, "question %s is answered twice; keep one of the answers",
                   from->question->id);
        return;
    }
    entry->answer = *from;
    entry->answer.evidence = json_text(json_get(in, "evidence"));
    entry->answer.by = json_text(json_get(in, "answered_by"));
    entry->note = json_text(json_get(in, "note"));
}

/* The file as a report would read it; NULL, and recorded, when it would not. */
static const Assessment *assess(Arena *arena, const AnswerFile *file, const Bundle *bundle,
                                Diag *diag)
{
    const IngestOptions wanted = { .paths = (const char *[]){ file->path },
                                   .n_paths = 1,
                                   .as_of = DATE_NONE };
    const Assessments *found = ingest(arena, file->model, bundle, &wanted, diag);
    return found && found->n_entities == 1 ? found->entities[0] : NULL;
}

static void read_answers(Arena *arena, AnswerFile *file, Json root, const Bundle *bundle,
                         Diag *diag)
{
    file->entity = json_text(json_get(root, "entity"));
    file->organisation = json_text(json_get(root, "organisation"));
    if (!json_count(json_get(root, "answers")))
        return;
    const Assessment *found = assess(arena, file, bundle, diag);
    for (size_t i = 0; found && i < found->n_answers; i++)
        take(file, &found->answers[i], json_find(root, found->answers[i].pointer));
}

bool answer_file_read(Arena *arena, const char *path, const Model *model,
                      const Bundle *bundle, AnswerFile *file, Diag *diag)
{
    *file = (AnswerFile){ .path = path,
                          .model = model,
                          .entries = ARENA_ARRAY(arena, AnswerEntry, model->n_questions) };
    if (path_kind(path) == PATH_MISSING)
        return true;
    File bytes;
    if (!file_read(arena, path, &bytes, diag))
        return false;
    Json root = json_read(arena, path, bytes.bytes, bytes.length, diag);
    if (!json_here(root))
        return false;
    if (!text8_same(json_text(json_get(root, "schema")), schema))
        diag_error(diag, origin_of_file(path), "expected the schema %s: not replaced",
                   schema);
    else
        read_answers(arena, file, root, bundle, diag);
    return !diag_failed(diag);
}

/* --- out -------------------------------------------------------------------------- */

static void put_if_said(JsonWriter *writer, const char *key, const char *text)
{
    if (text)
        json_put_text(writer, key, text);
}

static void put_entry(JsonWriter *writer, const AnswerEntry *entry)
{
    const Answer *answer = &entry->answer;
    char day[11];
    json_open(writer, NULL, '{');
    json_put_text(writer, "question", answer->question->id);
    json_open_line(writer, "selected", '[');
    for (size_t i = 0; i < answer->n_selected; i++)
        json_put_text(writer, NULL, answer->selected[i]->id);
    json_close(writer);
    put_if_said(writer, "evidence", answer->evidence);
    if (answer->date != DATE_NONE) {
        date_iso(answer->date, day);
        json_put_text(writer, "answered_on", day);
    }
    put_if_said(writer, "answered_by", answer->by);
    put_if_said(writer, "note", entry->note);
    json_close(writer);
}

bool answer_file_write(Arena *arena, const AnswerFile *file, Diag *diag)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", schema);
    json_put_text(writer, "entity", file->entity);
    put_if_said(writer, "organisation", file->organisation);
    json_open(writer, "answers", '[');
    for (size_t i = 0; i < file->model->n_questions; i++)
        if (file->entries[i].answer.question)
            put_entry(writer, &file->entries[i]);
    json_close(writer);
    json_close(writer);
    return file_write(arena, file->path, json_writer_end(writer), diag);
}

size_t answer_file_count(const AnswerFile *file)
{
    size_t n = 0;
    for (size_t i = 0; i < file->model->n_questions; i++)
        n += file->entries[i].answer.question != NULL;
    return n;
}
