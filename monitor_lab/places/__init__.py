"""Looking at places: classes of neighbourhoods, checklists, deprivation."""
