"""Who says what: speech, reported and direct, and its speakers."""
