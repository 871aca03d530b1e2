/* The scorecard of data/samples/payments, as of 23 November 2026. For tests only.       */
#ifndef RUNG_TESTS_LAYOUT_SAMPLE_CARD_H
#define RUNG_TESTS_LAYOUT_SAMPLE_CARD_H

#include "layout/made_card.h"

const Scorecard *sample_card(Bench *bench);

#endif
