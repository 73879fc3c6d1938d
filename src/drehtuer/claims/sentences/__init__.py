"""One sentence and what stands in it: clauses, numbers, people counted, cues."""
