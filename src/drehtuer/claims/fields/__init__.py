"""The fields of a claim: who, how many, when, where, by whom, who says it."""
