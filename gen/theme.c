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
