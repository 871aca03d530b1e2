/* Path data of SVG (1.1, section 8.3): every command becomes moves, lines and cubic curves.
 * A table says how many numbers each command takes. */
#include <math.h>
#include <string.h>

#include "image/svg.h"

enum { MOST_NUMBERS = 7 };

/* Where the pen is, and what the next smooth curve goes on from. */
typedef struct {
    Path *path;
    Point at, start;
    Point handle; /* the last curve's second one */
    char last;    /* command, as a capital */
} Pen;

typedef void Draw(Pen *pen, const double *v, Point origin);

static Point moved(Point origin, double x, double y)
{
    return (Point){ origin.x + x, origin.y + y };
}

/* The handle on the other side of the pen. */
static Point mirrored(const Pen *pen, const char *of)
{
    if (!pen->last || !strchr(of, pen->last))
        return pen->at;
    return (Point){ 2 * pen->at.x - pen->handle.x, 2 * pen->at.y - pen->handle.y };
}

static void draw_move(Pen *pen, const double *v, Point origin)
{
    pen->start = pen->at = moved(origin, v[0], v[1]);
    path_move(pen->path, pen->at);
}

static void line_to(Pen *pen, Point to)
{
    path_line(pen->path, to);
    pen->at = to;
}

static void draw_line(Pen *pen, const double *v, Point origin)
{
    line_to(pen, moved(origin, v[0], v[1]));
}

static void draw_across(Pen *pen, const double *v, Point origin)
{
    line_to(pen, (Point){ origin.x + v[0], pen->at.y });
}

static void draw_down(Pen *pen, const double *v, Point origin)
{
    line_to(pen, (Point){ pen->at.x, origin.y + v[0] });
}

static void curve_to(Pen *pen, Point first, Point second, Point to)
{
    path_curve(pen->path, first, second, to);
    pen->handle = second;
    pen->at = to;
}

static void draw_curve(Pen *pen, const double *v, Point origin)
{
    curve_to(pen, moved(origin, v[0], v[1]), moved(origin, v[2], v[3]),
             moved(origin, v[4], v[5]));
}

static void draw_smooth(Pen *pen, const double *v, Point origin)
{
    curve_to(pen, mirrored(pen, "CS"), moved(origin, v[0], v[1]),
             moved(origin, v[2], v[3]));
}

/* A curve with one handle is one with two that lie two thirds of the way to it. */
static void quadratic_to(Pen *pen, Point handle, Point to)
{
    Point from = pen->at;
    path_curve(
        pen->path,
        (Point){ from.x + (handle.x - from.x) * 2 / 3,
                 from.y + (handle.y - from.y) * 2 / 3 },
        (Point){ to.x + (handle.x - to.x) * 2 / 3, to.y + (handle.y - to.y) * 2 / 3 }, to);
    pen->handle = handle;
    pen->at = to;
}

static void draw_quadratic(Pen *pen, const double *v, Point origin)
{
    quadratic_to(pen, moved(origin, v[0], v[1]), moved(origin, v[2], v[3]));
}

static void draw_smooth_quadratic(Pen *pen, const double *v, Point origin)
{
    quadratic_to(pen, mirrored(pen, "QT"), moved(origin, v[0], v[1]));
}

static void draw_arc(Pen *pen, const double *v, Point origin)
{
    Arc arc = {
        .rx = v[0], .ry = v[1], .turn = v[2], .is_large = v[3] > 0, .is_clockwise = v[4] > 0
    };
    Point to = moved(origin, v[5], v[6]);
    path_arc(pen->path, pen->at, &arc, to);
    pen->at = to;
}

static void draw_close(Pen *pen, const double *v, Point origin)
{
    (void)v, (void)origin;
    path_close(pen->path);
    pen->at = pen->start;
}

static const struct {
    char letter;
    int numbers;
    Draw *draw;
} commands[] = {
    { 'M', 2, draw_move },      { 'L', 2, draw_line },
    { 'H', 1, draw_across },    { 'V', 1, draw_down },
    { 'C', 6, draw_curve },     { 'S', 4, draw_smooth },
    { 'Q', 4, draw_quadratic }, { 'T', 2, draw_smooth_quadratic },
    { 'A', 7, draw_arc },       { 'Z', 0, draw_close },
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

/* Flags of an arc may stand without a gap: "a1 1 0 00.5.5". */
static bool read_flag(const char **at, double *out)
{
    if (**at != '0' && **at != '1')
        return false;
    *out = *(*at)++ - '0';
    *at += strspn(*at, " \t\r\n,");
    return true;
}

static bool read_numbers(const char **at, char letter, int n, double *values)
{
    for (int i = 0; i < n; i++) {
        bool is_flag = letter == 'A' && (i == 3 || i == 4);
        if (is_flag ? !read_flag(at, &values[i]) : !read_number(at, &values[i]))
            return false;
    }
    return true;
}

static bool begins_number(char c)
{
    return c && strchr("+-.0123456789", c);
}

/* One command, as often as numbers for it follow. */
static bool run(Pen *pen, const char **at)
{
    char letter = (char)(**at & ~0x20);
    bool is_relative = letter != **at;
    size_t i = 0;
    while (i < N_COMMANDS && commands[i].letter != letter)
        i++;
    if (i == N_COMMANDS || (!pen->last && letter != 'M'))
        return false;
    ++*at;
    *at += strspn(*at, " \t\r\n");
    do {
        double values[MOST_NUMBERS];
        if (!read_numbers(at, commands[i].letter, commands[i].numbers, values))
            return false;
        commands[i].draw(pen, values, is_relative ? pen->at : (Point){ 0 });
        pen->last = commands[i].letter;
        if (commands[i].letter == 'M')
            i++; /* further pairs are lines */
    } while (commands[i].numbers && begins_number(**at));
    *at += strspn(*at, " \t\r\n");
    return true;
}

bool path_data(Path *path, const char *data, const char **at)
{
    Pen pen = { .path = path };
    for (*at = data + strspn(data, " \t\r\n"); **at;)
        if (!run(&pen, at))
            return false;
    return true;
}
