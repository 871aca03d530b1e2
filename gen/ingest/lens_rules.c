/* The risk rules of a lens's question, read, tried on every selection, and turned into
 * values that add up. A rule is a condition over choices, such as "a && (b || !c)", or
 * "default", and a risk; the first that holds decides. Values cannot say all that
 * conditions can. Where they differ they are chosen to count for less; where a rule makes a
 * choice a drawback they may count for more, which a warning says. */
#include <string.h>

#include "base/text8.h"
#include "ingest/lens_read.h"

typedef enum { OP_CHOICE, OP_TRUE, OP_NOT, OP_AND, OP_OR } OpKind;

typedef struct {
    OpKind kind;
    unsigned choice; /* its bit */
} Op;

/* A condition in the order in which a stack computes it. */
typedef struct {
    Op *ops;
    size_t n;
    Risk risk;
} Rule;

typedef struct {
    Arena *arena;
    const LensQuestion *question;
    Json at;
    const char *text;
    Rule *rule;
    int depth;
    bool failed;
} Parser;

/* --- conditions ----------------------------------------------------------------------- */

static void fail(Parser *parser, const char *expected)
{
    if (!parser->failed)
        json_error(parser->at, "expected %s before \"%.20s\"", expected, parser->text);
    parser->failed = true;
}

static void push(Parser *parser, OpKind kind, unsigned choice)
{
    ARENA_PUSH(parser->arena, parser->rule->ops, parser->rule->n) = (Op){ kind, choice };
}

static bool take(Parser *parser, const char *sign)
{
    parser->text += strspn(parser->text, " \t\n");
    if (!text8_starts(parser->text, sign))
        return false;
    parser->text += strlen(sign);
    return true;
}

static void read_name(Parser *parser)
{
    size_t length = strcspn(parser->text, " \t\n!()&|");
    const char *name = arena_strndup(parser->arena, parser->text, length);
    const LensQuestion *question = parser->question;
    if (!length) {
        fail(parser, "a choice");
        return;
    }
    for (size_t i = 0; i < question->n_choices; i++)
        if (text8_same(question->choices[i].id, name)) {
            push(parser, OP_CHOICE, 1u << i);
            parser->text += length;
            return;
        }
    json_error(parser->at, "the question has no choice \"%s\"", name);
    parser->failed = true;
}

static void read_either(Parser *parser);

static void read_term(Parser *parser)
{
    enum { DEEPEST = 64 };
    if (++parser->depth > DEEPEST)
        fail(parser, "fewer brackets");
    if (parser->failed)
        return;
    if (take(parser, "!")) {
        read_term(parser);
        push(parser, OP_NOT, 0);
    } else if (take(parser, "(")) {
        read_either(parser);
        if (!parser->failed && !take(parser, ")"))
            fail(parser, "\")\"");
    } else {
        read_name(parser);
    }
    parser->depth--;
}

static void read_both(Parser *parser)
{
    read_term(parser);
    while (!parser->failed && take(parser, "&&")) {
        read_term(parser);
        push(parser, OP_AND, 0);
    }
}

static void read_either(Parser *parser)
{
    read_both(parser);
    while (!parser->failed && take(parser, "||")) {
        read_both(parser);
        push(parser, OP_OR, 0);
    }
}

static bool read_condition(Arena *arena, const LensQuestion *question, Json at, Rule *rule)
{
    Parser parser = { arena, question, at, json_text(at), rule, 0, false };
    if (take(&parser, "default"))
        push(&parser, OP_TRUE, 0);
    else
        read_either(&parser);
    if (!parser.failed && parser.text[strspn(parser.text, " \t\n")])
        fail(&parser, "the end");
    return !parser.failed;
}

static Rule *read_rules(Arena *arena, LensQuestion *question, size_t *n)
{
    static const char *const risks[N_RISKS] = { "NO_RISK", "MEDIUM_RISK", "HIGH_RISK" };
    Json list = json_array(question->source, "riskRules");
    Rule *rules = ARENA_ARRAY(arena, Rule, json_count(list) + 1);
    bool good = json_here(list);
    *n = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        Rule *rule = &rules[(*n)++];
        const char *condition = json_string(item, "condition");
        rule->risk = (Risk)json_choice(item, "risk", risks, N_RISKS);
        good = *condition &&
               read_condition(arena, question, json_get(item, "condition"), rule) && good;
        if (rule->risk > question->worst)
            question->worst = rule->risk;
    }
    if (good && (!*n || rules[*n - 1].ops[0].kind != OP_TRUE)) {
        json_error(list, "the last rule must have the condition \"default\"");
        return NULL;
    }
    return good ? rules : NULL;
}

