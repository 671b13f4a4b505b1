"""Published indices, built from the package's own steps: to learn from, and to check the steps by."""
