/* Calendar dates, proleptic Gregorian, without a clock or a time zone database. */
#ifndef RUNG_BASE_DATE_H
#define RUNG_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

/* Days since 1970-01-01; DATE_NONE for "not stated". */
typedef int32_t Date;
#define DATE_NONE INT32_MIN

/* "2026-11-23", also followed by a time ("T10:00:00Z", " 10:00:00+0200": the day as
 * written counts). Returns false, and DATE_NONE in *date, for anything else. */
bool date_read(const char *text, Date *date);

Date date_from_unix(int64_t seconds);
void date_parts(Date date, int *year, int *month, int *day);

/* Writes "2026-11-23" and a NUL. */
void date_iso(Date date, char out[11]);

/* Today in UTC, from SOURCE_DATE_EPOCH where it is set. The only clock in rung: a
 * default for --as-of, which is printed. */
Date date_today(void);

#endif
