/* See the header. A shared counter hands out the jobs, so a long one holds up nobody. */
#include "base/crew.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_WORKERS = 16 };

typedef struct {
    size_t n_jobs;
    atomic_size_t next;
    void (*job)(void *context, size_t worker, size_t i);
    void *context;
} Crew;

typedef struct {
    Crew *crew;
    size_t number;
} Worker;

size_t crew_size(size_t n_jobs)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = cores > 0 ? (size_t)cores : 1;
    n = n < MOST_WORKERS ? n : MOST_WORKERS;
    n = n < n_jobs ? n : n_jobs;
    return n ? n : 1;
}

static void *work(void *in)
{
    const Worker *worker = in;
    Crew *crew = worker->crew;
    for (size_t i; (i = atomic_fetch_add(&crew->next, 1)) < crew->n_jobs;)
        crew->job(crew->context, worker->number, i);
    return NULL;
}

void crew_run(size_t n_jobs, void (*job)(void *context, size_t worker, size_t i),
              void *context)
{
    Crew crew = { .n_jobs = n_jobs, .job = job, .context = context };
    Worker workers[MOST_WORKERS];
    pthread_t threads[MOST_WORKERS];
    size_t n = crew_size(n_jobs), n_started = 0;
    for (size_t i = 1; i < n; i++) {
        workers[i] = (Worker){ &crew, i };
        if (pthread_create(&threads[n_started], NULL, work, &workers[i]) != 0)
            break;
        n_started++;
    }
    workers[0] = (Worker){ &crew, 0 };
    work(&workers[0]);
    for (size_t i = 0; i < n_started; i++)
        pthread_join(threads[i], NULL);
}
