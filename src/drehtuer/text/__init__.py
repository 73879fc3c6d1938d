"""From bytes to passages and sentences; nothing here knows what a claim is."""
