/* Where the parts of a model come from: files of their own, below data/ or the directory
 * of --model, or members of one document, the FILE of --model. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "score/load.h"

static const char model_name[] = "data/model/model.json",
                  questionnaire_name[] = "data/questionnaire.json",
                  capabilities_prefix[] = "data/model/capabilities/", suffix[] = ".json";

bool load_document(Loading *load)
{
    File file;
    const char *path = load->bundle->model_file;
    load->whole = load->bundle->model_document;
    if (!path && !json_here(load->whole))
        return true;
    load->is_own = true;
    if (path && !file_read(load->arena, path, &file, load->diag))
        return false;
    if (path)
        load->whole = json_read(load->arena, path, file.bytes, file.length, load->diag);
    if (!json_here(load->whole))
        return false;
    if (text8_same(json_text(json_get(load->whole, "schema")), "rung-model-bundle/1")) {
        json_only(load->whole, "schema,model,capabilities,questionnaire");
        return true;
    }
    json_expected(json_get(load->whole, "schema"), "\"rung-model-bundle/1\"");
    return false;
}

void check_document(const Loading *load)
{
    Json list = json_get(load->whole, "capabilities");
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        Json id = json_get(item, "id");
        const Capability *listed =
            json_text(id) ? model_find_capability(load->model, json_text(id)) : NULL;
        bool first = true;
        for (Json other = json_first(list); other.node != item.node;
             other = json_next(other))
            first = first && !text8_same(json_text(json_get(other, "id")), json_text(id));
        if (!json_text(id))
            json_expected(id, "the id of a capability");
        else if (!first)
            json_error(id, "capability \"%s\" stands twice", json_text(id));
        else if (!listed)
            json_error(id, "the model's list of capabilities has no \"%s\"", json_text(id));
    }
}

/* --- one part ------------------------------------------------------------------------- */

static Json capability_in(Json list, const char *id, size_t length)
{
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *found = json_text(json_get(item, "id"));
        if (found && strlen(found) == length && !strncmp(found, id, length))
            return item;
    }
    return (Json){ 0 };
}

/* Absent, and recorded, when the document lacks a part that it must have. */
static Json part_of(const Loading *load, const char *name, Json named_at)
{
    if (!strcmp(name, model_name))
        return json_object(load->whole, "model");
    if (!strcmp(name, questionnaire_name))
        return json_object(load->whole, "questionnaire");
    const char *id = name + strlen(capabilities_prefix);
    size_t length = strlen(id) - strlen(suffix);
    Json list = json_get(load->whole, "capabilities");
    Json part = capability_in(list, id, length);
    if (!json_here(part))
        json_error(named_at, "no capability of this document is called \"%.*s\"",
                   (int)length, id);
    return part;
}

/* Every part of the model that is compiled in has a part in the model's digest. */
static void add_digest(Loading *load, const char *bytes, size_t length, bool is_own)
{
    char hex[65];
    load->is_own |= is_own;
    if (load->is_own)
        return;
    file_sha256(bytes, length, hex);
    buffer_text(&load->digests, hex);
}

static Json part_in_file(Loading *load, const char *name, Json named_at)
{
    char *bytes;
    size_t length;
    const char *path = name;
    size_t n_lines = load->diag->n_lines;
    if (bundle_get(load->bundle, load->arena, name, &bytes, &length, &path, load->diag)) {
        add_digest(load, bytes, length, path != name);
        return json_read(load->arena, path, bytes, length, load->diag);
    }
    if (load->diag->n_lines > n_lines) /* it exists, but could not be read */
        return (Json){ 0 };
    const char *below = load->bundle->model_directory;
    if (below)
        name = path_join(load->arena, below, name + strlen("data/model/"));
    if (json_here(named_at))
        json_error(named_at, "the file %s is missing", name);
    else
        diag_error(load->diag, origin_of_file(name), "this file is missing");
    return (Json){ 0 };
}

Json load_file(Loading *load, const char *name, const char *schema, Json named_at)
{
    /* A model whose questions are those built in may leave the questionnaire out. */
    bool in_document =
        json_here(load->whole) && (strcmp(name, questionnaire_name) != 0 ||
                                   json_here(json_get(load->whole, "questionnaire")));
    Json in =
        in_document ? part_of(load, name, named_at) : part_in_file(load, name, named_at);
    if (!json_here(in))
        return in;
    Json found = json_get(in, "schema");
    if (text8_same(json_text(found), schema))
        return in;
    json_expected(found, arena_printf(load->arena, "\"%s\"", schema));
    return (Json){ 0 };
}
