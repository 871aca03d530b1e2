/* Colours as numbers: how bright they are, how well one is read on another, and a space in
 * which lightness, chroma and hue can be changed one at a time. layout/contrast.c judges
 * themes with it, layout/brand.c derives a palette.
 *
 * Units:  0xRRGGBB, sRGB. Contrast in hundredths: 450 is 4.5:1.
 * Exact:  only + - * / and sqrt() are used, which IEEE 754 rounds in one way everywhere;
 *         pow() and cbrt() differ between C libraries in the last bit.
 * Errors: none.                                                                        */
#ifndef RUNG_BASE_COLOUR_H
#define RUNG_BASE_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

/* Relative luminance, 0 to 1 (WCAG 2.2, definition of "relative luminance"). */
double colour_luminance(uint32_t colour);

/* Contrast ratio in hundredths, rounded down, so that what misses a limit by a hair misses
 * it (WCAG 2.2, definition of "contrast ratio"). */
int colour_contrast(uint32_t one, uint32_t other);

/* How far two colours differ in lightness alone, in tenths of CIE L*, rounded down: 23 is
 * just noticeable, 100 is seen at a glance, also in greyscale. */
int colour_lightness_apart(uint32_t one, uint32_t other);

/* Oklab: l lightness, a and b chroma along two axes. Björn Ottosson, "A perceptual color
 * space for image processing", 2020, https://bottosson.github.io/posts/oklab/. Its polar
 * form is OKLCH: hue is kept while a and b are scaled together. */
typedef struct {
    double l, a, b;
} Oklab;

Oklab colour_oklab(uint32_t colour);

/* The nearest colour of this lightness and hue that sRGB has: chroma gives way. */
uint32_t colour_of_oklab(Oklab lab);

/* Reads "#RRGGBB"; false for anything else. */
bool colour_read(const char *text, uint32_t *colour);

#endif
