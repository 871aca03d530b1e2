/* A theme for tests of text and of what draws it: Lato and JetBrains Mono in the sizes of
 * a report. */
#ifndef RUNG_TESTS_TEXT_SLATE_H
#define RUNG_TESTS_TEXT_SLATE_H

#include "theme.h"

static const Theme slate = {
    .name = "slate",
    .family_text = "Lato",
    .family_code = "JetBrains Mono",
    .type = {
        [STYLE_TEXT] = { FACE_REGULAR, 10, 14.5, 0, false },
        [STYLE_STRONG] = { FACE_SEMIBOLD, 10, 14.5, 0, false },
        [STYLE_LEAD] = { FACE_REGULAR, 12, 17, 0, false },
        [STYLE_TITLE] = { FACE_HEAVY, 25, 30, -0.01, false },
        [STYLE_H1] = { FACE_BOLD, 17, 22, 0, false },
        [STYLE_H2] = { FACE_BOLD, 14, 18, 0, false },
        [STYLE_H3] = { FACE_BOLD, 11, 15, 0, false },
        [STYLE_EYEBROW] = { FACE_BOLD, 8, 11, 0.08, false },
        [STYLE_SMALL] = { FACE_REGULAR, 8.2, 11.5, 0, false },
        [STYLE_SMALL_STRONG] = { FACE_SEMIBOLD, 8.2, 11.5, 0, false },
        [STYLE_NUMBER] = { FACE_HEAVY, 24, 28, 0, true },
        [STYLE_LABEL] = { FACE_REGULAR, 8.5, 11, 0, false },
        [STYLE_LABEL_STRONG] = { FACE_BOLD, 8.5, 11, 0, false },
        [STYLE_CODE] = { FACE_CODE, 8.5, 12, 0, false },
        [STYLE_TABLE] = { FACE_REGULAR, 9, 12.5, 0, true },
        [STYLE_TABLE_STRONG] = { FACE_SEMIBOLD, 9, 12.5, 0, true },
        [STYLE_TABLE_HEAD] = { FACE_SEMIBOLD, 8.2, 11.5, 0, false },
        [STYLE_EMPHASIS] = { FACE_ITALIC, 10, 14.5, 0, false },
    },
    .light = {
        [COLOUR_GROUND] = 0xFFFFFF,     [COLOUR_INK] = 0x14213D,
        [COLOUR_MUTED] = 0x5B6478,      [COLOUR_RULE] = 0xDDE2EA,
        [COLOUR_PANEL] = 0xF5F7FA,      [COLOUR_ACCENT] = 0x1F5FBF,
        [COLOUR_ACCENT_SOFT] = 0xA9C3EA, [COLOUR_ACCENT_FAINT] = 0xE6EDF8,
        [COLOUR_ON_ACCENT] = 0xFFFFFF,  [COLOUR_MET] = 0x1B7F5C,
        [COLOUR_ON_MET] = 0xFFFFFF,     [COLOUR_PARTIAL] = 0xF2D58A,
        [COLOUR_ON_PARTIAL] = 0x14213D, [COLOUR_NOT_MET] = 0xB3261E,
        [COLOUR_ON_NOT_MET] = 0xFFFFFF, [COLOUR_UNKNOWN] = 0xFFFFFF,
        [COLOUR_ON_UNKNOWN] = 0x5B6478,
    },
};

#endif
