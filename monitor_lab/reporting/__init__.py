"""A result as one page that can be sent, printed and read by everyone."""
