"""Names of persons, bodies, media and states in a text."""
