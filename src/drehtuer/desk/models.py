"""The tables of the desk: who works at it, and on which cases. What was read is in the journal."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from drehtuer.desk.roles import Role

NAME_LENGTH = 80


class User(AbstractBaseUser):
    """Somebody who signs in. Users are never removed, for decisions bear their names."""

    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    role_number = models.PositiveSmallIntegerField(choices=[(r.value, r.key) for r in Role])
    is_active = models.BooleanField(default=True)
    """Who is not cannot sign in."""

    objects = BaseUserManager()
    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar = ["role_number"]

    @property
    def role(self) -> Role:
        """What this user may do."""
        return Role(self.role_number)


class Case(models.Model):
    """What a team works on: the reports of the journal that tell of one state, or all of them."""

    slug = models.SlugField(max_length=60, unique=True)
    """Its name in addresses."""
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=2, blank=True)
    """The state (ISO 3166-1); empty where the case is the whole journal."""
    members = models.ManyToManyField(User, related_name="cases")
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed = models.BooleanField(default=False)
    """Whether only those reviews count on which two people agree."""

    class Meta:
        """Cases stand in the order of their titles."""

        ordering: ClassVar = ["title", "slug"]


class Sent(models.Model):
    """A form that was sent: sent once more, by a second click or a reload, it does nothing."""

    token = models.CharField(max_length=64, unique=True)
    """What told the form from all others."""
    led_to = models.TextField(blank=True)
    """The page that followed."""
    at = models.DateTimeField(auto_now_add=True, db_index=True)


class Token(models.Model):
    """What a program shows in place of a user who signs in; its secret is not kept."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    label = models.CharField(max_length=NAME_LENGTH)
    """What it is for, in the words of its user."""
    scopes = models.JSONField()
    sha256 = models.CharField(max_length=64, unique=True)
    """Of the secret."""
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)
    """To the hour."""
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]


class Register(models.Model):
    """A list of people that a team keeps, as it was sent; what was decided on it is in the log."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="registers")
    file = models.CharField(max_length=200)
    """What the file was called."""
    packed = models.BinaryField()
    """Its bytes, packed by zlib."""
    sha256 = models.CharField(max_length=64)
    """Of the bytes, unpacked."""
    encoding = models.CharField(max_length=40, null=True)
    """The encoding that somebody named for it."""
    layout = models.JSONField()
    """Where the list stands in the file: ``sheet``, ``header``, ``dates``, ``columns``."""
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A list is in a case once; the newest first."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "sha256"], name="desk_one_register"),
        ]

    @property
    def key(self) -> str:
        """What the log knows it by."""
        return f"{self.case.slug}/{self.sha256}"


class Invitation(models.Model):
    """A link with which somebody becomes a user, once; what it ends with is not kept."""

    sha256 = models.CharField(max_length=64, unique=True)
    """Of what the link ends with."""
    role_number = models.PositiveSmallIntegerField()
    cases = models.ManyToManyField(Case)
    by = models.ForeignKey(User, models.CASCADE)
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @property
    def role(self) -> Role:
        """What somebody who accepts it may do."""
        return Role(self.role_number)


def cases_of(user: User) -> models.QuerySet:
    """The cases that a user may see."""
    return Case.objects.all() if user.role >= Role.ADMINISTRATOR else user.cases.all()
