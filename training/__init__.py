"""How the shipped model is made. Not part of the wheel."""
