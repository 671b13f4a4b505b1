# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
#   portal:
#     id: ex-01-example
#     title: Count the lamps
#     summary: How many lamps does the invented town have now?
#     module: m01
#     outcomes: [m01-o1, m01-o2]
#     minutes: 10
#     mode: pairs
#     data: [rvt-lamps-before, rvt-lamps-added]
#     status: draft
#     last_reviewed: 2026-11-21
# ---

# %% [markdown]
# Rivertown added [@rvt-lamps-added] [@src:rivertown-street-survey]. It had [~some lamps] before.

# %% tags=["given"]
CLAIMS = {
    "rvt-lamps-before": 900,
    "rvt-lamps-added": 1300,
}

# %% [markdown] tags=["hint"]
# Add the two counts.

# %% tags=["task"]
answer = ...

# %% tags=["solution"]
answer = CLAIMS["rvt-lamps-before"] + CLAIMS["rvt-lamps-added"]  # a secret sum

# %% [markdown] tags=["solution"]
# The telltale words: both counts belong to the same town.

# %% [markdown] tags=["discuss"]
# Who needs the next lamp?
