/* Conditions, lists, orders, sizes of paper: the words of layouts that are not blocks. */
#include "layout/vocabulary.h"

const Term when_terms[N_WHENS] = {
    [WHEN_ANY] = { "any", "there is something to say; what is left out means this" },
    [WHEN_BASELINE] = { "baseline", "--baseline gives an earlier result" },
    [WHEN_BLOCKERS] = { "blockers", "an open practice keeps the next stage closed" },
    [WHEN_DETERMINED] = { "determined", "enough is known to name the stage" },
    [WHEN_HISTORY] = { "history", "--history or --baseline gives results of earlier days" },
    [WHEN_INVENTORY] = { "inventory", "an input lists the functions" },
    [WHEN_LANDSCAPE] = { "landscape", "the page is wider than high" },
    [WHEN_OWNERS] = { "owners", "an owner is named for something open" },
    [WHEN_SELF_ATTESTED] = { "self-attested", "the stage rests on answers alone" },
    [WHEN_UNDETERMINED] = { "undetermined", "too little is known to name the stage" },
    [WHEN_WAIVERS] = { "waivers", "an input holds waivers" },
};

const Term each_terms[N_EACHES] = {
    [EACH_NONE] = { "none", "one section" },
    [EACH_STAGES] = { "stages", "a section for each stage of the model" },
    [EACH_STAGE] = { "stage", "one section: the stage of --stage, else the next one" },
    [EACH_CAPABILITIES] = { "capabilities", "a section for each capability" },
    [EACH_OWNERS] = { "owners", "a section for each owner of open practices" },
    [EACH_TOOLS] = { "tools", "a section for each tool that found a failure" },
};

const Term order_terms[N_ORDERS] = {
    [ORDER_MODEL] = { "model", "as in the model; owners and tools with most to do first" },
    [ORDER_WEAKEST_FIRST] = { "weakest-first", "the lowest score first" },
    [ORDER_NAME] = { "name", "by name" },
};

const Term sort_terms[N_SORTS] = {
    [SORT_GRAVEST_FIRST] = { "gravest-first", "the most severe practice first" },
    [SORT_MOST_FIRST] = { "most-first", "the group with most findings first" },
    [SORT_NAME] = { "name", "by the group's name" },
};

const Term tone_terms[N_CALLOUT_TONES] = {
    [CALLOUT_NOTE] = { "note", "a remark beside the text" },
    [CALLOUT_WARNING] = { "warning",
                          "what nobody may miss: its word and its colour say so" },
};

#define MM (72 / 25.4)

const PageSize page_sizes[N_PAGE_SIZES] = {
    { "A4", 210 * MM, 297 * MM }, { "A3", 297 * MM, 420 * MM },
    { "A5", 148 * MM, 210 * MM }, { "Letter", 612, 792 },
    { "Legal", 612, 1008 },
};

const LengthUnit length_units[N_UNITS] = { { "mm", MM }, { "in", 72 }, { "pt", 1 } };
