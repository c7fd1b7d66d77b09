"""newsarch: a news archive for public institutions that a person can run from a terminal."""

__version__ = "0.1.0"
