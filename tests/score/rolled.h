/* Random assessments for the tests of comparisons: a few tools and checks, each check with
 * one strength, on a few resources, so that two of them have much in common. */
#ifndef RUNG_TESTS_SCORE_ROLLED_H
#define RUNG_TESTS_SCORE_ROLLED_H

#include "assessment.h"
#include "score/roll.h"

enum { N_RESOURCES = 6, AS_OF = 20780 };

typedef struct {
    Arena *kept;  /* the model */
    Arena *arena; /* of one case */
    const Model *model;
    Dice dice;
} Setting;

Assessment *roll_assessment(Setting *setting);

/* A copy whose lists may be changed; there is room for one more waiver. */
Assessment *copy_of(Setting *setting, const Assessment *from);

#endif
