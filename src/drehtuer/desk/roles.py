"""What people may do: each role may do what the one before may, and more."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """The role of a user; the numbers are kept in the database."""

    VIEWER = 1
    """Reads the cases he or she is a member of."""
    REVIEWER = 2
    """Decides on claims."""
    EDITOR = 3
    """Adds reports, decides who is who, makes briefs for others."""
    ADMINISTRATOR = 4
    """Sees all cases; keeps users and cases."""

    @property
    def key(self) -> str:
        """Its name in messages and on the command line."""
        return self.name.lower()

    @classmethod
    def called(cls, key: str) -> Role:
        """The role of a name.

        Raises:
            KeyError: there is none.
        """
        return cls[key.upper()]
