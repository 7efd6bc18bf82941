"""The case file: what a person judges and knows, loaded, checked, saved and compared."""
