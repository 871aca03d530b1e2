/* Text that must fit its place in a chart: broken into lines, the last one cut with an
 * ellipsis when there is no room for more. The full text stands in the data table.     */
#ifndef RUNG_CHART_LABEL_H
#define RUNG_CHART_LABEL_H

#include "chart/chart.h"

typedef struct {
    TextStyle style;
    Colour colour;
    Align align;
    int max_lines;
} Label;

/* Height of the lines that `text` takes in `width`. */
double label_height(const ChartKit *kit, const Label *label, const char *text,
                    double width);

/* Draws it with its top at `at`; returns its height. With ALIGN_MIDDLE or ALIGN_END `at`
 * is the middle or the end of the lines. */
double label_draw(const ChartKit *kit, Picture *picture, const Label *label, Point at,
                  const char *text, double width);

/* One line with its baseline at `at`, cut to `width`. */
void label_line(const ChartKit *kit, Picture *picture, const Label *label, Point at,
                const char *text, double width);

/* "3 Internal APIs"; in narrow pictures "3 Internal" where the locale has a short name. */
const char *chart_stage_name(const ChartKit *kit, const Stage *stage, int k, bool narrow);

/* "Roles, permissions & access boundaries"; in narrow pictures "Permissions". */
const char *chart_capability_name(const ChartKit *kit, const Capability *capability,
                                  bool narrow);

/* The same for alternative texts, which are read out in the report's language and can mark
 * no other: where the model speaks another one, a capability by the locale's word for it, a
 * practice by its id instead of `title`. */
const char *chart_capability_said(const ChartKit *kit, const Model *model,
                                  const Capability *capability);
const char *chart_practice_said(const ChartKit *kit, const Model *model,
                                const Practice *practice, const char *title);

/* Words in the arena of the kit. */
#define CHART_TELL(kit, key, ...)                                                          \
    words_say((kit)->words, (kit)->arena, (key), SAY(__VA_ARGS__))
#define CHART_TELL_PLAIN(kit, key) words_say((kit)->words, (kit)->arena, (key), SAY_NOTHING)

/* Tables behind charts: columns with `titles`, or titled by `keys`; the first one its row
 * heads, figures to the right. Cells are then filled row by row. */
Table chart_table(const ChartKit *kit, const char *const *titles, size_t n);
Table chart_columns(const ChartKit *kit, const char *const *keys, size_t n);
void chart_cell(const ChartKit *kit, Table *table, const char *text);

/* Sentences put one behind the other; NULL and "" are left out. */
const char *chart_sentences(const ChartKit *kit, const char *const *sentences, size_t n);

#endif
