"""Following a target: required change, intervals for counts, verdicts, trends."""
