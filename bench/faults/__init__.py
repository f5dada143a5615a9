"""`make faults`: seeded faults in networks that train, and what is said of them."""
