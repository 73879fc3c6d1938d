"""What can be wrong with the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from drehtuer.errors import WordedError


class DeskError(WordedError):
    """Why the desk cannot be started or set up, or cannot do what was asked."""

    messages: ClassVar[Mapping[str, str]] = {
        "desk_package": "the desk needs further packages: pip install 'drehtuer[desk]'",
        "desk_port": "port {port} of {host} is taken or not allowed; name another with --port",
        "desk_host": (
            "{host}: nothing can listen there; name an address of this machine with --host"
        ),
        "desk_hours": "{setting} {value}: write a number of hours, such as 8",
        "desk_taking": "the rest of what was sent could not be read ({reason}); send it once more",
        "desk_secret": (
            "a desk on a database needs a secret of its own: set DREHTUER_SECRET_KEY to a random "
            "line of 50 characters or more, the same at each start"
        ),
        "desk_secret_file": (
            "{file}: the secret of the desk cannot be read or written ({reason}); allow it, or set "
            "DREHTUER_SECRET_KEY"
        ),
        "desk_origin": (
            "{origin}: write the address people will type, such as https://desk.example.org"
        ),
        "desk_user_exists": "{name}: there is a user of this name; choose another",
        "desk_user_missing": "{name}: there is no user of this name",
        "desk_user_name": "a name has 1 to 80 characters and no line breaks",
        "desk_password": "{reasons}",
        "desk_token_label": "a token needs a label of 1 to 80 characters: what it is for",
        "desk_token_scopes": (
            "a token is for one or more of {scopes}, and for no more than its user may do"
        ),
        "desk_token_missing": "there is no token {number} that could be revoked",
        "desk_invitation_used": "this invitation was used a moment ago; ask for another one",
        "desk_register_large": (
            "{file}: a list may have {megabytes} MB; divide it, or take drehtuer register"
        ),
        "desk_register_there": "{file}: the case has this list already",
        "desk_no_administrator": (
            "{journal}: nobody can sign in yet; add an administrator with: "
            "drehtuer desk user add NAME --role administrator"
        ),
    }
