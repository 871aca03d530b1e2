/* What a tool file says about the worth of its records: "proves", "passes", "tried". At
 * the top of the file they hold for all forms; a form may say its own. */
#include <string.h>

#include "ingest/tool/rules.h"

const char *const proves_names[N_PROVES] = {
    [PROVES_ITEMISED] = "itemised", [PROVES_AGGREGATED] = "aggregated",
    [PROVES_FAILURES] = "failures", [PROVES_INVENTORY] = "inventory",
    [PROVES_CONTEXT] = "context",   [PROVES_ATTESTED] = "attested",
};

static void rule_proves(Arena *arena, Proof *proof, Json in)
{
    (void)arena;
    for (size_t i = 0; json_text(in) && i < N_PROVES; i++)
        if (strcmp(json_text(in), proves_names[i]) == 0) {
            proof->proves = (Proves)i;
            proof->is_said = true;
            return;
        }
    json_expected(in, "itemised, aggregated, failures, inventory, context or attested");
}

static void rule_passes(Arena *arena, Proof *proof, Json in)
{
    if (!json_text(in))
        json_expected(in, "a sentence");
    proof->passes = rule_text(arena, json_text(in));
}

static void rule_tried(Arena *arena, Proof *proof, Json in)
{
    proof->tried = rule_texts(arena, in, &proof->n_tried);
}

static const struct {
    const char *key;
    void (*read)(Arena *arena, Proof *proof, Json in);
} members[] = {
    { "proves", rule_proves },
    { "passes", rule_passes },
    { "tried", rule_tried },
};
enum { N_MEMBERS = sizeof members / sizeof *members };

bool rule_proof(Arena *arena, Proof *proof, const char *key, Json in)
{
    for (size_t i = 0; i < N_MEMBERS; i++)
        if (strcmp(members[i].key, key) == 0) {
            members[i].read(arena, proof, in);
            return true;
        }
    return false;
}

void rule_proofs(Arena *arena, Proof *proof, Json form)
{
    for (size_t i = 0; i < N_MEMBERS; i++) {
        Json in = json_get(form, members[i].key);
        if (json_here(in))
            members[i].read(arena, proof, in);
    }
}

static bool may_pass(const VerdictRule *rule)
{
    if (rule->fixed)
        return rule->outcome == OUTCOME_PASS;
    for (size_t i = 0; i < rule->n_cases; i++)
        if (rule->cases[i].outcome == OUTCOME_PASS)
            return true;
    for (size_t i = 0; i < rule->n_words; i++)
        if (rule->words[i].outcome == OUTCOME_PASS)
            return true;
    return (rule->absent_known && rule->absent == OUTCOME_PASS) ||
           (rule->other_known && rule->other == OUTCOME_PASS);
}

void rule_proof_by_words(Shape *shape)
{
    if (shape->proof.is_said)
        return;
    shape->proof.proves = PROVES_FAILURES;
    for (size_t i = 0; i < shape->rules.n_paths; i++)
        if (may_pass(&shape->rules.paths[i].rules.verdict))
            shape->proof.proves = PROVES_ITEMISED;
}
