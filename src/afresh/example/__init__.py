"""The worked example: Ambleford, a fictional place, simulated from planted mechanisms."""

from afresh.example.simulate import make
from afresh.example.write import write

__all__ = ["make", "write"]
