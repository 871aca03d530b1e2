/* Which things of a template belong to one function by their name; see the header. */
#include "ingest/join/belonging.h"

#include <string.h>

#include "base/text8.h"

const char *belonging_name(const char *address)
{
    static const char *const types[] = {
        "aws_iam_role",
        "aws_iam_role_policy",
        "aws_iam_policy",
        "aws_iam_role_policy_attachment",
        "aws_lambda_permission",
        "aws_lambda_function_url",
        "aws_lambda_alias",
        "aws_lambda_event_source_mapping",
        "aws_lambda_function_event_invoke_config",
        "aws_lambda_provisioned_concurrency_config",
        "aws_cloudwatch_log_group",
        "AWS::IAM::Role",
        "AWS::IAM::Policy",
        "AWS::IAM::RolePolicy",
        "AWS::IAM::ManagedPolicy",
        "AWS::Lambda::Permission",
        "AWS::Lambda::Url",
        "AWS::Lambda::Alias",
        "AWS::Lambda::EventSourceMapping",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::Logs::LogGroup",
    };
    const char *name = strrchr(address, '.');
    if (!name || !name[1])
        return NULL;
    const char *type = name;
    while (type > address && type[-1] != '.')
        type--;
    size_t length = (size_t)(name - type);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strlen(types[i]) == length && strncmp(types[i], type, length) == 0)
            return name + 1;
    return NULL;
}

bool belonging_cut(char *name)
{
    static const char *const endings[] = { "policy", "role" };
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text8_ends(name, endings[i]) && length > strlen(endings[i])) {
            name[length - strlen(endings[i])] = '\0';
            return true;
        }
    return false;
}
