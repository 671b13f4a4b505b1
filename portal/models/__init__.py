"""One typed model for each kind of content."""
