/* What the names of things say of themselves: ARNs, the clouds' ids and the addresses of
 * templates. */
#include <string.h>

#include "base/text8.h"
#include "ingest/join/resources.h"

const char function_kind[] = "function";

/* arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER] */
static void read_function_arn(Strings *strings, Thing *thing)
{
    const char *at = thing->written, *field[7] = { 0 };
    size_t n = 0;
    for (; n < 7 && at; n++) {
        field[n] = at;
        at = strchr(at, ':');
        at = at ? at + 1 : NULL;
    }
    if (n < 7 || strncmp(field[0], "arn:", 4) != 0 ||
        strncmp(field[2], "lambda:", 7) != 0 || strncmp(field[5], "function:", 9) != 0 ||
        !*field[6])
        return;
    size_t length = strcspn(field[6], ":");
    thing->name = strings_add_n(strings, field[6], length);
    thing->arn = strings_add_n(strings, thing->written,
                               (size_t)(field[6] - thing->written) + length);
    thing->kind = function_kind;
}

/* The name behind the last of some steps; the text without what stands before the first.
 * projects/PROJECT/locations/LOCATION/functions/NAME is a function for certain; of
 * /subscriptions/…/providers/Microsoft.Web/sites/NAME only an inventory or a check can
 * tell, for web apps are called so too. Azure does not tell capitals from small letters. */
static void read_cloud_id(Arena *arena, Strings *strings, Thing *thing)
{
    static const char gcp[] = "projects/", gcp_name[] = "/functions/";
    static const char azure[] = "/subscriptions/", azure_name[] = "/sites/";
    const char *from = strstr(thing->written, gcp);
    char *id = arena_strdup(arena, thing->written);
    bool is_azure = text8_starts(id, azure);
    for (char *at = id; is_azure && *at; at++)
        *at = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    const char *name = is_azure ? strstr(id, azure_name)
                       : from   ? strstr(from, gcp_name)
                                : NULL;
    if (!name)
        return;
    name += is_azure ? strlen(azure_name) : strlen(gcp_name);
    if (!*name || strchr(name, '/'))
        return;
    thing->name = is_azure ? strings_add(strings, thing->written + (name - id))
                           : strings_add(strings, name);
    thing->arn = strings_add(strings, is_azure ? id : from);
    if (!is_azure)
        thing->kind = function_kind;
}

bool resources_is_function_address(const char *address)
{
    static const char *const types[] = { "aws_lambda_function.",
                                         "AWS::Lambda::Function.",
                                         "AWS::Serverless::Function.",
                                         "azurerm_function_app.",
                                         "azurerm_linux_function_app.",
                                         "azurerm_windows_function_app.",
                                         "azurerm_function_app_flex_consumption.",
                                         "google_cloudfunctions_function.",
                                         "google_cloudfunctions2_function." };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strstr(address, types[i]))
            return true;
    return false;
}

/* aws_lambda_function.NAME, module.x.aws_lambda_function.NAME, AWS::Lambda::Function.NAME
 */
static void read_address(Strings *strings, Thing *thing)
{
    const char *last = strrchr(thing->written, '.');
    bool names_type = resources_is_function_address(thing->written);
    if (!last || !last[1] || !names_type)
        return;
    thing->kind = function_kind;
    thing->is_address = true;
    thing->name = strings_add(strings, last + 1);
}

/* Other names that say what they are. */
static const struct {
    const char *trace, *kind;
} told_kinds[] = {
    { ":sqs:", "queue" },
    { "aws_sqs_queue.", "queue" },
    { ":sns:", "topic" },
    { "aws_sns_topic.", "topic" },
    { ":role/", "role" },
    { "aws_iam_role.", "role" },
    { ":policy/", "policy" },
    { "aws_iam_role_policy.", "policy" },
    { ":secretsmanager:", "secret" },
    { "aws_secretsmanager_secret.", "secret" },
    { ":dynamodb:", "table" },
    { "aws_dynamodb_table.", "table" },
    { "arn:aws:s3:::", "bucket" },
    { "aws_s3_bucket.", "bucket" },
    { ":log-group:", "log_group" },
    { "aws_cloudwatch_log_group.", "log_group" },
};

static bool read_told_kind(Thing *thing)
{
    for (size_t i = 0; i < sizeof told_kinds / sizeof *told_kinds; i++)
        if (strstr(thing->written, told_kinds[i].trace)) {
            thing->kind = told_kinds[i].kind;
            return true;
        }
    return false;
}

void thing_read_name(Thing *thing, Arena *arena, Strings *strings)
{
    read_function_arn(strings, thing);
    if (!thing->arn)
        read_cloud_id(arena, strings, thing);
    bool is_told = !thing->arn && read_told_kind(thing);
    if (!thing->arn && !is_told)
        read_address(strings, thing);
    thing->told = is_told || thing->is_address ||
                  (thing->arn && strcmp(thing->kind, function_kind) == 0);
}
