"""The panel: advisers with different standpoints look at one partnership's evidence and suggest what to try."""

from afresh.panel.check import check_adviser

__all__ = ["check_adviser"]
