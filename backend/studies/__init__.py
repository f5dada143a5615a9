"""Studies: many runs of one experiment, trained in turn, kept and shown together."""
