"""What can be wrong with a journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from drehtuer.errors import WordedError

if TYPE_CHECKING:
    from drehtuer.review import Review


class JournalError(WordedError):
    """Why a journal cannot be opened, read or written; what it held before, it holds still."""

    messages: ClassVar[Mapping[str, str]] = {
        "journal_package": "a journal needs another package: pip install 'drehtuer[journal]'",
        "journal_postgres_package": (
            "a journal in PostgreSQL needs another package: pip install 'drehtuer[postgres]'"
        ),
        "journal_address": (
            "{journal}: this is no place for a journal; name a file, or a database by an address "
            "such as postgresql://USER@HOST/NAME"
        ),
        "journal_missing": (
            "{journal}: there is no journal here; make one with: drehtuer read --into FILE PATH"
        ),
        "journal_empty": (
            "{journal}: this database holds no journal; make one with: "
            "drehtuer read --into ADDRESS PATH"
        ),
        "journal_no_folder": "{journal}: there is no folder {folder}; make it first",
        "journal_foreign": (
            "{journal}: this file is no journal; it was left as it is. Name another one"
        ),
        "journal_damaged": (
            "{journal}: the journal is damaged (cut off or overwritten); take the last copy of it, "
            "then read the reports again"
        ),
        "journal_locked": (
            "{journal}: another program is writing to the journal; try again when it has ended"
        ),
        "journal_read_only": (
            "{journal}: the journal may not be written to; allow it, or copy it (with the file "
            "{journal}-wal, if there is one) to another folder"
        ),
        "journal_closed": "{journal}: the journal cannot be opened ({reason})",
        "journal_full": (
            "{journal}: nothing more can be written there (disk full?); what was kept before is "
            "whole. Make room, then give the same command again"
        ),
        "journal_newer": (
            "{journal}: the journal was written by a newer Drehtür ({unknown}); it was left as it "
            "is. Install the newer one"
        ),
        "journal_older": (
            "{journal}: the journal is of an older version and cannot be renewed where it lies; "
            "copy it to a folder that may be written to"
        ),
        "journal_unreachable": "{journal}: the database cannot be reached ({reason})",
        "journal_failed": "{journal}: the database reports a failure ({reason})",
    }


class UnkeptEntryError(WordedError):
    """Why a decision cannot be kept."""

    messages: ClassVar[Mapping[str, str]] = {
        "entry_signs": (
            "what was decided holds signs that no database keeps (half characters); type it anew"
        ),
        "entry_overtaken": (
            "{journal}: somebody else decided meanwhile; look at it, then give the command again"
        ),
    }


class BackupError(WordedError):
    """Why a journal cannot be backed up or brought back; what was there before is as it was."""

    messages: ClassVar[Mapping[str, str]] = {
        "backup_there": "{file}: there is something already; name another file",
        "backup_unwritable": "{file}: the backup cannot be written ({reason})",
        "backup_unreadable": "{file}: the backup cannot be read ({reason})",
        "backup_damaged": "{file}: the backup is damaged ({reason}); take another one",
        "backup_foreign": "{file}: this is no backup of a journal",
        "backup_of_file": (
            "{file}: this is the backup of a journal in a file; name a file with --to"
        ),
        "backup_of_database": (
            "{file}: this is the backup of a journal in PostgreSQL; name the address of an empty "
            "database with --to"
        ),
        "backup_full": "{journal}: there are tables in this database; name an empty one",
        "backup_program": (
            "a journal in PostgreSQL is copied by {program}, which is not here; install the "
            "programs of PostgreSQL (Debian: apt install postgresql-client)"
        ),
        "backup_program_failed": "{journal}: {program} failed ({reason})",
        "backup_package": "encryption needs another package: pip install 'drehtuer[encryption]'",
        "backup_recipient": (
            "{key}: this is no public key of age; one begins with age1 (age-keygen makes a pair)"
        ),
        "backup_encrypted": "{file}: the backup is encrypted; name its key with --identity FILE",
        "backup_identity": "{file}: there is no secret key of age in this file",
        "backup_wrong_key": "{file}: the backup cannot be decrypted with this key ({reason})",
    }


class StaleReviewError(WordedError):
    """A review of a claim that others have decided on since the reviewer looked at it.

    ``made`` are all reviews of the claim, in order.
    """

    messages: ClassVar[Mapping[str, str]] = {
        "review_stale": (
            "{by} decided on this claim meanwhile ({verb}, {at}); look at it again, then decide"
        ),
    }

    def __init__(self, made: Sequence[Review]) -> None:
        last = made[-1]
        super().__init__("review_stale", by=last.by, verb=last.verb, at=last.at)
        self.made = tuple(made)


class UnkeptReportError(WordedError):
    """Why one report cannot be kept, while others can."""

    messages: ClassVar[Mapping[str, str]] = {
        "journal_signs": (
            "{path}: the name or the text holds signs that no database keeps (byte 0, half "
            "characters); rename the file, or save its text anew as UTF-8"
        ),
        "journal_input": (
            "standard input has no name under which a journal could keep it; save it as a file"
        ),
    }
