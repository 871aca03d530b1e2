/* `rung help` and `rung version`. */
#include <string.h>

#include "base/text8.h"
#include "cli/cli.h"
#include "version.h"

static const char exit_codes[] =
    "exit status:\n"
    "  0  done: the reports are written, and every gate holds\n"
    "  1  a gate failed; the reports are written all the same\n"
    "  2  the command line is wrong\n"
    "  3  the content of an input was refused\n"
    "  4  something could not be opened, read, written or allocated\n"
    "  5  a gate is undetermined: too little is known\n";

static void print_overview(void)
{
    puts("rung tells which rung of the serverless maturity ladder an organisation stands\n"
         "on, why, and what gets it to the next, from the files its scanners wrote.\n");
    for (size_t i = 0; i < n_commands; i++)
        printf("  rung %-32s %s\n", commands[i].synopsis, commands[i].summary);
    printf("\n%s\nTry: rung report data/samples/payments -o out/demo\n", exit_codes);
}

static void print_report(void)
{
    puts("\nAn input is a file, a directory (all files below it), or - for standard\n"
         "input. What each is, is told from its content; --as says it of one in which\n"
         "nothing stands.\n");
    options_print(FOR_REPORT, stdout);
}

static void print_ask(void)
{
    puts("\nThe questionnaire, a question at a time; also over a pipe. Every answer is "
         "saved\n"
         "at once, so that leaving loses nothing and the same command goes on.\n");
    options_print(FOR_ASK, stdout);
}

static void print_plan(void)
{
    puts(
        "\nOf all sets of practices that attain the stage, the one that takes the least\n"
        "effort, in the order in which its steps are best taken: exact, not a guess. What\n"
        "is waived or does not apply is never asked for; an unknown practice costs its\n"
        "effort. Inputs are those of `rung report`.\n");
    options_print(FOR_PLAN, stdout);
}

static void print_tools(void)
{
    puts(
        "\nWithout words: every format, a line each; what it proves (passes itemised,\n"
        "passes aggregated, failures only, inventory, context, attested); how many of its\n"
        "checks and facts are mapped on how many practices; the versions tried.\n");
    options_print(FOR_TOOLS, stdout);
    puts("\nrung tools check FILE...: what each file was taken for and by what, what was\n"
         "read from it, what no mapping knows, and which practices it bears on.\n");
    options_print(FOR_CHECK, stdout);
}

static void print_waive(void)
{
    puts(
        "\nPrints a waivers file with an entry for each practice and resource that a tool\n"
        "was told to overlook. Approver and last day are open: until somebody fills them\n"
        "in, an entry has no effect, and reports list it as such.\n\n"
        "  rung waive scans/ > waivers.json\n");
    options_print(FOR_WAIVE, stdout);
}

static void print_model(void)
{
    puts(
        "\ncheck and show read the model in FILE or DIR, or the one built in. import adds\n"
        "the practices of a custom lens of the AWS Well-Architected Tool to a model and\n"
        "writes it below -o; export --lens prints the lens again.\n");
    options_print(FOR_MODEL, stdout);
}

static void print_layout(void)
{
    puts("\nlist names the layouts, show NAME prints one, check FILE says what is wrong "
         "with\n"
         "one, new begins one of your own, vocabulary prints what a layout may hold.\n");
    options_print(FOR_LAYOUT, stdout);
}

int command_help(int argc, char **argv)
{
    if (argc < 2) {
        print_overview();
        return 0;
    }
    for (size_t i = 0; i < n_commands; i++) {
        if (strcmp(commands[i].name, argv[1]) != 0)
            continue;
        printf("rung %s\n\n%s.\n", commands[i].synopsis, commands[i].summary);
        if (commands[i].run == command_report)
            print_report();
        if (commands[i].run == command_ask)
            print_ask();
        if (commands[i].run == command_plan)
            print_plan();
        if (commands[i].run == command_tools)
            print_tools();
        if (commands[i].run == command_waive)
            print_waive();
        if (commands[i].run == command_model)
            print_model();
        if (commands[i].run == command_layout)
            print_layout();
        printf("\n%s", exit_codes);
        return 0;
    }
    fprintf(stderr, "rung: no command \"%s\"; `rung help` lists them\n", argv[1]);
    return 2;
}

int command_version(int argc, char **argv)
{
    (void)argc, (void)argv;
    printf("rung %s\n", rung_version);
    return 0;
}
