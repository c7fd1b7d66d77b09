"""What an article is: the record, its JSON form, its identity. See `docs/formats.md`."""
