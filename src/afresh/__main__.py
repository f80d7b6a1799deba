"""`python -m afresh` is the command `afresh`, for where the folder of commands is not on the path."""

from afresh.cli import main

if __name__ == "__main__":
    main()
