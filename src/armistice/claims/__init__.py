"""Who said or did what, about which issue, where exactly it stands: coders that propose, people who decide."""
