/* What tests of scoring share: the real model, and a case written as JSON text, scored. */
#ifndef RUNG_TESTS_SCORE_SETTING_H
#define RUNG_TESTS_SCORE_SETTING_H

#include "base/diag.h"
#include "scorecard.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
} Setting;

int set_up(void **state);
int tear_down(void **state);

const Scorecard *score_text(const Setting *setting, const char *text);
const PracticeScore *practice_in(const Scorecard *card, const char *id);

#endif
