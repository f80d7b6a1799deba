"""The panel: advisers with different standpoints look at one partnership's evidence and suggest what to try."""
