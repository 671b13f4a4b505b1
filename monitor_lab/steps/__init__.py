"""The steps from data to an index, one file each."""
