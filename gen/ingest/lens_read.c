/* A custom lens, read hard: what the AWS tool would refuse is refused here, and what has no
 * place in a model. */
#include "ingest/lens_read.h"

#include <string.h>

#include "base/file.h"
#include "base/text8.h"

typedef struct {
    Arena *arena;
    const Model *model;
    Lens *lens;
} LensReader;

/* The writer of JSON knows whole numbers only; a lens has no use for others. */
static void check_numbers(Json in)
{
    int64_t whole;
    if (json_is(in, JSON_NUMBER) && !json_whole(in, &whole))
        json_expected(in, "a whole number");
    if (!json_is(in, JSON_ARRAY) && !json_is(in, JSON_OBJECT))
        return;
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        check_numbers(item);
}

/* An id becomes the name of a file and a word of answers. */
static const char *read_id(Json in)
{
    const char *id = json_string(in, "id");
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
    if (*id && (strspn(id, letters) != strlen(id) || *id == '.' || strlen(id) > 128))
        json_expected(json_get(in, "id"),
                      "at most 128 letters, digits, underscores, hyphens and dots");
    return id;
}

static void read_choice(const LensReader *reader, LensQuestion *question, Json in)
{
    static const char *const kept[] = { "unknown", "na", "none" };
    LensChoice *choice = &question->choices[question->n_choices++];
    *choice = (LensChoice){ .source = in, .id = read_id(in) };
    choice->title = json_string(in, "title");
    Json plan = json_get(json_object_or_none(in, "improvementPlan"), "displayText");
    choice->plan = json_text(plan);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (!strcmp(choice->id, kept[i]))
            json_error(json_get(in, "id"), "\"%s\" is an answer of its own here",
                       choice->id);
    for (size_t i = 0; i + 1 < question->n_choices; i++)
        if (*choice->id && text8_same(question->choices[i].id, choice->id))
            json_error(json_get(in, "id"), "choice \"%s\" stands twice", choice->id);
    (void)reader;
}

static void check_id(const LensReader *reader, const LensQuestion *question, Json at)
{
    const Lens *lens = reader->lens;
    if (model_find_practice(reader->model, question->id) ||
        model_find_question(reader->model, question->id))
        json_error(at, "the model has \"%s\" already", question->id);
    for (size_t i = 0; i < lens->n_pillars; i++)
        for (size_t j = 0; j < lens->pillars[i].n_questions; j++)
            if (&lens->pillars[i].questions[j] != question &&
                text8_same(lens->pillars[i].questions[j].id, question->id))
                json_error(at, "question \"%s\" stands twice", question->id);
}

static void read_question(const LensReader *reader, LensPillar *pillar, Json in)
{
    LensQuestion *question = &pillar->questions[pillar->n_questions++];
    *question = (LensQuestion){ .source = in, .id = read_id(in) };
    question->title = json_string(in, "title");
    question->description = json_string_or(in, "description", NULL);
    if (*question->id)
        check_id(reader, question, json_get(in, "id"));
    Json list = json_array(in, "choices");
    size_t n = json_count(list);
    if (json_here(list) && (n < 1 || n > MOST_CHOICES)) {
        json_error(list, "expected 1 to %d choices, found %zu", MOST_CHOICES, n);
        return;
    }
    question->choices = ARENA_ARRAY(reader->arena, LensChoice, n + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read_choice(reader, question, item);
    if (json_here(list))
        lens_weigh(reader->arena, question);
}

static void read_pillar(const LensReader *reader, Json in)
{
    Lens *lens = reader->lens;
    LensPillar *pillar = &lens->pillars[lens->n_pillars++];
    *pillar = (LensPillar){ .source = in, .id = read_id(in) };
    pillar->name = json_string(in, "name");
    for (size_t i = 0; i + 1 < lens->n_pillars; i++)
        if (*pillar->id && text8_same(lens->pillars[i].id, pillar->id))
            json_error(json_get(in, "id"), "pillar \"%s\" stands twice", pillar->id);
    Json list = json_array(in, "questions");
    if (json_here(list) && !json_count(list))
        json_error(list, "expected at least 1 question, found 0");
    pillar->questions = ARENA_ARRAY(reader->arena, LensQuestion, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read_question(reader, pillar, item);
}

const Lens *lens_read(Arena *arena, const char *path, const Model *model, Diag *diag)
{
    File file;
    size_t before = diag->n_of[DIAG_CONTENT];
    if (!file_read(arena, path, &file, diag))
        return NULL;
    Json in = json_read(arena, path, file.bytes, file.length, diag);
    if (!json_here(in))
        return NULL;
    Json version = json_get(in, "schemaVersion");
    if (!text8_same(json_text(version), "2021-11-01")) {
        json_expected(version, "\"2021-11-01\", as in the definition of a custom lens");
        return NULL;
    }
    Lens *lens = ARENA_NEW(arena, Lens);
    const LensReader reader = { arena, model, lens };
    *lens = (Lens){ .source = in, .name = json_string(in, "name") };
    check_numbers(in);
    Json list = json_array(in, "pillars");
    if (json_here(list) && !json_count(list))
        json_error(list, "expected at least 1 pillar, found 0");
    lens->pillars = ARENA_ARRAY(arena, LensPillar, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read_pillar(&reader, item);
    return diag->n_of[DIAG_CONTENT] == before ? lens : NULL;
}
