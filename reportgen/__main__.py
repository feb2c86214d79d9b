"""`python -m reportgen` and the command `reportgen`."""

from reportgen.cli import reportgen


def main() -> None:
    """Run the command line."""
    reportgen()


if __name__ == "__main__":
    main()
