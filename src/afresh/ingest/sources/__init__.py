"""What opens a file: each gives its tables as raw text, with the row each came from."""
