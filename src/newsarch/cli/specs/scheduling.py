"""`auto-archive`, `rules`, `hold`, `release`, `retention`, `schedule`: archiving by rules."""

from __future__ import annotations

from newsarch.cli.grammar import FLAG, WHOLE, Argument, Command, Option
from newsarch.cli.options import DRY_RUN, REASON, YES, format_option
from newsarch.messages import N_

ID = Argument("id", "ID")

COMMANDS = (
    Command(
        "auto-archive", N_("Archive what the rules of config.toml say is due."),
        "auto_archive:auto_archive",
        options=(
            Option("older_than", ("--older-than",),
                   N_("Instead of the rules: what was published longer ago than this, "
                      "such as 90d, 6m or 2y."), metavar="AGE"),
            Option("query", ("--query",), N_("With --older-than: only what this query finds."),
                   metavar="QUERY"),
            Option("keep", ("--keep",), N_("Hold this article first, for good; may be repeated."),
                   metavar="ID", many=True),
            Option("force", ("--force",), N_("Even if the clock lies behind the archive."), FLAG),
            Option("log", ("--log",), N_("Append the results to this file instead."),
                   metavar="FILE"),
            DRY_RUN, format_option("table", "plain", "json"),
        ),
        details=N_("Prints id, date, due day, rule and title of each article, and nothing at all "
                   "when none is due. With --dry-run: what would be archived, and what has no "
                   "date to count from."),
        without_archive=True,
    ),
    Command(
        "rules", N_("Show and check the rules; explain what they mean for an article."),
        "rules:show", options=(format_option("table", "plain", "json"),),
        within=(
            Command("rules list", N_("Show the rules."), "rules:show",
                    options=(format_option("table", "plain", "json"),)),
            Command("rules check", N_("Check the rules without running them."), "rules:check"),
            Command("rules explain", N_("Say which rule archives an article, and when."),
                    "rules:explain", arguments=(ID,),
                    options=(format_option("text", "json"),)),
        ),
    ),
    Command("hold", N_("Exempt articles from every rule and from disposal."), "hold:hold",
            arguments=(Argument("ids", "ID...", many=True),), options=(REASON, DRY_RUN)),
    Command("release", N_("End the exemption of articles."), "hold:release",
            arguments=(Argument("ids", "ID...", many=True),), options=(DRY_RUN,)),
    Command(
        "retention", N_("Retention categories: set them, list what has run out, dispose of it."),
        "retention:due",
        within=(
            Command("retention set", N_("Give an article a category: A, B5, BE10 or Bc."),
                    "retention:set_category",
                    arguments=(ID, Argument("category", "CATEGORY")),
                    options=(Option("force", ("--force",),
                                    N_("Even if it is kept for less than now."), FLAG), REASON)),
            Command("retention due", N_("List what has run out, fit for signature."),
                    "retention:due",
                    options=(Option("year", ("--year",), N_("What runs out in this year."),
                                    WHOLE, "YEAR"),
                             format_option("txt", "csv"))),
            Command("retention dispose", N_("Remove exactly the articles of an approved list."),
                    "retention:dispose",
                    options=(Option("approved_by", ("--approved-by",),
                                    N_("Who approved the list, and under which number."),
                                    metavar="TEXT"),
                             Option("list", ("--list",),
                                    N_("The list that “retention due” wrote."), metavar="FILE"),
                             YES, DRY_RUN)),
        ),
    ),
    Command(
        "schedule", N_("Run auto-archive every night: install, show, remove the schedule."),
        "schedule:show",
        within=(
            Command("schedule install", N_("Install or change the schedule of this archive."),
                    "schedule:install",
                    options=(
                        Option("at", ("--at",), N_("Every day at this time; 03:15 by default."),
                               metavar="HH:MM"),
                        Option("cron", ("--cron",), N_("When, in the five fields of cron."),
                               metavar="EXPR"),
                        Option("systemd", ("--systemd",),
                               N_("A systemd user timer instead of a crontab line."), FLAG),
                        Option("log", ("--log",),
                               N_("Append results to this file; otherwise cron mails them."),
                               metavar="FILE"),
                        YES,
                    )),
            Command("schedule show", N_("Show the schedule, the last run and the next."),
                    "schedule:show"),
            Command("schedule remove", N_("Remove the schedule of this archive."),
                    "schedule:remove", options=(YES,)),
        ),
    ),
)  # fmt: skip
