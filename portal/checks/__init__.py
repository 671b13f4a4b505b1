"""Checks that look across files. Each takes the content and returns problems."""
