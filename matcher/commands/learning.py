"""`matcher train` and `matcher evaluate`."""

from __future__ import annotations

from matcher.commands.options import LanguageOption, OutputOptions


def train(language: LanguageOption) -> None:
    """Train a model on the partnerships known here."""


def evaluate(output: OutputOptions) -> None:
    """Measure how well models find partnerships hidden from them."""
