"""Every deliberate failure of the product; each message is one sentence for the user.

MatcherError
├── InputError                  what the user gave cannot be used
│   ├── UnreadableFile          a file that is missing, binary, too large or of no known format
│   │   └── WrongContent        the body of a request is of another type than what is asked
│   ├── UnknownTerritory        no territory has this name or id
│   ├── AmbiguousTerritory      several territories have this name
│   ├── InvalidOption           an option or parameter out of its range
│   ├── UnknownRecord           no import, model, key or proposal has this number or name
│   └── RefusedAction           what is asked cannot be done as things stand
├── AccessError                 who asks has not shown a key that is good for this
│   ├── KeyRefused              no key, an unknown one or one that was revoked
│   └── ScopeMissing            a key that is not meant for this
├── SyncError                   a live source does not answer, or answers with what cannot be used
├── StoreError                  the local directory cannot be opened or written
│   └── StoreBusy               another process holds the local directory
├── WorldError                  the built world is missing, damaged or cannot be written
├── ModelError                  a model artefact is missing, damaged or made for other features
├── EmbeddingError              the text model cannot be loaded
└── PrintError                  the machine lacks what sets a page as PDF
"""

from __future__ import annotations

from collections.abc import Sequence


class MatcherError(Exception):
    """A deliberate failure, told in one sentence.

    `template` is the English sentence with `{named}` fields; the edges translate the template and
    fill in `fields`, so the words stay out of the rooms that raise.
    """

    def __init__(self, template: str, **fields: object) -> None:
        super().__init__(template.format(**fields))
        self.template = template
        self.fields = fields


class InputError(MatcherError):
    """What the user gave cannot be used."""


class UnreadableFile(InputError):
    """A file is missing, binary, too large or of no known format."""


class WrongContent(UnreadableFile):
    """The body of a request is of another type than what is asked."""


class UnknownTerritory(InputError):
    """No territory has this name or id; `nearest` holds up to five names that come close."""

    def __init__(self, template: str, *, nearest: Sequence[str] = (), **fields: object) -> None:
        super().__init__(template, nearest=", ".join(nearest), **fields)
        self.nearest = tuple(nearest)


class AmbiguousTerritory(InputError):
    """Several territories have this name; `choices` holds their ids."""

    def __init__(self, template: str, *, choices: Sequence[str] = (), **fields: object) -> None:
        super().__init__(template, choices=", ".join(choices), **fields)
        self.choices = tuple(choices)


class InvalidOption(InputError):
    """An option or parameter is out of its range."""


class UnknownRecord(InputError):
    """No import, model, key or proposal has this number or name."""


class RefusedAction(InputError):
    """What is asked cannot be done as things stand."""


class AccessError(MatcherError):
    """Who asks has not shown a key that is good for this."""


class KeyRefused(AccessError):
    """No key was shown, or one that nobody made or that was revoked."""


class ScopeMissing(AccessError):
    """The key is not meant for this."""


class SyncError(MatcherError):
    """A live source does not answer, or answers with what cannot be used."""


class StoreError(MatcherError):
    """The local directory cannot be opened or written."""


class StoreBusy(StoreError):
    """Another process holds the local directory."""


class WorldError(MatcherError):
    """The built world is missing, damaged or cannot be written."""


class ModelError(MatcherError):
    """A model artefact is missing, damaged or made for other features."""


class EmbeddingError(MatcherError):
    """The text model cannot be loaded."""


class PrintError(MatcherError):
    """The machine lacks what sets a page as PDF."""
