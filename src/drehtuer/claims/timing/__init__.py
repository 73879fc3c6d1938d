"""Times: the words that name them, and the EDTF strings they amount to."""
