"""Programs that measure newsarch against its peers, on a corpus made here: `make bench`."""
