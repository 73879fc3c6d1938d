"""From claims to the account: what the reports amount to, as data."""

from drehtuer.books.accounting import account
from drehtuer.books.door import Asked
from drehtuer.books.model import Account

__all__ = ["Account", "Asked", "account"]
