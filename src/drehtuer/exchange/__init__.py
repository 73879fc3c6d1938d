"""People and their claims in formats that other programs read.

The modules take a :class:`contents.Contents` and give records or bytes; none writes a file, none
knows a clock.
"""
