"""The kinds of claims, each with what makes it."""
