"""The tables of the journal. Rows are added and never changed or removed: triggers see to it.

A report that changed is a further version of it, a decision that is taken back a further decision.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class KeptReport(models.Model):
    """One version of a report, as it was read."""

    source = models.TextField()
    version = models.PositiveIntegerField()
    """Counts from 1 for each source."""
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    """Of the text."""
    digest = models.CharField(max_length=64)
    """Of the text and what was given beside it (:func:`drehtuer.journal.places.digest`)."""
    published = models.CharField(max_length=10, null=True)
    """An EDTF date."""
    published_by = models.DateField(null=True)
    """The last day that ``published`` can mean."""
    language = models.CharField(max_length=8, null=True)
    outlet = models.TextField(null=True)
    passages = models.JSONField()
    names = models.JSONField()
    relations = models.JSONField()
    warnings = models.JSONField()
    origin = models.JSONField(null=True)
    """What its file said of it."""
    pages = models.JSONField(null=True)
    """The offsets at which its pages begin."""
    original = models.CharField(max_length=64, null=True)
    """The hash (SHA-256) of the bytes that the text was taken from; null where they are its own."""
    read_at = models.DateTimeField(db_index=True)
    reader = models.CharField(max_length=40)
    """The version of Drehtür that read it."""

    class Meta:
        """A version of a report is there once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "version"], name="journal_one_version"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["published_by"], name="journal_reports_by_day"),
        ]


class KeptOriginal(models.Model):
    """The bytes that the text of reports was taken from, packed by zlib."""

    sha256 = models.CharField(max_length=64, unique=True)
    """Of the bytes, unpacked."""
    packed = models.BinaryField()


class KeptFile(models.Model):
    """A file or address that was read to its end, and need not be while it stays as it is."""

    source = models.TextField(db_index=True)
    digest = models.CharField(max_length=64)
    """Of its bytes and what was given beside it."""
    reports = models.PositiveIntegerField()
    """How many were in it."""
    read_at = models.DateTimeField()
    told = models.JSONField(null=True)
    """Of what was fetched: by what to ask whether it is still the same."""


class KeptClaim(models.Model):
    """A claim; the fields are those of :class:`drehtuer.model.Claim`, ``identity`` is its id."""

    report = models.ForeignKey(KeptReport, models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField()
    """Its place among the claims of the report."""
    identity = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, db_index=True)
    section = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    status = models.CharField(max_length=20)
    attribution = models.JSONField()
    count = models.JSONField(null=True)
    cumulative = models.BooleanField()
    persons = models.JSONField()
    group = models.TextField(null=True)
    nationality = models.JSONField()
    where = models.TextField(null=True)
    when = models.TextField(null=True)
    by = models.JSONField()
    to = models.JSONField()
    direction = models.TextField(null=True)
    fate = models.TextField(null=True)
    role = models.TextField(null=True)
    destination = models.JSONField()
    part_of = models.TextField(null=True)
    reader = models.TextField(null=True)

    class Meta:
        """A claim is in a report once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="journal_one_claim"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["where", "report"], name="journal_claims_of_a_state"),
        ]


class KeptEntry(models.Model):
    """An entry of the log of decisions, bound to the one before (:mod:`drehtuer.journal.chain`)."""

    number = models.PositiveIntegerField(unique=True)
    sort = models.CharField(max_length=20)
    content = models.TextField()
    """What was decided, as canonical JSON."""
    previous = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    claim = models.CharField(max_length=64, null=True, db_index=True)
    """Of a review: the key of the claim; in the content, too."""
    source = models.TextField(null=True, db_index=True)
    """Of a review: the report, of a decision on a list: the list; in the content, too."""

    class Meta:
        """Entries of a sort are asked for in order."""

        indexes: ClassVar = [models.Index(fields=["sort", "number"], name="journal_log_by_sort")]
