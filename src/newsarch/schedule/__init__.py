"""Archiving by rules, every night, for years, without surprises.

    config.toml ── rules.py ──► rules ─┐
                                       ├─ due.py ──► due ── runner.py ──► one change, or none
    articles, found by the index ──────┘
    command.py ── cron.py · systemd.py · schtasks.py ──► who calls the runner every night
    retention.py · disposal.py · disposal_list.py ──► what may go, and only by a signed list

`rules`, `due`, `expression`, `retention` and the texts of cron and systemd are pure.
"""
