"""Who may write: the key of a request, as the types of parameters say.

Reading is open, but for marks, proposals and the comparison of models. A key comes in the header
`Authorization: Bearer mk_…`, or in a field of a form, whose page calls `check`; never in an
address, which logs and histories keep.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.counting import Counting, address_of
from api.deps import live_of
from data.errors import KeyRefused, ScopeMissing
from data.store.keys import ApiKey, Scope, verify
from matcher.holdings import Holdings
from matcher.translation import mark

BEARER = HTTPBearer(
    scheme_name="key",
    bearerFormat="mk_ID_SECRET",
    description="A key that `matcher keys create` made, with the scope that the operation names.",
    auto_error=False,
)
PROOFS = BoundedSemaphore(20)
"""Keys proved at a time, one after the other: half of the threads that answer, so that whoever
guesses from many addresses keeps no reader waiting."""
BUSY_SECONDS = 2
LACKING: dict[Scope, str] = {
    "feedback": mark(
        "the key {key} is not meant for marks; ask who runs this service for one with the scope"
        " “feedback”."
    ),
    "import": mark(
        "the key {key} is not meant for imports; ask who runs this service for one with the scope"
        " “import”."
    ),
    "publish": mark(
        "the key {key} is not meant for models; ask who runs this service for one with the scope"
        " “publish”."
    ),
}
"""What a key that lacks a scope is not good for, and the next step."""
Shown = Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the id and the label of the key, and what it is meant for."""

    key_id: str
    label: str
    scopes: tuple[Scope, ...]


def check(request: Request, text: str, scope: Scope) -> Writer:
    """Who holds the key of this text, which has to have this scope; it reads the store.

    Raises KeyRefused or ScopeMissing, or answers 429 to an address or a key that writes too often.
    """
    if not text.strip():
        raise KeyRefused(
            "this needs a key, and none was shown; ask who runs this service for one, and send it"
            " in the header Authorization, as Bearer mk_…, or in the field of the page."
        )
    holdings = live_of(request).holdings
    key = _proved(request, holdings, text)
    request.state.key = key.id
    _count(request, key)
    if scope not in key.scopes:
        raise ScopeMissing(LACKING[scope], key=key.id)
    _note_use(holdings, key)
    return Writer(key.id, key.label, key.scopes)


def _writer_with(scope: Scope) -> Callable[[Request, Shown], Writer]:
    def writer(request: Request, shown: Shown) -> Writer:
        return check(request, shown.credentials if shown else "", scope)

    return writer


def _proved(request: Request, holdings: Holdings, text: str) -> ApiKey:
    """The key; an address that showed many that are none has to wait, whatever it shows now."""
    counting: Counting = request.app.state.counting
    address = address_of(request.scope)
    _let_wait(counting.wait("failure", address))
    if not PROOFS.acquire(blocking=False):
        _let_wait(BUSY_SECONDS, status=503)
    try:
        return verify(holdings.shelf, text)
    except KeyRefused:
        counting.take("failure", address)
        raise
    finally:
        PROOFS.release()


def _count(request: Request, key: ApiKey) -> None:
    """Count a writing for its address and its key, a reading for its key: addresses are counted."""
    counting: Counting = request.app.state.counting
    if request.method == "GET":
        _let_wait(counting.take("read", key.id))
        return
    _let_wait(counting.take("write", address_of(request.scope)))
    _let_wait(counting.take("write", key.id))


def _let_wait(seconds: int, *, status: int = 429) -> None:
    if seconds:
        raise HTTPException(status, headers={"Retry-After": str(seconds)})


def _note_use(holdings: Holdings, key: ApiKey) -> None:
    """Note it about once a minute; a request never waits for who writes in the meantime."""
    if not key.is_used_lately():
        # SQLAlchemy takes a third of a second to load: a server that only reads has no use for it.
        from data.store.granting import NOTING_SECONDS, note_use

        with holdings.open_store(NOTING_SECONDS) as store:
            note_use(store, key)


FeedbackWriter = Annotated[Writer, Depends(_writer_with("feedback"))]
ImportWriter = Annotated[Writer, Depends(_writer_with("import"))]
PublishWriter = Annotated[Writer, Depends(_writer_with("publish"))]
