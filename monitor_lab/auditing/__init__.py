"""What can be said of a framework and its data before its ranking is believed."""
