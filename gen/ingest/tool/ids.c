/* Check ids that are written in other ways than the tool file has them: behind a prefix, in
 * another case, with what a deployment adds. Only known ids are ever found so. */
#include <string.h>

#include "ingest/tool/tool.h"

enum { LONGEST_ID = 256 };

/* securityhub-lambda-dlq-check-0a1b2c3d is lambda-dlq-check by "securityhub-{}-*": what "*"
 * stands for begins behind the last "-". NULL when the id is not of this form. */
static const char *id_within(char *id, const char *form)
{
    const char *hole = strstr(form, "{}");
    size_t before = hole ? (size_t)(hole - form) : 0;
    if (!hole || strncmp(id, form, before) != 0)
        return NULL;
    const char *behind = hole + strlen("{}");
    size_t length = strcspn(behind, "*");
    char *at = id += before, *end = NULL;
    for (; length && *at; at++)
        if (strncmp(at, behind, length) == 0 && (behind[length] || !at[length]))
            end = at;
    if (length && !end)
        return NULL;
    if (end)
        *end = '\0';
    return *id ? id : NULL;
}

static void fold(char *id)
{
    for (; *id; id++)
        *id = *id == '_' ? '-' : *id >= 'A' && *id <= 'Z' ? (char)(*id - 'A' + 'a') : *id;
}

const Check *tool_check_respelt(const Tool *tool, const char *id)
{
    char plain[LONGEST_ID], cut[LONGEST_ID];
    const Check *check = NULL;
    size_t length = strlen(id);
    const char *tail = tool->id_tail ? strrchr(id, *tool->id_tail) : NULL;
    if (tail)
        check = map_get(tool->checks, tail + 1);
    if (check || length >= sizeof plain || !(tool->id_any_case || tool->n_id_forms))
        return check;
    memcpy(plain, id, length + 1);
    if (tool->id_any_case)
        fold(plain);
    check = map_get(tool->checks, plain);
    for (size_t i = 0; i < tool->n_id_forms && !check; i++) {
        memcpy(cut, plain, length + 1);
        const char *within = id_within(cut, tool->id_forms[i]);
        check = within ? map_get(tool->checks, within) : NULL;
    }
    return check;
}
