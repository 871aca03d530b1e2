/* A descent over + − × / ( ) min max ceil, and one comparison; see the header. */
#include "evaluate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static int64_t sum(const char **at);

static bool take(const char **at, const char *token)
{
    *at += strspn(*at, " ");
    size_t length = strlen(token);
    if (strncmp(*at, token, length) != 0)
        return false;
    *at += length;
    return true;
}

static void want(const char **at, const char *token)
{
    if (!take(at, token))
        fail_msg("expected %s at \"%s\"", token, *at);
}

static int64_t number(const char **at)
{
    int64_t value = 0;
    *at += strspn(*at, " ");
    if (**at < '0' || **at > '9')
        fail_msg("expected a number at \"%s\"", *at);
    for (; **at >= '0' && **at <= '9'; (*at)++)
        value = 10 * value + (**at - '0');
    return value;
}

static int64_t factor(const char **at);

/* Rounds its last division up. */
static int64_t ceiling(const char **at)
{
    int64_t value = factor(at);
    while (true) {
        if (take(at, "×")) {
            value *= factor(at);
        } else if (take(at, "/")) {
            int64_t by = factor(at);
            assert_true(by > 0);
            value = (value + by - 1) / by;
        } else {
            return value;
        }
    }
}

static int64_t extreme(const char **at, bool least)
{
    int64_t value = sum(at);
    while (take(at, ",")) {
        int64_t other = sum(at);
        if (least ? other < value : other > value)
            value = other;
    }
    return value;
}

static int64_t factor(const char **at)
{
    int64_t value;
    if (take(at, "ceil("))
        value = ceiling(at);
    else if (take(at, "min("))
        value = extreme(at, true);
    else if (take(at, "max("))
        value = extreme(at, false);
    else if (take(at, "("))
        value = sum(at);
    else
        return number(at);
    want(at, ")");
    return value;
}

static int64_t product(const char **at)
{
    int64_t value = factor(at);
    while (true) {
        if (take(at, "×")) {
            value *= factor(at);
        } else if (take(at, "/")) {
            int64_t by = factor(at);
            assert_true(by > 0);
            value /= by;
        } else {
            return value;
        }
    }
}

static int64_t sum(const char **at)
{
    int64_t value = product(at);
    while (true) {
        if (take(at, "+"))
            value += product(at);
        else if (take(at, "−"))
            value -= product(at);
        else
            return value;
    }
}

int64_t evaluate(const char *expression)
{
    const char *at = expression;
    int64_t value = sum(&at);
    if (take(&at, "≥"))
        value = value >= sum(&at);
    else if (take(&at, "≤"))
        value = value <= sum(&at);
    else if (take(&at, "<"))
        value = value < sum(&at);
    else if (take(&at, ">"))
        value = value > sum(&at);
    if (*at)
        fail_msg("\"%s\" goes on behind its end: \"%s\"", expression, at);
    return value;
}
