/* Outlines by HarfBuzz, glyph by glyph; see the header. */
#include "text/outline.h"

#include <hb.h>

#include "text/face.h"

/* A glyph being drawn: where its origin stands, and how large. */
typedef struct {
    const OutlinePen *pen;
    void *to;
    double x, y, scale;
} Tracing;

static double across(const Tracing *tracing, float x)
{
    return tracing->x + (double)x * tracing->scale;
}

static double down(const Tracing *tracing, float y)
{
    return tracing->y - (double)y * tracing->scale;
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
                    float y, void *user)
{
    const Tracing *tracing = data;
    (void)funcs, (void)state, (void)user;
    tracing->pen->move(tracing->to, across(tracing, x), down(tracing, y));
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x,
                    float y, void *user)
{
    const Tracing *tracing = data;
    (void)funcs, (void)state, (void)user;
    tracing->pen->line(tracing->to, across(tracing, x), down(tracing, y));
}

/* HarfBuzz raises quadratic curves to cubic ones when it has no function for them. */
static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float ax,
                     float ay, float bx, float by, float x, float y, void *user)
{
    const Tracing *tracing = data;
    (void)funcs, (void)state, (void)user;
    tracing->pen->curve(tracing->to, across(tracing, ax), down(tracing, ay),
                        across(tracing, bx), down(tracing, by), across(tracing, x),
                        down(tracing, y));
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                       void *user)
{
    const Tracing *tracing = data;
    (void)funcs, (void)state, (void)user;
    tracing->pen->close(tracing->to);
}

static double trace_run(const ShapedRun *run, double x, hb_draw_funcs_t *funcs,
                        const OutlinePen *pen, void *to)
{
    for (size_t i = 0; i < run->n_glyphs; i++) {
        const Glyph *glyph = &run->glyphs[i];
        Tracing tracing = { .pen = pen,
                            .to = to,
                            .x = x + glyph->x_offset * run->scale,
                            .y = -glyph->y_offset * run->scale,
                            .scale = run->scale };
        hb_font_get_glyph_shape(run->face->font, glyph->glyph, funcs, &tracing);
        x += glyph->x_advance * run->scale;
    }
    return x;
}

double text_outline(Faces *faces, TextStyle style, const char *text, const OutlinePen *pen,
                    void *to)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    const Shaped *line = text_shape(faces, style, text);
    double x = 0;
    for (size_t i = 0; i < line->n_runs; i++)
        x = trace_run(&line->runs[i], x, funcs, pen, to);
    hb_draw_funcs_destroy(funcs);
    return line->width;
}
