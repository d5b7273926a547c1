"""The command `variorum`, also as `python -m variorum`.

The commands are imported only where they run: every process that shares their work reads the script that it was started by.
"""

import sys


def main() -> None:
    """Runs the command that the arguments name."""
    from variorum import cli

    sys.exit(cli.main())


if __name__ == "__main__":
    main()
