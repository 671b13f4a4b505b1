"""Reading and writing tables, and saying what is wrong with them."""
