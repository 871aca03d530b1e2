/* How grave a known vulnerability is. Scanners say it in words or as a number from 0 to 10
 * (CVSS); the practice on dependencies asks for high and critical ones, which begin at 7.
 */
#ifndef RUNG_INGEST_GRAVITY_H
#define RUNG_INGEST_GRAVITY_H

#include "base/json.h"

/* In this order, so that the larger of two is the graver. */
typedef enum { GRAVITY_UNKNOWN, GRAVITY_LESS, GRAVITY_GRAVE } Gravity;

Gravity gravity_of_word(const char *word);    /* "HIGH", "moderate" …; NULL is unknown */
Gravity gravity_of_digits(const char *score); /* "9.8"; no vector of letters */
Gravity gravity_of_score(Json score);         /* 9.8 or "9.8" */

#endif
