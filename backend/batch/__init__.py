"""Experiments on the command line: read, checked, trained and exported without a server."""
