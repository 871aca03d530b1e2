/* Readers of the rules in a tool file's head; see ingest/tool/tool.h for what they fill.
 * What a tool file says at its top holds for all its forms; what a form says, for all its
 * records; what an entry of "records" says, for those. Made for tool.c alone.
 *
 * Errors: DIAG_CONTENT with the place in the tool file.                                */
#ifndef RUNG_INGEST_TOOL_RULES_H
#define RUNG_INGEST_TOOL_RULES_H

#include "ingest/tool/tool.h"

const char *rule_text(Arena *arena, const char *text);     /* a copy; NULL stays NULL */
const char **rule_texts(Arena *arena, Json in, size_t *n); /* a text, or an array */

/* The members of an object that are conditions. */
#define CONDITION_KEYS "has,is,starts,ends,contains,at_least,at_most,differs,lacks,not"
Conditions rule_conditions(Arena *arena, Json in); /* among other members */
AnyOf rule_any_of(Arena *arena, Json in);          /* a set of conditions, or an array */
Field rule_field(Arena *arena, Json in);

/* record_rules.c. One member of the rules for records; false when it is none. Nothing is
 * read for NULL. */
bool rule_of_record(Arena *arena, RecordRules *rules, const char *key, Json in);
void rule_names_of_records(const char **names, size_t most, size_t *n);
Outcome rule_outcome(Json in, const char *key);

/* function_rules.c */
void rule_functions(Arena *arena, RecordRules *rules, Json in);
void rule_setting(Arena *arena, RecordRules *rules, Json in);
void rule_predicate_test(Arena *arena, Predicate *predicate, Json in);

/* Members of a head, of a form, or of an entry of "records": those that are rules. */
typedef struct {
    const char **keys;
    Json *values;
    size_t n;
} RuleMembers;

/* Is this member one of a form's rules? */
bool rule_is_known(const char *key);
void rule_names(const char **names, size_t most, size_t *n); /* for "did you mean" */

/* --- what nobody but a tool file's author can put right (check.c) ------------------
 */

/* Complains of a member whose type no such member has. */
bool rule_type_fits(const char *key, Json in);

/* The id is the file's name, so that each names the other; of the user's own tools a form
 * is asked for. */
void check_head(const Tool *tool, const char *path, Diag *diag);

/* "checks" comes last: what stands behind it would not be seen. */
void check_order(const char *path, const JsonMember *members, size_t n, Diag *diag);

/* Members of a check in a tool file of the user's own. */
void check_members(Json check);

/* What is proven (proof.c). Is this member one of those that say it? */
bool rule_proof(Arena *arena, Proof *proof, const char *key, Json in);
void rule_proofs(Arena *arena, Proof *proof, Json form);
void rule_proof_by_words(Shape *shape); /* where the tool file says nothing */

/* Reads "recognise": every form with the rules that hold for it. */
void rule_forms(Arena *arena, Tool *tool, const RuleMembers *head, Json recognise);

#endif