static bool holds(const Rule *rule, unsigned chosen, bool *stack)
{
    size_t top = 0;
    for (size_t i = 0; i < rule->n; i++)
        switch (rule->ops[i].kind) {
        case OP_CHOICE: stack[top++] = chosen & rule->ops[i].choice; break;
        case OP_TRUE: stack[top++] = true; break;
        case OP_NOT: stack[top - 1] = !stack[top - 1]; break;
        case OP_AND: top--, stack[top - 1] = stack[top - 1] && stack[top]; break;
        case OP_OR: top--, stack[top - 1] = stack[top - 1] || stack[top]; break;
        }
    return stack[0];
}

static Risk risk_of(const Rule *rules, unsigned chosen, bool *stack)
{
    while (!holds(rules, chosen, stack))
        rules++; /* the last one holds */
    return rules->risk;
}

/* --- values --------------------------------------------------------------------------- */

static unsigned n_chosen(unsigned chosen)
{
    unsigned n = 0;
    for (; chosen; chosen &= chosen - 1)
        n++;
    return n;
}

/* What alone is no risk is worth all; else the smallest selection without risk shares it.
 */
static void set_values(LensQuestion *question, const Risk *risks)
{
    unsigned all = 1u << question->n_choices, smallest = 0;
    question->nothing_bp = risks[0] == RISK_NONE ? FULL_BP : 0;
    for (unsigned chosen = 1; chosen < all; chosen++)
        if (risks[chosen] == RISK_NONE &&
            (!smallest || n_chosen(chosen) < n_chosen(smallest)))
            smallest = chosen;
    int left = FULL_BP, sharing = (int)n_chosen(smallest);
    for (size_t i = 0; i < question->n_choices; i++) {
        LensChoice *choice = &question->choices[i];
        if (risks[1u << i] == RISK_NONE) {
            choice->value_bp = FULL_BP;
        } else if (sharing > 1 && smallest & 1u << i) {
            choice->value_bp = left / sharing;
            left -= choice->value_bp;
            sharing--;
        }
    }
}

static int value_of(const LensQuestion *question, unsigned chosen)
{
    int sum = chosen ? 0 : question->nothing_bp;
    for (size_t i = 0; i < question->n_choices; i++)
        if (chosen & 1u << i)
            sum += question->choices[i].value_bp;
    return sum < FULL_BP ? sum : FULL_BP;
}

static void set_partial(LensQuestion *question, const Risk *risks)
{
    bool any = false;
    question->partial_bp = 1;
    for (unsigned chosen = 0; chosen < 1u << question->n_choices; chosen++) {
        int value = value_of(question, chosen);
        any = any || (risks[chosen] == RISK_MEDIUM && value < FULL_BP);
        if (risks[chosen] == RISK_HIGH && value < FULL_BP && value >= question->partial_bp)
            question->partial_bp = value + 1;
    }
    if (!any)
        question->partial_bp = FULL_BP;
    if (risks[0] == RISK_MEDIUM) /* then so is the answer "none of these" */
        question->nothing_bp = question->partial_bp < FULL_BP ? question->partial_bp : 0;
}

/* Where the values say better or worse than the rules. */
static void compare(LensQuestion *question, const Risk *risks)
{
    unsigned all = 1u << question->n_choices, better = 0;
    for (unsigned chosen = 0; chosen < all; chosen++) {
        int value = value_of(question, chosen);
        Risk said = value >= FULL_BP                ? RISK_NONE
                    : value >= question->partial_bp ? RISK_MEDIUM
                                                    : RISK_HIGH;
        better += said < risks[chosen];
        question->is_stricter |= said > risks[chosen];
    }
    if (better)
        json_warn(json_get(question->source, "riskRules"),
                  "values cannot say these rules: %u of %u selections will count for more",
                  better, all);
}

void lens_weigh(Arena *arena, LensQuestion *question)
{
    size_t n, longest = 1;
    const Rule *rules = read_rules(arena, question, &n);
    if (!rules)
        return;
    for (size_t i = 0; i < n; i++)
        longest = rules[i].n > longest ? rules[i].n : longest;
    unsigned all = 1u << question->n_choices;
    Risk *risks = ARENA_ARRAY(arena, Risk, all);
    bool *stack = ARENA_ARRAY(arena, bool, longest);
    for (unsigned chosen = 0; chosen < all; chosen++)
        risks[chosen] = risk_of(rules, chosen, stack);
    set_values(question, risks);
    set_partial(question, risks);
    compare(question, risks);
}
