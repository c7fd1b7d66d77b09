"""`rules`: what the rules are, whether they are right, and what they mean for an article."""

from __future__ import annotations

from newsarch.cli.context import DONE
from newsarch.cli.reporting import no_rules
from newsarch.cli.selecting import id_of
from newsarch.messages import N_, _, ngettext
from newsarch.render.labels import age_label, label, reason_label, title_label
from newsarch.render.plain import write_rows
from newsarch.render.safe_text import safe_line
from newsarch.schedule import explain as explaining
from newsarch.schedule.runner import configured_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from newsarch.cli.context import Context, Values
    from newsarch.schedule.explain import Answer, Explanation
    from newsarch.schedule.rules import Rule


_COUNTED = {
    "published": N_("covers it: published {date} + {age} = {day}"),
    "added": N_("covers it: added {date} + {age} = {day}"),
    "modified": N_("covers it: last changed {date} + {age} = {day}"),
}


def show(context: Context, values: Values) -> int:
    """The rules, in the order in which they are asked."""
    rules = configured_rules(context.settings, context.archive)
    if values["format"] == "json":
        _print_json(context, [_record(rule) for rule in rules])
    elif values["format"] == "table" or (values["format"] is None and context.for_people):
        _write_table(context, rules)
    else:
        write_rows([list(_record(rule).values()) for rule in rules], context.out)
    if not rules and context.for_people:
        context.say(no_rules(context.settings.config_path))
    return DONE


def check(context: Context, values: Values) -> int:
    """Read the rules, which reports all that is wrong, and say how many there are."""
    count = len(configured_rules(context.settings, context.archive))
    path = context.settings.config_path
    sentence = ngettext(
        "{path}: {count} rule, all right.", "{path}: {count} rules, all right.", count
    )
    context.say(sentence.format(path=path, count=count))
    return DONE


def explain(context: Context, values: Values) -> int:
    """What every rule says of an article, and what becomes of it."""
    archive = context.archive
    rules = configured_rules(context.settings, archive)
    found = explaining.explain(archive, id_of(values["id"]), rules, context.settings.timezone)
    if values["format"] == "json":
        _print_json(context, _explanation_record(found))
        return DONE
    article = found.article
    context.out.write(f"{article.id}  {title_label(safe_line(article.title))}\n{_verdict(found)}\n")
    for answer in found.answers:
        context.out.write(f"  {safe_line(answer.rule.name)}: {_said(answer)}\n")
    return DONE


def _write_table(context: Context, rules: Sequence[Rule]) -> None:
    from newsarch.render import table

    if not rules:
        return
    headings = (_("Rule"), _("Query"), _("Age"), _("Counted from"), _("Reason"), _("Retention"))
    rows = [
        (
            safe_line(rule.name),
            safe_line(rule.query_text),
            age_label(rule.age),
            label(rule.since),
            safe_line(rule.reason or ""),
            str(rule.retention or ""),
        )
        for rule in rules
    ]
    fields = ("rule", "query", "age", "since", "reason", "retention")
    table.write_rows(headings, rows, context.out, fields=fields, width=context.width,
                     colored=context.colored)  # fmt: skip


def _record(rule: Rule) -> dict[str, str]:
    return {
        "name": rule.name,
        "query": rule.query_text,
        "older_than": str(rule.age),
        "since": rule.since,
        "reason": rule.reason or "",
        "retention": str(rule.retention or ""),
    }


def _explanation_record(found: Explanation) -> dict[str, Any]:
    deciding = found.deciding
    return {
        "id": found.article.id,
        "verdict": found.verdict,
        "rule": deciding.rule.name if deciding else None,
        "due": str(deciding.day) if deciding else None,
        "rules": [
            {
                "name": answer.rule.name,
                "finds": answer.finds,
                "since": str(answer.since) if answer.since else None,
                "due": str(answer.day) if answer.finds and answer.day else None,
            }
            for answer in found.answers
        ],
    }


def _verdict(found: Explanation) -> str:
    """What becomes of the article, in a sentence."""
    article, deciding = found.article, found.deciding
    if found.verdict == explaining.HELD:
        return _("Held ({reason}), so no rule archives it.").format(
            reason=safe_line(article.hold or "")
        )
    if found.verdict == explaining.ARCHIVED:
        return _("Archived already ({reason}).").format(
            reason=safe_line(reason_label(article.archived_reason or ""))
        )
    if found.verdict == explaining.UNMATCHED:
        return _("No rule covers it.")
    if found.verdict == explaining.UNDATED or deciding is None:
        return _("It has no date to count from, so no rule archives it.")
    sentence = (
        _("Due at the next run, under the rule “{name}”, since {day} has passed.")
        if found.verdict == explaining.DUE
        else _("Due at the first run after {day}, under the rule “{name}”.")
    )
    return sentence.format(name=safe_line(deciding.rule.name), day=deciding.day)


def _said(answer: Answer) -> str:
    if not answer.finds:
        query = safe_line(answer.rule.query_text)
        return _("does not cover it: it is not what “{query}” finds").format(query=query)
    if answer.day is None:
        return _("covers it, but it has no date to count from")
    return _(_COUNTED[answer.rule.since]).format(
        date=answer.since, age=age_label(answer.rule.age), day=answer.day
    )


def _print_json(context: Context, value: Any) -> None:
    from newsarch.exporters.json_text import json_text

    context.out.write(json_text(value, indent=2) + "\n")
