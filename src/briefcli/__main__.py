"""`python -m briefcli`."""

from briefcli.cli import run

if __name__ == "__main__":
    run()
