/* Names of environment variables. What they hold is never looked at. */
#include "ingest/function/functions.h"

#include <string.h>

#include "base/text8.h"

const char **environment_names(Reading *reading, const FunctionRules *rules,
                               const Level *at, size_t *n)
{
    const char **names = NULL;
    *n = 0;
    for (size_t i = 0; i < rules->n_environment; i++) {
        size_t n_members = 0;
        JsonSpan span = place_span(at, rules->environment[i]);
        JsonMember *members = NULL;
        if (span.type == JSON_OBJECT)
            members = json_members(reading->each, at->bytes, span, &n_members);
        for (size_t k = 0; k < n_members; k++)
            ARENA_PUSH(reading->each, names, *n) = members[k].key;
    }
    return names;
}

/* A name that promises a secret, and does not say that it is only a reference to one. */
bool environment_names_secret(const char *name)
{
    static const char *const traces[] = { "PASSWORD",     "PASSWD",           "SECRET",
                                          "TOKEN",        "API_KEY",          "APIKEY",
                                          "PRIVATE_KEY",  "ACCESS_KEY",       "CREDENTIAL",
                                          "DATABASE_URL", "CONNECTION_STRING" };
    static const char *const references[] = { "_ARN",       "_NAME",  "_ID",  "_PATH",
                                              "_PARAMETER", "_PARAM", "_REF", "_TTL",
                                              "_EXPIRY",    "_TABLE" };
    char upper[128];
    size_t n = 0;
    for (; name[n] && n < sizeof upper - 1; n++)
        upper[n] = name[n] >= 'a' && name[n] <= 'z' ? (char)(name[n] - 'a' + 'A') : name[n];
    upper[n] = '\0';
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (text8_ends(upper, references[i]))
            return false;
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        if (strstr(upper, traces[i]))
            return true;
    return false;
}
