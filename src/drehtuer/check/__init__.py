"""The check: a draft held against the books, before it is printed.

Every claim, relation and office that is read in the draft gets a verdict, the weightiest that any
part of it deserves:

=====================  =========================================================================
``contradicted``       the books tell otherwise of just this: ``number``, ``relation``, ``country``
                       (of an office), ``status`` (of a person), ``direction`` (of a measure)
``contradicts_draft``  the draft says two things that cannot both be: ``number``, ``sum``,
                       ``status``
``wrong_source``       the books have it from others only
``differs``            the books tell it otherwise in one respect: ``date``, ``window`` (of a
                       total), ``population``, ``rounding``, ``country``, ``status`` (announced or
                       done), ``kind``, ``person``, ``party``
``superseded``         it was told so, and another figure has been told since; ``corrected``: the
                       figure was taken back; ``later``: only a later figure is told
``no_source``          nothing in the books tells it, which does not make it false; ``of_person``:
                       nothing of the kind is told of one of the people (parameter ``person``)
``supported``          the books tell it; ``rounded``: less exactly in the draft; ``disputed``:
                       others tell another figure; ``sum``: the waves told reach a total;
                       ``only_with``: only if certain ones are counted (parameter ``needs``)
=====================  =========================================================================

Beside the verdict stands its reason. The rules: :mod:`drehtuer.check.figures`,
:mod:`drehtuer.check.lives`, :mod:`drehtuer.check.belonging`, :mod:`drehtuer.check.dealings`,
:mod:`drehtuer.check.itself`. What stands in the draft and is read as no claim gets no verdict;
:mod:`drehtuer.check.unread` tells of figures that this leaves out.
"""

from __future__ import annotations

from drehtuer.check.checking import check

__all__ = ["check"]
