/* Runs commands in turn, A B A B …, as whole processes, and prints the CPU time and peak
 * memory of each: minimum and median over the runs, and the ratio of the medians to the
 * first command's.
 * usage: measure_main RUNS NAME COMMAND [NAME COMMAND]…   (commands go to /bin/sh -c exec)
 */
#define _DEFAULT_SOURCE /* wait4() */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_COMMANDS = 16, MOST_RUNS = 1000 };

typedef struct {
    double cpu_ms, rss_mb;
} Cost;

static Cost costs[MOST_COMMANDS][MOST_RUNS];

static Cost run_once(const char *command)
{
    char line[4096];
    snprintf(line, sizeof line, "exec %s", command);
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    int status;
    struct rusage usage;
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "failed: %s\n", command);
        exit(1);
    }
    double seconds = (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec;
    double micros = (double)usage.ru_utime.tv_usec + (double)usage.ru_stime.tv_usec;
    return (Cost){ .cpu_ms = seconds * 1e3 + micros / 1e3,
                   .rss_mb = (double)usage.ru_maxrss / 1024.0 };
}

static int by_cpu(const void *a, const void *b)
{
    double x = ((const Cost *)a)->cpu_ms, y = ((const Cost *)b)->cpu_ms;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    int runs = argc > 1 ? atoi(argv[1]) : 0;
    int n = (argc - 2) / 2;
    if (runs < 1 || runs > MOST_RUNS || n < 1 || n > MOST_COMMANDS) {
        fprintf(stderr, "usage: %s RUNS NAME COMMAND [NAME COMMAND]...\n", argv[0]);
        return 2;
    }
    for (int run = -1; run < runs; run++) /* one warm-up */
        for (int i = 0; i < n; i++) {
            Cost cost = run_once(argv[3 + 2 * i]);
            if (run >= 0)
                costs[i][run] = cost;
        }
    printf("%-38s %10s %10s %8s %8s\n", "CPU, user and system", "min ms", "median ms",
           "ratio", "peak MB");
    double first = 0;
    for (int i = 0; i < n; i++) {
        qsort(costs[i], (size_t)runs, sizeof **costs, by_cpu);
        double median = costs[i][runs / 2].cpu_ms;
        if (i == 0)
            first = median;
        printf("%-38s %10.1f %10.1f %8.2f %8.0f\n", argv[2 + 2 * i], costs[i][0].cpu_ms,
               median, median / first, costs[i][runs / 2].rss_mb);
    }
    return 0;
}
