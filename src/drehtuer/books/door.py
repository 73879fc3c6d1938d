"""The door: whether more people go in than come out, by the identity of stock and flow.

stock(later) − stock(earlier) = entered − freed − left otherwise, and nobody leaves in the
negative, so entered ≥ change + freed. Recognition is not arrest: who is newly counted may have
been in custody for long.

What an answer rests on besides the claims, as codes of assumptions and their parameters:

``counter_assumed``
    A count that names no counter is taken to be of the only one named for these people.
    ``counter``: the name; ``when``: date of the count; claims: the ones without counter.
``same_counter``
    Counters spelled differently are taken for one. ``names``.
``freed_were_counted``
    Those freed were on the counter's list. ``counter`` (name or None); ``freed``: interval;
    claims: those that tell the waves.
``others_left_out``
    Waves of other nationalities or groups are left out of the bound. ``figures``; claims.
"""

from __future__ import annotations
