/* The vocabulary of layouts: a new block is a row here and a builder in a block_*.c. */
#include "layout/blocks.h"

enum {
    N_TILES = 6,
    N_PROSES = 9,
    N_FIGURES = 15,
    N_LISTS = 4,
    N_PRACTICES = 5,
    N_LIMITS = 6,
    N_CHANGES = 3
};

const char *const tile_names[N_TILES] = { "index",     "blockers",  "knowledge",
                                          "assurance", "inventory", "practices" };
const size_t n_tile_names = N_TILES;

const char *const prose_names[N_PROSES] = {
    "summary", "why-not-next", "further",  "roadmap",       "scope",
    "order",   "confidence",   "evidence", "stage-summary",
};
const size_t n_prose_names = N_PROSES;

const char *const figure_names[N_FIGURES] = { "ladder",      "heatmap",  "radar",
                                              "ranking",     "states",   "coverage",
                                              "effort-lift", "burn-up",  "gantt",
                                              "limits",      "runtimes", "waivers",
                                              "agreement",   "moved",    "trend" };
const size_t n_figure_names = N_FIGURES;

const char *const list_names[N_LISTS] = { "typical-workloads", "success-criteria", "risks",
                                          "how-to-advance" };
const size_t n_list_names = N_LISTS;

const char *const practices_names[N_PRACTICES] = { "ahead", "holding", "stage",
                                                   "capability", "found" };
const size_t n_practices_names = N_PRACTICES;

const char *const limits_names[N_LIMITS] = { "looked-at", "unseen",     "left-out",
                                             "stale",     "suppressed", "confidence" };
const size_t n_limits_names = N_LIMITS;

const char *const changes_names[N_CHANGES] = { "summary", "findings", "practices" };
const size_t n_changes_names = N_CHANGES;

const BlockKind block_kinds[] = {
    { "changes", "of,max,fit", changes_names, N_CHANGES, true, build_changes },
    { "contents", "", NULL, 0, false, build_contents },
    { "evidence", "max", NULL, 0, false, build_evidence },
    { "explain", "", NULL, 0, false, build_explain },
    { "figure", "of", figure_names, N_FIGURES, false, build_figure },
    { "glossary", "", NULL, 0, false, build_glossary },
    { "inputs", "", NULL, 0, false, build_inputs },
    { "inventory", "max,fit", NULL, 0, false, build_inventory },
    { "limits", "of", limits_names, N_LIMITS, true, build_limits },
    { "list", "of", list_names, N_LISTS, false, build_list },
    { "method", "", NULL, 0, false, build_method },
    { "moves", "max", NULL, 0, false, build_moves },
    { "plan", "max,fit", NULL, 0, false, build_plan },
    { "practices", "of,max,fit", practices_names, N_PRACTICES, false, build_practices },
    { "prose", "of", prose_names, N_PROSES, false, build_prose },
    { "questions", "max", NULL, 0, false, build_questions },
    { "roadmap", "max,fit", NULL, 0, false, build_roadmap },
    { "stale", "max,fit", NULL, 0, false, build_stale },
    { "suppressions", "max,fit", NULL, 0, false, build_suppressions },
    { "tiles", "of", tile_names, N_TILES, true, build_tiles },
    { "verdict", "", NULL, 0, false, build_verdict },
    { "waivers", "max,fit", NULL, 0, false, build_waivers },
};
const size_t n_block_kinds = sizeof block_kinds / sizeof *block_kinds;
