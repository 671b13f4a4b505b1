"""How much each indicator counts: equal, agreed by people, or drawn from the data."""
