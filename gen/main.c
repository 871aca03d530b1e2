/* rung: from scans to one verdict. Each command is a row; gen/cli/ holds a file for each.
 * The pipeline itself reads top to bottom in cli/report.c. */
#include <stdio.h>
#include <string.h>

#include "base/text8.h"
#include "cli/cli.h"

const Command commands[] = {
    { "report", "report INPUT... [OPTION]...", "read scans and write the reports",
      command_report },
    { "ask", "ask [--missing INPUT...] [OPTION]...", "ask what no scan can see",
      command_ask },
    { "plan", "plan [--to STAGE] INPUT... [OPTION]...",
      "list the least work that attains a stage", command_plan },
    { "explain", "explain SUBJECT INPUT... [OPTION]...",
      "say why a practice, stage or gate stands as it does", command_explain },
    { "tools", "tools [check FILE...]", "list what rung reads, or explain files",
      command_tools },
    { "waive", "waive INPUT... [OPTION]...",
      "draft waivers for what tools were told to overlook", command_waive },
    { "model", "model check|show|import|export [FILE|DIR]",
      "show, check or extend the model", command_model },
    { "result", "result REPORT.pdf", "print the result.json that a report carries",
      command_result },
    { "layout", "layout list|check|show|new|vocabulary",
      "show, check or begin a layout of reports", command_layout },
    { "theme", "theme list|check|show|new", "show, check or begin a look of reports",
      command_theme },
    { "publish", "publish --to WIKI PAGE [OPTION]...", "put a report into a wiki",
      command_publish },
    { "help", "help [COMMAND]", "explain rung, or one command", command_help },
    { "version", "version", "print the version", command_version },
};
const size_t n_commands = sizeof commands / sizeof *commands;

/* The spellings that people try first. */
static const char *command_meant_by(const char *word)
{
    if (!strcmp(word, "--help") || !strcmp(word, "-h"))
        return "help";
    if (!strcmp(word, "--version") || !strcmp(word, "-V"))
        return "version";
    return word;
}

static int unknown_command(const char *word)
{
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 0; i < n_commands; i++)
        names[i] = commands[i].name;
    const char *near = text8_nearest(word, names, n_commands);
    fprintf(stderr, "rung: no command \"%s\"%s%s%s; `rung help` lists them\n", word,
            near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return 2;
}

/* Wherever it stands: who asks for help is not told to ask differently. */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: rung report INPUT... [-o DIR]; `rung help` says more\n", stderr);
        return 2;
    }
    const char *name = command_meant_by(argv[1]);
    if (asks_for_help(argc, argv)) {
        char *help[] = { "help", argv[1], NULL };
        return command_help(2, help);
    }
    for (size_t i = 0; i < n_commands; i++)
        if (!strcmp(commands[i].name, name))
            return commands[i].run(argc - 1, argv + 1);
    return unknown_command(argv[1]);
}
