/* Names of the verdict's enumerations, as they stand in result.json, and how a waiver
 * stands. */
#include "scorecard.h"

const char *const state_names[N_STATES] = {
    [STATE_MET] = "met",
    [STATE_PARTIAL] = "partial",
    [STATE_NOT_MET] = "not_met",
    [STATE_UNKNOWN] = "unknown",
    [STATE_NOT_APPLICABLE] = "not_applicable",
    [STATE_WAIVED] = "waived",
};

const char *const basis_names[N_BASES] = {
    [BASIS_NOTHING] = "nothing",   [BASIS_TOOLS] = "tools",
    [BASIS_ANSWER] = "answer",     [BASIS_TOOLS_AND_ANSWER] = "tools_and_answer",
    [BASIS_INFERRED] = "inferred",
};

const char *const not_counted_names[N_NOT_COUNTED] = {
    [NOT_COUNTED_SUSPECT] = "suspect",       [NOT_COUNTED_ATTESTED] = "attested",
    [NOT_COUNTED_CONTEXT] = "context",       [NOT_COUNTED_CORROBORATION] = "corroboration",
    [NOT_COUNTED_INDIRECT] = "indirect",     [NOT_COUNTED_WAIVED] = "waived",
    [NOT_COUNTED_NO_VERDICT] = "no_verdict", [NOT_COUNTED_WEAK_PASS] = "weak_pass",
    [NOT_COUNTED_OVERRULED] = "overruled",   [NOT_COUNTED_ANSWER_ONLY] = "answer_only",
    [NOT_COUNTED_UNDATED] = "undated",
};

const char *const action_names[N_ACTIONS] = {
    [ACTION_DO] = "do",
    [ACTION_COLLECT_EVIDENCE] = "collect_evidence",
};

const char *const headline_names[N_HEADLINES] = {
    [HEADLINE_UNKNOWN] = "unknown",
    [HEADLINE_AT_MOST] = "at_most",
    [HEADLINE_EVALUATING] = "evaluating",
    [HEADLINE_RUNNING] = "running",
    [HEADLINE_ATTAINED] = "attained",
    [HEADLINE_HELD] = "held",
    [HEADLINE_WITH_WAIVERS] = "with_waivers",
    [HEADLINE_SELF_ATTESTED] = "self_attested",
    [HEADLINE_SELF_ATTESTED_WITH_WAIVERS] = "self_attested_with_waivers",
    [HEADLINE_WITHHELD] = "withheld",
};

const char *const waiver_state_names[N_WAIVER_STATES] = {
    [WAIVER_VALID] = "valid",
    [WAIVER_EXPIRED] = "expired",
    [WAIVER_NOT_BEGUN] = "not_begun",
    [WAIVER_TOO_LONG] = "too_long",
};

WaiverState waiver_state(const Waiver *waiver, Date as_of, const Parameters *parameters)
{
    if (waiver->expires < as_of)
        return WAIVER_EXPIRED;
    if ((int64_t)waiver->expires - waiver->created > parameters->waiver_max_days)
        return WAIVER_TOO_LONG;
    return waiver->created > as_of ? WAIVER_NOT_BEGUN : WAIVER_VALID;
}
