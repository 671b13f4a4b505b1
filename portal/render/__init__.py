"""Plain functions from models to Markdown and HTML."""
