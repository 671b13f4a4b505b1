"""How far a result would move if the choices behind it were others."""
