"""The worked example: Ambleford, a fictional place, simulated from planted mechanisms."""

from studies.example.simulate import make
from studies.example.write import write

__all__ = ["make", "write"]
