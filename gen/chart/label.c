/* Fitting text into charts; see the header. */
#include "chart/label.h"

#include "base/buffer.h"
#include "base/text8.h"

static Line *break_label(const ChartKit *kit, const Label *label, const char *text,
                         double width, size_t *n)
{
    const Span span = { .text = text, .style = label->style };
    return text_break(kit->faces, kit->arena, &span, 1, width, LINES_FILLED, n);
}

double label_height(const ChartKit *kit, const Label *label, const char *text, double width)
{
    size_t n;
    break_label(kit, label, text, width, &n);
    if (n > (size_t)label->max_lines)
        n = (size_t)label->max_lines;
    return (double)n * text_leading(kit->faces, label->style);
}

void label_line(const ChartKit *kit, Picture *picture, const Label *label, Point at,
                const char *text, double width)
{
    const char *fits =
        text_width(kit->faces, label->style, text) <= width
            ? text
            : text_shorten(kit->faces, kit->arena, label->style, text, width);
    picture_text(picture, at, label->align, label->style, label->colour, fits,
                 text_width(kit->faces, label->style, fits));
}

static const char *text_of(Arena *arena, const Line *line)
{
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < line->n_parts; i++) {
        if (i)
            buffer_char(&out, ' ');
        buffer_text(&out, line->parts[i].text);
    }
    return out.data;
}

double label_draw(const ChartKit *kit, Picture *picture, const Label *label, Point at,
                  const char *text, double width)
{
    double leading = text_leading(kit->faces, label->style);
    double ascent = text_ascent(kit->faces, label->style);
    double slack = (leading - ascent - text_descent(kit->faces, label->style)) / 2;
    size_t n;
    const Line *lines = break_label(kit, label, text, width, &n);
    size_t shown = n < (size_t)label->max_lines ? n : (size_t)label->max_lines;
    for (size_t i = 0; i < shown; i++) {
        const char *line = text_of(kit->arena, &lines[i]);
        for (size_t k = i + 1; i + 1 == shown && k < n; k++) /* the rest, to be cut */
            line = arena_printf(kit->arena, "%s %s", line, text_of(kit->arena, &lines[k]));
        Point base = { at.x, at.y + (double)i * leading + slack + ascent };
        label_line(kit, picture, label, base, line, width);
    }
    return (double)shown * leading;
}

const char *chart_stage_name(const ChartKit *kit, const Stage *stage, int k, bool narrow)
{
    const char *key = arena_printf(kit->arena, "stage_short.%s", stage->id);
    const char *name = stage->name;
    const char *brief =
        narrow && words_have(kit->words, key) ? CHART_TELL_PLAIN(kit, key) : name;
    if (text8_starts(name, brief)) /* else the stage has been given another name */
        name = brief;
    return CHART_TELL(kit, "ladder.name", { "n", .number = k }, { "name", .text = name });
}

static const char *capability_word(const ChartKit *kit, const Capability *capability)
{
    const char *key = arena_printf(kit->arena, "capability.%s", capability->id);
    return words_have(kit->words, key) ? CHART_TELL_PLAIN(kit, key) : NULL;
}

const char *chart_capability_name(const ChartKit *kit, const Capability *capability,
                                  bool narrow)
{
    const char *word = narrow ? capability_word(kit, capability) : NULL;
    return word ? CHART_TELL(kit, "sentence.start", { "x", .text = word })
                : capability->name;
}

static bool is_foreign(const ChartKit *kit, const Model *model)
{
    return !text8_same(model->language, words_language(kit->words));
}

const char *chart_capability_said(const ChartKit *kit, const Model *model,
                                  const Capability *capability)
{
    const char *word = is_foreign(kit, model) ? capability_word(kit, capability) : NULL;
    return word ? word : capability->name;
}

const char *chart_practice_said(const ChartKit *kit, const Model *model,
                                const Practice *practice, const char *title)
{
    return is_foreign(kit, model) ? practice->id : title;
}

Table chart_table(const ChartKit *kit, const char *const *titles, size_t n)
{
    Table table = { .columns = ARENA_ARRAY(kit->arena, Column, n), .n_columns = n };
    for (size_t i = 0; i < n; i++)
        table.columns[i] = (Column){ .title = titles[i],
                                     .align = i ? ALIGN_END : ALIGN_START,
                                     .weight = i ? 1 : 2,
                                     .row_head = i == 0 };
    return table;
}

void chart_cell(const ChartKit *kit, Table *table, const char *text)
{
    size_t filled = table->n_total++;
    ARENA_PUSH(kit->arena, table->cells, filled) = prose_of(kit->arena, text);
    table->n_rows = table->n_total / table->n_columns;
}

Table chart_columns(const ChartKit *kit, const char *const *keys, size_t n)
{
    const char **titles = ARENA_ARRAY(kit->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        titles[i] = CHART_TELL_PLAIN(kit, keys[i]);
    return chart_table(kit, titles, n);
}

const char *chart_sentences(const ChartKit *kit, const char *const *sentences, size_t n)
{
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        if (sentences[i] && *sentences[i])
            text = *text ? arena_printf(kit->arena, "%s %s", text, sentences[i])
                         : sentences[i];
    return text;
}
