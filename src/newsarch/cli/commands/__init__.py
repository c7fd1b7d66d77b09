"""The bodies of commands: functions of a context and the values given, returning an exit code.

One module a group. A body parses nothing (the command line and `selecting.py` did), decides
nothing (the archive's verbs do), and prints no error (`main.py` does): it puts the parts together.
"""
