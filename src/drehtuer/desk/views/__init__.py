"""The views of the desk: each answers one request."""
