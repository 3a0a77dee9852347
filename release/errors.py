"""What stops a release."""


class ReleaseError(Exception):
    """Something is not ready to be released; its text says what, where, and what to do."""

    def __init__(self, file: str, found: str, allowed: str) -> None:
        """Say which file, what was found, and what is allowed."""
        super().__init__(f"{file}\n    found:   {found}\n    allowed: {allowed}")
