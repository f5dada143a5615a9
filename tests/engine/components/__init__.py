"""Tests of layers, losses, optimisers, initialisers and schedules."""
