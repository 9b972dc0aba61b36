"""The one façade: everything that the command line, the API and scripts ask of the matcher."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from data.records import Territory
from matcher import (
    comparing,
    declarations,
    exploring,
    feedback,
    importing,
    lookup,
    suggesting,
    theming,
    version_diff,
    versions,
    widening,
)
from matcher.asking import asked_of
from matcher.holdings import Holdings, ProgressCallback
from matcher.model_in_use import ModelInUse, model_in_use
from matcher.requests import SuggestRequest, check_need, themes_named
from matcher.results import Card, Comparison, Declarations, Listing, Partners, Suggestions
from matcher.settings import load_settings
from matcher.translation import Translator, translator

if TYPE_CHECKING:
    from data.importing import ImportOptions
    from data.store.undoing import Undone
    from features.tagging import Tags


@dataclass(frozen=True, slots=True)
class Matcher:
    """Answers about territories and partnerships, in one language.

    Opening costs nothing: the world, the directory and the model are read when first needed.
    """

    holdings: Holdings
    say: Translator

    @classmethod
    def open(
        cls,
        home: Path | None = None,
        *,
        language: str | None = None,
        progress: ProgressCallback | None = None,
    ) -> Matcher:
        """A matcher on a home folder; `progress` hears of the building of the world."""
        settings = load_settings(home, language)
        holdings = Holdings(
            settings.home,
            progress,
            text_model=settings.embedding_model,
            database=settings.database,
        )
        return cls(holdings, translator(settings.language))

    def suggest(self, request: SuggestRequest) -> Suggestions:
        """The best partners for a territory, with reasons, gates and precedents."""
        answer = suggesting.suggest(self.holdings, request, say=self.say)
        if answer.suggestions:
            return answer
        return replace(
            answer,
            widenings=widening.emptied_by(self.holdings, request),
            unknown_level=widening.unknown_level(self.holdings, request),
        )

    def compare(
        self, first: str, second: str, *, themes: Collection[str] = (), need: str | None = None
    ) -> Comparison:
        """Two territories side by side, with the score of their partnership.

        `themes` are the names of what the second is asked for, `need` the same in free text.
        """
        check_need(need)
        asked = asked_of(self.holdings, themes_named(themes), need)
        return comparing.compare(self.holdings, first, second=second, asked=asked, say=self.say)

    def partnerships(self, territory: str) -> Partners:
        """The known partnerships of a territory, with their sources."""
        return lookup.find_partners(self.holdings, territory)

    def search(self, text: str, limit: int = 10) -> tuple[Territory, ...]:
        """The territories whose names come closest to a text."""
        return lookup.find_territories(self.holdings, text, limit=limit)

    def listing(self, text: str, limit: int = 10) -> Listing:
        """The same territories, with those whose population is derived."""
        return lookup.find_listing(self.holdings, text, limit=limit)

    def territory(self, text: str) -> Card:
        """What is known of a territory, with sources."""
        return lookup.find_card(self.holdings, text)

    def explore(
        self, wanted: exploring.DirectoryFilter, *, page: int = 1, per_page: int = 50
    ) -> exploring.Exploration:
        """One page of the directory's partnerships that a filter keeps, and how all spread."""
        return exploring.explore(self.holdings, wanted, page=page, per_page=per_page)

    def model_in_use(self) -> ModelInUse:
        """The model that scores, with what it was judged by."""
        return model_in_use(self.holdings)

    def models(self) -> versions.Versions:
        """Every model that can be put in use, with the figures that decide on it."""
        return versions.list_versions(self.holdings)

    def diff_models(
        self,
        first: str | None = None,
        second: str | None = None,
        *,
        territories: int = version_diff.TERRITORIES,
        progress: ProgressCallback = lambda label, done: None,
    ) -> version_diff.VersionDiff:
        """What users would see otherwise with the second model than with the first."""
        return version_diff.diff_versions(
            self.holdings, first, second, territories=territories, progress=progress
        )

    def publish_model(
        self, name: str, *, force: str | None = None, by: str | None = None
    ) -> versions.Published:
        """Put a model in use if its figures allow it, or for the reason that `force` gives."""
        return versions.publish_version(self.holdings, name, force=force, by=by, say=self.say)

    def roll_back_model(self, *, by: str | None = None) -> versions.Published:
        """Put the model in use again that was so before."""
        return versions.roll_back(self.holdings, by=by)

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        options: ImportOptions,
        progress: ProgressCallback = lambda label, done: None,
    ) -> importing.Imported:
        """Record the partnerships of these files in the local store, all or none of them."""
        return importing.import_files(self.holdings, paths, options=options, progress=progress)

    def correct_imports(self, report: Path) -> importing.Imported:
        """Keep the choices of a corrected report, and record the rows that they make plain."""
        return importing.correct_imports(self.holdings, report)

    def imports(self) -> importing.ImportList:
        """Every import, those that were undone too."""
        return importing.list_imports(self.holdings)

    def find_import(
        self, number: int, *, page: int = 1, per_page: int = importing.MOST_ROWS
    ) -> importing.ImportDetail:
        """One import with a page of the rows of it that are still open, by default with all."""
        return importing.find_import(self.holdings, number, page=page, per_page=per_page)

    def undo_import(self, number: int, *, by: str | None = None) -> Undone:
        """Take an import back whole."""
        return importing.undo_import(self.holdings, number, by=by)

    def tag(self, text: str) -> Tags:
        """The sectors and challenges that a free text is about, with the words that say so."""
        return theming.find_themes(self.holdings, text)

    def declarations(self, territory: str) -> Declarations:
        """The sectors and challenges that are declared of a territory, and by whom."""
        return lookup.find_declarations(self.holdings, territory)

    def declare(
        self, territory: str, *, added: Collection[str] = (), removed: Collection[str] = ()
    ) -> Declarations:
        """Keep in the local store the themes, by their keys, that the user declares today."""
        taken = self.declarations(territory).taken
        declarations.declare(self.holdings, taken.territory.id, added=added, removed=removed)
        return self.declarations(taken.territory.id)

    def mark(self, said: feedback.Said, *, voice: str | None = None) -> feedback.Marked:
        """Keep what became of a suggestion, under the name of a voice."""
        return feedback.mark(self.holdings, said, voice=voice)

    def marks(self, territory: str | None = None, *, everything: bool = False) -> feedback.Feedback:
        """The marks that stand, of one territory or of all; on demand all that were ever made."""
        return feedback.list_feedback(self.holdings, territory, everything=everything)

    def proposals(self, *, everything: bool = False) -> feedback.Proposals:
        """The partnerships that were told as signed and wait for a review; on demand all."""
        return feedback.list_proposals(self.holdings, everything=everything)

    def review(self, number: int, *, accepted: bool, by: str | None = None) -> feedback.Proposed:
        """Record a proposed partnership as an import of its own, or turn it down."""
        return feedback.review(self.holdings, number, accepted=accepted, by=by)
