"""What is measured: indicators, goalposts, and the trees that group them."""
