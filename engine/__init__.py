"""Backlight's engine: networks compiled with JAX, trained in a jitted loop, reported layer by layer."""

__version__ = "0.1.0"
