"""From the text of a case file to a sound case: one safe pass, the shape, then what it means."""
