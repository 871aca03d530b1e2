/* Records that are functions: of an inventory, which shows what runs, or of a template,
 * which shows what is declared. Nobody judged them; what they prove the tool file's
 * predicates say, by conditions on the function's settings or by the tests here. Tests that
 * need all functions are made when every input is read (inventory.c).
 *
 * Secret: environment variables are looked at by name only; a value is never touched.    */
#ifndef RUNG_INGEST_FUNCTIONS_H
#define RUNG_INGEST_FUNCTIONS_H

#include "ingest/function/platform.h"
#include "ingest/intake.h"
#include "ingest/list/field.h"

/* A record whose rules have "functions". Counts it. */
void function_record(Reading *reading, const RecordRules *rules, const Level *at);

/* When all documents are read: what the list proves as a whole. */
void functions_end(Reading *reading);

/* A record whose rules have "setting": one setting of a function. Counts it. */
void setting_record(Reading *reading, const RecordRules *rules, const Level *at);

/* --- pieces, each in a file of its own ------------------------------------------------ */

/* facts.c: predicates that state conditions. How many of them say something. */
size_t facts_tell(Reading *reading, const Level *at, const Record *record);

/* environment.c: names of variables, and whether one promises a secret. */
const char **environment_names(Reading *reading, const FunctionRules *rules,
                               const Level *at, size_t *n);
bool environment_names_secret(const char *name);

/* observers.c: what gives an observer away. */
typedef struct {
    const char *provider;
    const char **names, **layers;
    size_t n_names, n_layers;
    const char *handler, *wrapper;
} Signs;

/* Keeps who watches the thing; `is_evidence`: also what that proves. */
void observers_see(Reading *reading, const Signs *signs, Thing *thing, const Record *record,
                   bool is_evidence);

/* limits.c: which limits of its platform the function is near to. */
typedef struct {
    int64_t memory_mb, timeout_s, storage_mb, code_bytes;
    size_t n_layers;
} Sizes;

void limits_hold(Reading *reading, const Plan *plan, const Level *at, const Sizes *sizes,
                 InventoryItem *item);
Outcome limits_judge(Reading *reading, const Plan *plan, const Level *at,
                     const Sizes *sizes);

/* "timeout 880 of 900 s, memory 10240 of 10240 MB": what has come near. */
const char *limits_told(Arena *arena, const InventoryItem *item);

/* tags.c: an object, or a list of keys and values. A criticality becomes a weight. */
void tags_read(Reading *reading, Json tags, Thing *thing, const Record *record,
               bool is_evidence);

#endif
