/* Numbers and transformations of SVG; see the header. */
#include <math.h>
#include <string.h>

#include "base/text8.h"
#include "image/svg.h"

static const double FARTHEST = 1e7;
static const double PI = 3.14159265358979323846;

/* --- numbers ------------------------------------------------------------------------ */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static double read_digits(const char **at, int *n)
{
    double value = 0;
    for (*n = 0; is_digit(**at); ++*n)
        value = value * 10 + (*(*at)++ - '0');
    return value;
}

static int read_exponent(const char **at)
{
    enum { LARGEST_EXPONENT = 99 };
    const char *from = *at + 1;
    if (**at != 'e' && **at != 'E')
        return 0;
    bool is_negative = *from == '-';
    from += *from == '-' || *from == '+';
    int n;
    double value = fmin(read_digits(&from, &n), LARGEST_EXPONENT);
    if (!n) /* "1em": no exponent */
        return 0;
    *at = from;
    return is_negative ? -(int)value : (int)value;
}

bool read_number(const char **at, double *out)
{
    const char *from = *at;
    bool is_negative = *from == '-';
    from += *from == '-' || *from == '+';
    int n_whole, n_parts = 0;
    double value = read_digits(&from, &n_whole);
    if (*from == '.') {
        from++;
        value += read_digits(&from, &n_parts) / pow(10, n_parts);
    }
    if (!n_whole && !n_parts)
        return false;
    value *= pow(10, read_exponent(&from));
    if (!(value <= FARTHEST))
        return false;
    *out = is_negative ? -value : value;
    from += strspn(from, " \t\r\n");
    if (*from == ',')
        from++;
    *at = from + strspn(from, " \t\r\n");
    return true;
}

bool read_length(const char *text, double *out)
{
    text += strspn(text, " \t\r\n");
    return read_number(&text, out) && (!*text || strcmp(text, "px") == 0);
}

/* --- transformations ----------------------------------------------------------------- */

const Matrix same_place = { .a = 1, .d = 1 };

Matrix matrix_join(const Matrix *outer, const Matrix *inner)
{
    return (Matrix){ .a = outer->a * inner->a + outer->c * inner->b,
                     .b = outer->b * inner->a + outer->d * inner->b,
                     .c = outer->a * inner->c + outer->c * inner->d,
                     .d = outer->b * inner->c + outer->d * inner->d,
                     .e = outer->a * inner->e + outer->c * inner->f + outer->e,
                     .f = outer->b * inner->e + outer->d * inner->f + outer->f };
}

enum { MOST_ARGUMENTS = 6 };

static Matrix translation(const double *v, int n)
{
    return (Matrix){ 1, 0, 0, 1, v[0], n > 1 ? v[1] : 0 };
}

static Matrix scaling(const double *v, int n)
{
    return (Matrix){ v[0], 0, 0, n > 1 ? v[1] : v[0], 0, 0 };
}

static Matrix rotation(const double *v, int n)
{
    double angle = v[0] * PI / 180, x = n > 1 ? v[1] : 0, y = n > 1 ? v[2] : 0;
    Matrix to = { 1, 0, 0, 1, x, y }, back = { 1, 0, 0, 1, -x, -y };
    Matrix turn = { cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0 };
    turn = matrix_join(&to, &turn);
    return matrix_join(&turn, &back);
}

static Matrix slant_x(const double *v, int n)
{
    (void)n;
    return (Matrix){ 1, 0, tan(v[0] * PI / 180), 1, 0, 0 };
}

static Matrix slant_y(const double *v, int n)
{
    (void)n;
    return (Matrix){ 1, tan(v[0] * PI / 180), 0, 1, 0, 0 };
}

static Matrix matrix(const double *v, int n)
{
    (void)n;
    return (Matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
}

static const struct {
    const char *name;
    unsigned counts; /* of arguments that may stand there, a bit each */
    Matrix (*make)(const double *v, int n);
} transforms[] = {
    { "translate(", 1 << 1 | 1 << 2, translation },
    { "scale(", 1 << 1 | 1 << 2, scaling },
    { "rotate(", 1 << 1 | 1 << 3, rotation },
    { "skewX(", 1 << 1, slant_x },
    { "skewY(", 1 << 1, slant_y },
    { "matrix(", 1 << 6, matrix },
};
enum { N_TRANSFORMS = sizeof transforms / sizeof *transforms };

static bool read_one(const char **at, Matrix *out)
{
    size_t i = 0;
    while (i < N_TRANSFORMS && !text8_starts(*at, transforms[i].name))
        i++;
    if (i == N_TRANSFORMS)
        return false;
    *at += strlen(transforms[i].name);
    *at += strspn(*at, " \t\r\n");
    double values[MOST_ARGUMENTS];
    int n = 0;
    while (**at != ')')
        if (n == MOST_ARGUMENTS || !read_number(at, &values[n++]))
            return false;
    ++*at;
    if (!(transforms[i].counts & 1u << n))
        return false;
    *out = transforms[i].make(values, n);
    return true;
}

bool read_transform(const char *text, Matrix *out)
{
    static const char gaps[] = " \t\r\n,";
    *out = same_place;
    for (text += strspn(text, gaps); *text; text += strspn(text, gaps)) {
        Matrix next;
        if (!read_one(&text, &next))
            return false;
        *out = matrix_join(out, &next);
    }
    return true;
}
