"""Charts, the terminal page and the brief: rounds, sorts and escapes what was computed, and computes nothing."""
