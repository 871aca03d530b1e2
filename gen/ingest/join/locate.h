/* Joins what is named by its place alone. SARIF and some linters say "main.tf, line 12" and
 * no resource; where another record says that a resource stands on lines 8 to 20 of that
 * file, it is that resource, so that one failure counts once though two tools, or two
 * outputs of one tool, report it.
 *
 * Files are the same when one path is the end of the other, component by component:
 * scanners are run in different directories. A place that fits two resources, or none, is
 * left as it is; and so is a finding on a practice that counts files, or anything else that
 * the resource is not.                                                                  */
#ifndef RUNG_INGEST_LOCATE_H
#define RUNG_INGEST_LOCATE_H

#include "ingest/intake.h"

/* Once, when all inputs are joined and before names are. */
void locate(Intake *intake);

#endif
