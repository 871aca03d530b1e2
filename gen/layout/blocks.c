/* The vocabulary of layouts: a new block is a row here and a builder in a block_*.c. */
#include "layout/blocks.h"

enum {
    N_TILES = 6,
    N_PROSES = 9,
    N_FIGURES = 15,
    N_LISTS = 4,
    N_PRACTICES = 5,
    N_LIMITS = 6,
    N_CHANGES = 3,
    N_MOVES_OF = 6,
    N_GROUPINGS = 5
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

const char *const moves_names[N_MOVES_OF] = { "all",   "now",  "next",
                                              "later", "here", "unplanned" };
const size_t n_moves_names = N_MOVES_OF;

const char *const grouping_names[N_GROUPINGS] = { "practice", "capability", "owner",
                                                  "resource", "tool" };
const size_t n_grouping_names = N_GROUPINGS;

const BlockKind block_kinds[] = {
    { "break", "", NULL, 0, OF_NONE, build_break,
      "What comes next in the section begins a page." },
    { "callout", "text,tone", NULL, 0, OF_NONE, build_callout,
      "A framed remark of the author's." },
    { "capabilities", "max", NULL, 0, OF_NONE, build_capabilities,
      "A table of the capabilities: what is in place of each up to the next stage." },
    { "changes", "of,max", changes_names, N_CHANGES, OF_WORDS, build_changes,
      "What changed since the baseline; nothing without one." },
    { "columns", "columns,blocks", NULL, 0, OF_NONE, build_columns,
      "Blocks that flow through two or three columns of equal height." },
    { "contents", "", NULL, 0, OF_NONE, build_contents,
      "Where the table of contents stands." },
    { "cover", "classification", NULL, 0, OF_NONE, build_cover,
      "A title page: whose report it is, what it says in a line, the logo." },
    { "evidence", "max", NULL, 0, OF_NONE, build_evidence,
      "Every practice (inside each over capabilities: of that one) with its proof." },
    { "explain", "", NULL, 0, OF_NONE, build_explain,
      "How each verdict was reached: rules, numbers, and what would turn it." },
    { "figure", "of", figure_names, N_FIGURES, OF_WORD, build_figure,
      "A chart with its alt text and data table." },
    { "findings", "of,max,groups,sort", grouping_names, N_GROUPINGS, OF_WORD,
      build_findings,
      "What fails, record by record, grouped; inside each only what belongs to it." },
    { "glossary", "", NULL, 0, OF_NONE, build_glossary, "The terms used in the report." },
    { "image", "file,alt,width,caption", NULL, 0, OF_NONE, build_image,
      "A PNG, JPEG or SVG file beside the layout, with words for those who do not see "
      "it." },
    { "inputs", "", NULL, 0, OF_NONE, build_inputs,
      "The files that were read and what became of their records." },
    { "inventory", "max", NULL, 0, OF_NONE, build_inventory,
      "The functions, their runtimes and owners." },
    { "limits", "of", limits_names, N_LIMITS, OF_WORDS, build_limits,
      "What was looked at and what was not, and how sure the verdict is." },
    { "limits-watch", "max", NULL, 0, OF_NONE, build_limits_watch,
      "Functions that have come near to a limit of their platform." },
    { "list", "of", list_names, N_LISTS, OF_WORD, build_list,
      "A list from the model; inside each over stages." },
    { "method", "", NULL, 0, OF_NONE, build_method, "How the verdict is reached." },
    { "moves", "max", NULL, 0, OF_NONE, build_moves,
      "The first recommendations as cards." },
    { "owners", "max", NULL, 0, OF_NONE, build_owners,
      "A table of the owners with what each has to do." },
    { "plan", "max", NULL, 0, OF_NONE, build_plan,
      "The steps of the least work that attains the next stage, with the score after "
      "each." },
    { "practices", "of,max", practices_names, N_PRACTICES, OF_WORD, build_practices,
      "A table of practices with their states." },
    { "prose", "of", prose_names, N_PROSES, OF_WORD, build_prose, "A composed paragraph." },
    { "questions", "max", NULL, 0, OF_NONE, build_questions,
      "The questions whose answers would settle the verdict." },
    { "recommendations", "of,max", moves_names, N_MOVES_OF, OF_PERHAPS,
      build_recommendations,
      "Recommendations in full: why, how things stand, the steps, when it is done." },
    { "roadmap", "of,max", moves_names, N_MOVES_OF, OF_PERHAPS, build_roadmap,
      "Recommendations as a table, in the order to take them." },
    { "rule", "", NULL, 0, OF_NONE, build_rule, "A line across." },
    { "space", "height", NULL, 0, OF_NONE, build_space, "Room, such as \"10mm\"." },
    { "stale", "max", NULL, 0, OF_NONE, build_stale,
      "Records that were too old to count." },
    { "suppressions", "max", NULL, 0, OF_NONE, build_suppressions,
      "Findings that tools were told to overlook." },
    { "text", "markdown,file", NULL, 0, OF_NONE, build_text,
      "The author's own words, in Markdown or in a Markdown file beside the layout." },
    { "tiles", "of", tile_names, N_TILES, OF_WORDS, build_tiles,
      "Up to six numbers with their words." },
    { "verdict", "", NULL, 0, OF_NONE, build_verdict,
      "The title of the report and the line below it." },
    { "waivers", "max", NULL, 0, OF_NONE, build_waivers,
      "All waivers and whether they hold." },
};
const size_t n_block_kinds = sizeof block_kinds / sizeof *block_kinds;
