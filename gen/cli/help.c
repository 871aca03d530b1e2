/* `rung help` and `rung version`. */
#include <string.h>

#include "base/text8.h"
#include "cli/cli.h"
#include "version.h"

typedef int Run(int argc, char **argv);

/* By whom a status is used: NULL for all others, too. */
static const struct {
    Run *only;
    const char *text;
} exit_codes[] = {
    { command_report, "0  done: the reports are written, and every gate holds" },
    { command_publish, "0  published, or unchanged" },
    { NULL, "0  done" },
    { command_report, "1  a gate failed; the reports are written all the same" },
    { NULL, "2  the command line is wrong" },
    { command_publish, "3  the wiki refused it" },
    { NULL, "3  the content of an input was refused" },
    { command_publish, "4  the wiki was not reached, or a file not read or written" },
    { NULL, "4  something could not be opened, read, written or allocated" },
    { command_report, "5  a gate is undetermined: too little is known" },
    { command_publish, "6  a page has somebody else's words, or changes all the time" },
};

/* What a command says of a status takes the place of what is said of it for all. */
static void print_exit_codes(Run *run)
{
    char told = '\0';
    puts("\nexit status:");
    for (size_t i = 0; i < sizeof exit_codes / sizeof *exit_codes; i++) {
        const char *text = exit_codes[i].text;
        if (*text == told || (exit_codes[i].only && exit_codes[i].only != run))
            continue;
        printf("  %s\n", text);
        told = *text;
    }
}

static void print_overview(void)
{
    puts("rung tells which rung of the serverless maturity ladder an organisation stands\n"
         "on, why, and what gets it to the next, from the files its scanners wrote.\n");
    for (size_t i = 0; i < n_commands; i++)
        printf("  rung %-38s %s\n", commands[i].synopsis, commands[i].summary);
    print_exit_codes(command_report);
    puts("  6  publish: a page has somebody else's words\n\n"
         "`rung help COMMAND` lists its options.\n"
         "Try: rung report data/samples/payments -o out/demo");
}

/* What `rung help COMMAND` adds to its synopsis: a text, and the options below it. */
static const struct {
    Run *run;
    Asked asked;
    const char *text;
} pages[] = {
    { command_report, FOR_REPORT,
      "\nAn input is a file, a directory (all files below it), or - for standard\n"
      "input. What each is, is told from its content; --as says it of one in which\n"
      "nothing stands.\n\n"
      "A result.json, or a PDF that --attach put it into, alone, gives the reports of\n"
      "its verdict again: no other file is needed. How they look is asked for anew\n"
      "(--layout, --page, --format, --logo, --history); what was judged stands.\n" },
    { command_ask, FOR_ASK,
      "\nThe questionnaire, a question at a time; also over a pipe. Every answer is "
      "saved\n"
      "at once, so that leaving loses nothing and the same command goes on.\n" },
    { command_plan, FOR_PLAN,
      "\nOf all sets of practices that attain the stage, the one that takes the least\n"
      "effort, in the order in which its steps are best taken: exact, not a guess. What\n"
      "is waived or does not apply is never asked for; an unknown practice costs its\n"
      "effort. Inputs are those of `rung report`.\n" },
    { command_tools, FOR_TOOLS,
      "\nWithout words: every format, a line each; what it proves (passes itemised,\n"
      "passes aggregated, failures only, inventory, context, attested); how many of its\n"
      "checks and facts are mapped on how many practices; the versions tried.\n" },
    { command_tools, FOR_CHECK,
      "\nrung tools check FILE...: what each file was taken for and by what, what was\n"
      "read from it, what no mapping knows, and which practices it bears on.\n" },
    { command_waive, FOR_WAIVE,
      "\nPrints a waivers file with an entry for each practice and resource that a tool\n"
      "was told to overlook. Approver and last day are open: until somebody fills them\n"
      "in, an entry has no effect, and reports list it as such.\n\n"
      "  rung waive scans/ > waivers.json\n" },
    { command_model, FOR_MODEL,
      "\ncheck and show read the model in FILE or DIR, or the one built in. import adds\n"
      "the practices of a custom lens of the AWS Well-Architected Tool to a model and\n"
      "writes it below -o; export --lens prints the lens again.\n" },
    { command_explain, FOR_EXPLAIN,
      "\nSUBJECT is a practice (IAM-3), a stage (3, \"Internal APIs\", attained), or a\n"
      "gate (score, critical, blockers, capability-floor, waived-share): of the next\n"
      "stage, or of another as in 3.critical. Inputs are those of rung report.\n" },
    { command_result, FOR_RESULT,
      "\nPrints the result.json that `rung report --attach` put into the PDF, byte for\n"
      "byte.\n\n"
      "  rung result report.pdf > result.json\n" },
    { command_layout, FOR_LAYOUT,
      "\nlist names the layouts, show NAME prints one, check FILE says what is wrong with\n"
      "one, new begins one of your own, vocabulary prints what a layout may hold.\n" },
    { command_theme, FOR_THEME,
      "\nlist names the themes, show NAME prints one, check says which pairs of colours\n"
      "are too hard to tell apart and what else is wrong with one, new begins one of your\n"
      "own, ten lines over one that ships.\n" },
    { command_publish, FOR_PUBLISH,
      "\nPAGE is what rung report wrote in one of the formats for wikis; its charts, its\n"
      "later parts and attachments.json lie beside it. What is the same is not written\n"
      "again. The token is in the environment, as RUNG_TOKEN, or in a file that only you\n"
      "can open.\n\n"
      "Confluence Cloud (*.atlassian.net, api.atlassian.com) is spoken to by version 2 of\n"
      "its REST API, every other address by version 1, as Data Center has it. A site in\n"
      "Cloud with a name of its own needs --api 2. --dry-run says which one it is.\n\n"
      "  rung report scans/ --format confluence -o wiki\n"
      "  rung publish --to confluence --url https://example.atlassian.net/wiki \\\n"
      "      --space OPS --page \"Serverless maturity\" --user ann@example.com \\\n"
      "      wiki/executive.confluence.xml\n" },
};
enum { N_PAGES = sizeof pages / sizeof *pages };

static void print_pages(const Command *command)
{
    for (size_t i = 0; i < N_PAGES; i++) {
        if (pages[i].run != command->run)
            continue;
        puts(pages[i].text);
        options_print(pages[i].asked, stdout);
    }
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
        print_pages(&commands[i]);
        print_exit_codes(commands[i].run);
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
