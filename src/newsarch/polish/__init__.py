"""What newsarch knows of Polish: letters, words, ranks and the units of institutions."""
