/* See the header. Roots are found by Newton's method from above: the iteration falls until
 * rounding stops it, so it ends at the same bits on every machine. */
#include "base/colour.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- roots ---------------------------------------------------------------------------- */

static double cube_root(double x)
{
    if (x <= 0)
        return 0;
    double root = x > 1 ? x : 1, next = root;
    do {
        root = next;
        next = (2 * root + x / (root * root)) / 3;
    } while (next < root);
    return root;
}

static double fifth_root(double x)
{
    if (x <= 0)
        return 0;
    double root = x > 1 ? x : 1, next = root;
    do {
        root = next;
        double square = root * root;
        next = (4 * root + x / (square * square)) / 5;
    } while (next < root);
    return root;
}

/* --- sRGB (IEC 61966-2-1) ------------------------------------------------------------- */

/* The curve's power, 2.4, is 2 and a fifth of 2. */
static double linear(uint32_t channel)
{
    double c = (double)(channel & 0xFF) / 255;
    if (c <= 0.04045)
        return c / 12.92;
    double square = (c + 0.055) / 1.055 * ((c + 0.055) / 1.055);
    return square * fifth_root(square);
}

/* 1 / 2.4 is 5 / 12: the fourth root of the cube root of the fifth power. */
static uint32_t channel_of(double light)
{
    double c =
        light <= 0.0031308
            ? 12.92 * light
            : 1.055 * sqrt(sqrt(cube_root(light * light * light * light * light))) - 0.055;
    return (uint32_t)(fmin(1, fmax(0, c)) * 255 + 0.5);
}

double colour_luminance(uint32_t colour)
{
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) +
           0.0722 * linear(colour);
}

int colour_contrast(uint32_t one, uint32_t other)
{
    double a = colour_luminance(one), b = colour_luminance(other);
    double ratio = (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
    return (int)(ratio * 100 + 1e-9);
}

/* CIE 15:2004, 8.2.1. */
static double lightness(uint32_t colour)
{
    double y = colour_luminance(colour);
    return y > 216.0 / 24389 ? 116 * cube_root(y) - 16 : y * 24389 / 27;
}

int colour_lightness_apart(uint32_t one, uint32_t other)
{
    return (int)(fabs(lightness(one) - lightness(other)) * 10 + 1e-9);
}

/* --- Oklab ------------------------------------------------------------------------------
 */

Oklab colour_oklab(uint32_t colour)
{
    double red = linear(colour >> 16), green = linear(colour >> 8), blue = linear(colour);
    double l = cube_root(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double m = cube_root(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double s = cube_root(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return (Oklab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

typedef struct {
    double red, green, blue;
} Light;

static Light light_of(Oklab lab)
{
    double l = lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b;
    double m = lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b;
    double s = lab.l - 0.0894841775 * lab.a - 1.2914855480 * lab.b;
    l = l * l * l;
    m = m * m * m;
    s = s * s * s;
    return (Light){ 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                    -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };
}

static bool is_shown(double light)
{
    static const double slack = 0.0001; /* far below half a step of 255 */
    return light >= -slack && light <= 1 + slack;
}

uint32_t colour_of_oklab(Oklab lab)
{
    enum { STEPS = 100 };
    Light light = light_of(lab);
    for (int kept = STEPS - 1; kept >= 0; kept--) {
        if (is_shown(light.red) && is_shown(light.green) && is_shown(light.blue))
            break;
        double share = (double)kept / STEPS;
        light = light_of((Oklab){ lab.l, lab.a * share, lab.b * share });
    }
    return channel_of(light.red) << 16 | channel_of(light.green) << 8 |
           channel_of(light.blue);
}

bool colour_read(const char *text, uint32_t *colour)
{
    if (!text || strlen(text) != 7 || text[0] != '#' ||
        strspn(text + 1, "0123456789abcdefABCDEF") != 6)
        return false;
    *colour = (uint32_t)strtoul(text + 1, NULL, 16);
    return true;
}
