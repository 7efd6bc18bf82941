"""All uncertain judgements drawn together, and what the whole chain says of the draws (methods §6)."""
