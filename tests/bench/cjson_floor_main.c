/* What cJSON alone takes for a file: a whole tree, made and deleted again. Nothing is
 * looked at, so this is the least that a program can take which reads JSON by its trees.
 * usage: cjson_floor_main RUNS FILE
 * Prints two numbers of seconds, medians of the runs: with the file in memory already, and
 * with reading it.                                                                       */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST_RUNS = 1000 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long size = ftell(file);
    rewind(file);
    char *bytes = size > 0 ? malloc((size_t)size) : NULL;
    *length = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    fclose(file);
    return bytes;
}

static void run_once(const char *path, double *parsing, double *with_reading)
{
    size_t length;
    double start = now();
    char *bytes = read_whole(path, &length);
    double read = now();
    cJSON *tree = bytes ? cJSON_ParseWithLength(bytes, length) : NULL;
    if (!tree) {
        fprintf(stderr, "cJSON does not read %s\n", path);
        exit(1);
    }
    cJSON_Delete(tree);
    double end = now();
    free(bytes);
    *parsing = end - read;
    *with_reading = end - start;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static double parsing[MOST_RUNS], with_reading[MOST_RUNS];
    int runs = argc == 3 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fprintf(stderr, "usage: %s RUNS FILE\n", argv[0]);
        return 2;
    }
    for (int i = 0; i < runs; i++)
        run_once(argv[2], &parsing[i], &with_reading[i]);
    qsort(parsing, (size_t)runs, sizeof *parsing, by_size);
    qsort(with_reading, (size_t)runs, sizeof *with_reading, by_size);
    printf("%.4f %.4f\n", parsing[runs / 2], with_reading[runs / 2]);
    return 0;
}
