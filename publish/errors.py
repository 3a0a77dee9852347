"""What goes wrong in a step."""


class PublishError(Exception):
    """Something in the built folder that cannot be published.

    Its text names the file, what was found and what is allowed.
    """

    def __init__(self, file: object, found: str, allowed: str) -> None:
        super().__init__(f"{file}\n    found:   {found}\n    allowed: {allowed}")
