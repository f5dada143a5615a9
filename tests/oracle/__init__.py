"""Comparisons with PyTorch: live (`make oracle`) and with arrays that it left in `reference`."""
