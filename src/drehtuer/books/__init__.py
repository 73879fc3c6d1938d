"""From claims to the account: what the reports amount to, as data."""
