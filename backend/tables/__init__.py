"""Tables that people upload: read in a process that can be killed, kept for their owner, removed when they expire."""
