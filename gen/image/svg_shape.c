/* Shapes as paths: what an SVG draws becomes moves, lines and cubic curves, turned by the
 * matrix as they are added. */
#include <math.h>

#include "image/svg.h"

/* How far the handles of a curve reach that draws a quarter of a circle. */
static const double QUARTER = 0.5522847;
static const double PI = 3.14159265358979323846;

static void add(Path *path, char verb, const Point *points, size_t n)
{
    const Matrix *m = path->matrix;
    buffer_char(&path->verbs, verb);
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(path->arena, path->points, path->n_points) =
            (Point){ m->a * points[i].x + m->c * points[i].y + m->e,
                     m->b * points[i].x + m->d * points[i].y + m->f };
}

void path_move(Path *path, Point to)
{
    add(path, 'M', &to, 1);
}

void path_line(Path *path, Point to)
{
    add(path, 'L', &to, 1);
}

void path_curve(Path *path, Point first, Point second, Point to)
{
    const Point points[] = { first, second, to };
    add(path, 'C', points, 3);
}

void path_close(Path *path)
{
    add(path, 'Z', NULL, 0);
}

void path_ellipse(Path *path, Point centre, double rx, double ry)
{
    path_round_rect(path, (Rect){ centre.x - rx, centre.y - ry, 2 * rx, 2 * ry }, rx, ry);
}

void path_round_rect(Path *path, Rect box, double rx, double ry)
{
    rx = fmin(rx, box.width / 2);
    ry = fmin(ry, box.height / 2);
    double x0 = box.x, x1 = box.x + box.width, y0 = box.y, y1 = box.y + box.height;
    bool is_round = rx > 0 && ry > 0;
    if (!is_round)
        rx = ry = 0;
    const Point corners[4][2] = { /* before and behind each corner, clockwise */
                                  { { x1 - rx, y0 }, { x1, y0 + ry } },
                                  { { x1, y1 - ry }, { x1 - rx, y1 } },
                                  { { x0 + rx, y1 }, { x0, y1 - ry } },
                                  { { x0, y0 + ry }, { x0 + rx, y0 } }
    };
    const Point tips[4] = { { x1, y0 }, { x1, y1 }, { x0, y1 }, { x0, y0 } };
    path_move(path, corners[3][1]);
    for (int i = 0; i < 4; i++) {
        Point from = corners[i][0], to = corners[i][1], tip = tips[i];
        path_line(path, from);
        if (is_round)
            path_curve(
                path,
                (Point){ from.x + (tip.x - from.x) * QUARTER,
                         from.y + (tip.y - from.y) * QUARTER },
                (Point){ to.x + (tip.x - to.x) * QUARTER, to.y + (tip.y - to.y) * QUARTER },
                to);
    }
    path_close(path);
}

/* --- arcs ---------------------------------------------------------------------------- */

/* A point of the unit circle, on the ellipse. */
static Point on_ellipse(const Matrix *ellipse, double x, double y)
{
    return (Point){ ellipse->a * x + ellipse->c * y + ellipse->e,
                    ellipse->b * x + ellipse->d * y + ellipse->f };
}

/* At most a quarter at a time: there a cubic curve is true to one part in 4,000. */
static void sweep(Path *path, const Matrix *ellipse, double from, double by, Point to)
{
    int n = (int)ceil(fabs(by) / (PI / 2) - 1e-9);
    n = n < 1 ? 1 : n;
    double step = by / n, reach = 4.0 / 3.0 * tan(step / 4);
    for (int i = 0; i < n; i++) {
        double a = from + i * step, b = a + step;
        Point end = i + 1 < n ? on_ellipse(ellipse, cos(b), sin(b)) : to;
        path_curve(
            path, on_ellipse(ellipse, cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            on_ellipse(ellipse, cos(b) + reach * sin(b), sin(b) - reach * cos(b)), end);
    }
}

/* From end points to the centre: SVG 1.1, F.6.5, its names kept. */
void path_arc(Path *path, Point from, const Arc *arc, Point to)
{
    double rx = fabs(arc->rx), ry = fabs(arc->ry);
    if (!(rx > 0) || !(ry > 0) || hypot(from.x - to.x, from.y - to.y) <= 0) {
        path_line(path, to);
        return;
    }
    double phi = fmod(arc->turn, 360) * PI / 180, c = cos(phi), s = sin(phi);
    double dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    double x = (c * dx + s * dy) / rx, y = (c * dy - s * dx) / ry; /* on the unit circle */
    double far = x * x + y * y;
    if (far > 1) { /* too small to reach: made larger until it does */
        rx *= sqrt(far), ry *= sqrt(far);
        x /= sqrt(far), y /= sqrt(far);
        far = 1;
    }
    double k = sqrt(fmax(0, 1 / far - 1));
    if (arc->is_large == arc->is_clockwise)
        k = -k;
    double cx = k * y, cy = -k * x; /* the centre, seen from half way */
    Matrix ellipse = { c * rx, s * rx, -s * ry, c * ry, 0, 0 };
    Point centre = on_ellipse(&ellipse, cx, cy);
    ellipse.e = (from.x + to.x) / 2 + centre.x;
    ellipse.f = (from.y + to.y) / 2 + centre.y;
    double start = atan2(y - cy, x - cx), end = atan2(-y - cy, -x - cx);
    double by = end - start;
    if (arc->is_clockwise && by < 0)
        by += 2 * PI;
    else if (!arc->is_clockwise && by > 0)
        by -= 2 * PI;
    sweep(path, &ellipse, start, by, to);
}
