/* A brand's one colour becomes all that is accented: links, bars, charts, in light and in
 * dark. Hue and, where they can, chroma stay; lightness moves until every pair in use
 * (layout/contrast.h) holds.
 *
 * Errors: none. On a ground on which no lightness serves, the nearest is left for the
 *         check of contrast to name.                                                   */
#ifndef RUNG_LAYOUT_BRAND_H
#define RUNG_LAYOUT_BRAND_H

#include "layout/contrast.h"

void brand_derive(uint32_t colours[N_COLOURS], uint32_t brand, ContrastLevel level);

#endif
