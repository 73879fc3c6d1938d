"""``python -m drehtuer``: the command line where its script is not on the path."""

from drehtuer.cli import main

main()
