"""From observations to scores, and what the scores say of themselves."""
