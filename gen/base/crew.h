/* Work on all cores: jobs that do not touch each other, numbered from 0. Each worker takes
 * the next number that nobody has; the caller is one of them.
 *
 * Errors: none. Where no thread can be made the caller does all the work.               */
#ifndef RUNG_BASE_CREW_H
#define RUNG_BASE_CREW_H

#include <stddef.h>

/* How many workers n jobs get: no more than there are cores, or jobs; at least one. */
size_t crew_size(size_t n_jobs);

/* Returns when all jobs are done. `worker` is below crew_size(n_jobs); what belongs to a
 * worker is used by one thread at a time. */
void crew_run(size_t n_jobs, void (*job)(void *context, size_t worker, size_t i),
              void *context);

#endif
