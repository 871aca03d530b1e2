/* Names of the theme's roles. */
#include "theme.h"

const char *const colour_names[N_COLOURS] = {
    [COLOUR_NONE] = "none",
    [COLOUR_GROUND] = "ground",
    [COLOUR_INK] = "ink",
    [COLOUR_MUTED] = "muted",
    [COLOUR_RULE] = "rule",
    [COLOUR_PANEL] = "panel",
    [COLOUR_ACCENT] = "accent",
    [COLOUR_ACCENT_SOFT] = "accent-soft",
    [COLOUR_ACCENT_FAINT] = "accent-faint",
    [COLOUR_ON_ACCENT] = "on-accent",
    [COLOUR_PLATE] = "plate",
    [COLOUR_CHART] = "chart",
    [COLOUR_CHART_SOFT] = "chart-soft",
    [COLOUR_CHART_FAINT] = "chart-faint",
    [COLOUR_ON_CHART] = "on-chart",
    [COLOUR_GRID] = "grid",
    [COLOUR_MET] = "met",
    [COLOUR_ON_MET] = "on-met",
    [COLOUR_MOSTLY] = "mostly",
    [COLOUR_ON_MOSTLY] = "on-mostly",
    [COLOUR_PARTIAL] = "partial",
    [COLOUR_ON_PARTIAL] = "on-partial",
    [COLOUR_LITTLE] = "little",
    [COLOUR_ON_LITTLE] = "on-little",
    [COLOUR_NOT_MET] = "not-met",
    [COLOUR_ON_NOT_MET] = "on-not-met",
    [COLOUR_UNKNOWN] = "unknown",
    [COLOUR_ON_UNKNOWN] = "on-unknown",
};

const char *const text_style_names[N_TEXT_STYLES] = {
    [STYLE_TEXT] = "text",
    [STYLE_STRONG] = "strong",
    [STYLE_LEAD] = "lead",
    [STYLE_TITLE] = "title",
    [STYLE_H1] = "h1",
    [STYLE_H2] = "h2",
    [STYLE_H3] = "h3",
    [STYLE_EYEBROW] = "eyebrow",
    [STYLE_SMALL] = "small",
    [STYLE_SMALL_STRONG] = "small-strong",
    [STYLE_NUMBER] = "number",
    [STYLE_LABEL] = "label",
    [STYLE_LABEL_STRONG] = "label-strong",
    [STYLE_CODE] = "code",
    [STYLE_TABLE] = "table",
    [STYLE_TABLE_STRONG] = "table-strong",
    [STYLE_TABLE_HEAD] = "table-head",
    [STYLE_EMPHASIS] = "emphasis",
};

const char *const space_names[N_SPACES] = {
    [SPACE_NONE] = "none",
    [SPACE_TIGHT] = "tight",
    [SPACE_PARAGRAPH] = "paragraph",
    [SPACE_HEADING] = "heading",
    [SPACE_BLOCK] = "block",
    [SPACE_GROUP] = "group",
    [SPACE_SUBSECTION] = "subsection",
    [SPACE_SECTION] = "section",
};

const uint32_t *theme_pages(const Theme *theme)
{
    return theme->dark_pages ? theme->dark : theme->light;
}
