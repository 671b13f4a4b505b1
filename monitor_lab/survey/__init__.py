"""Survey questions: shares, intervals, and what they can say."""
