"""Sessions: what people watch and steer; runs, their records and their viewers."""
