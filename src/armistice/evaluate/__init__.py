"""Pure functions from a case to its assessment. No input or output, no clock, no global state."""
