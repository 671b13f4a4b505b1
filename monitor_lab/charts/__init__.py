"""Charts as Vega-Lite 5 specifications: plain dictionaries that carry their data."""
