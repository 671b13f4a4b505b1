"""What stands behind a score: profile, parts, comparison, and what would change it."""
