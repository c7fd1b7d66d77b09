"""The users' words as a value: `parse` makes it, `match` says what it means."""
