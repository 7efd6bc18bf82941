"""The parts of the brief: one function each, from a reading to a section, or None where it has nothing to say."""
