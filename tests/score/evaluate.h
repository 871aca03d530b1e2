/* Evaluates the formulas that explanations print, as their header promises: integers,
 * divisions downwards, from left to right. For tests only.                             */
#ifndef RUNG_TESTS_EVALUATE_H
#define RUNG_TESTS_EVALUATE_H

#include <stdint.h>

/* Fails the running test when the text is no formula. */
int64_t evaluate(const char *expression);

#endif
