/* What a tool file's author got wrong and no reader of a single member would notice: types,
 * the file's name, the order, members of checks that nobody reads. */
#include <string.h>

#include "base/file.h"
#include "ingest/tool/rules.h"

bool rule_type_fits(const char *key, Json in)
{
    static const struct {
        const char *key;
        JsonType type;
        const char *expected;
    } types[] = {
        { "tool", JSON_STRING, "a text" },
        { "title", JSON_STRING, "a text" },
        { "reader", JSON_STRING, "a text" },
        { "predicate", JSON_STRING, "a text" },
        { "id_tail", JSON_STRING, "a text" },
        { "about", JSON_OBJECT, "an object" },
        { "fields", JSON_OBJECT, "an object" },
        { "resource_of", JSON_OBJECT, "an object" },
        { "judge", JSON_OBJECT, "an object" },
        { "recognise", JSON_ARRAY, "an array of forms" },
        { "records", JSON_ARRAY, "an array of places where records stand" },
        { "muted", JSON_ARRAY, "an array" },
        { "routes", JSON_ARRAY, "an array" },
        { "remarks", JSON_ARRAY, "an array" },
        { "predicates", JSON_ARRAY, "an array" },
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].key, key) == 0 && !json_is(in, types[i].type)) {
            json_expected(in, types[i].expected);
            return false;
        }
    return true;
}

void check_head(const Tool *tool, const char *path, Diag *diag)
{
    Origin origin = origin_of_file(path);
    const char *base = path_base(path);
    size_t length = strlen(base) - strlen(".json");
    if (!tool->id || !tool->title) {
        diag_error(diag, origin,
                   "expected the members \"tool\" and \"title\" before \"checks\"");
        return;
    }
    if (strlen(tool->id) != length || strncmp(tool->id, base, length) != 0) {
        origin.pointer = "/tool";
        diag_error(diag, origin, "expected the file's name, \"%.*s\", found \"%s\"",
                   (int)length, base, tool->id);
    } else if (tool->is_own && !tool->n_shapes && !tool->n_sarif_names) {
        diag_error(diag, origin,
                   "expected \"recognise\" before \"checks\": what a file of this tool is "
                   "told by");
    }
}

void check_order(const char *path, const JsonMember *members, size_t n, Diag *diag)
{
    for (size_t i = 0; i + 1 < n; i++)
        if (strcmp(members[i].key, "checks") == 0) {
            diag_error(diag, (Origin){ path, "/checks", members[i].value.offset },
                       "expected \"checks\" to come last, found \"%s\" behind it",
                       members[i + 1].key);
            return;
        }
}

void check_members(Json check)
{
    json_only(check,
              "title,practices,strength,resource_type,provider,aliases,severity,note,"
              "source,frameworks,mod,long_id,deprecated,question_id,label,equivalent,"
              "default_effect,policy_definition_id");
}
