"""The recovery's stage, for attacks on it."""

from tests.accounts.recovery.conftest import asked, questions

__all__ = ["asked", "questions"]
