"""Free text → the same text without the sentences that name or reach a person.

Three nets: titles and functions followed by a name (« M. X », « directeur Y Z »), given names
followed by a family name, and the names that a document's own contact blocks hold. A sentence
caught by one of them is dropped whole; so is one with an e-mail, a telephone or a postal address.
"""

from __future__ import annotations

import re
from collections.abc import Set

_UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ"
# No longer than any name: else « Jean-Jean-Jean… » would be read again from each of its parts.
_NAME = rf"[{_UPPER}][\w’'-]{{1,60}}"
_TITLE = (
    r"(?:MM?\.|M\.?\s?(?=le\b)|[Mm]mes?|[Mm]elles?|[Mm]lles?|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle"
    r"|Messieurs|Mesdames|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Docteur|Me|Maître|Pr\.?|Professeur|Sir|Herr|Frau"
    r"|Se[nñ]ora?|Don|Doña|Mgr|Monseigneur)"
)
_FUNCTION = (
    r"(?:pr[ée]sident|maire|adjoint|directeur|directrice|ministre|s[ée]nateur|s[ée]natrice|d[ée]put[ée]"
    r"|pr[ée]fet|ambassadeur|ambassadrice|consul|photographe|artiste|peintre|architecte|chef|cheffe"
    r"|professeur|docteur|[ée]crivain|conseill[eè]re?|responsable|commissaire|gouverneur|mayor"
    r"|director|governor|minister|ambassador|photographer|secr[ée]taire|musicien|com[ée]dien)e?s?"
)
_GIVEN_NAMES = (
    "Adrien Alain Albert Alexandre Alexis Alfred Alice Aline Alphonse Amadou Aminata André Andrée"
    " Anick Anne Annick Annie Anthony Antoine Ariane Arnaud Arthur Audrey Aurélie Béatrice"
    " Benjamin Benoît Bernadette Bernard Bertrand Blandine Boubacar Brigitte Bruno Camille Carine"
    " Carole Catherine Cécile Céline Chantal Charles Charlotte Christelle Christian Christiane"
    " Christine Christophe Claire Claude Claudine Colette Corinne Cyril Damien Daniel Danièle"
    " Danielle David Delphine Denis Denise Didier Dominique Edgar Edmond Edouard Édouard Éliane"
    " Élisabeth Elisabeth Émile Emile Emmanuel Emmanuelle Éric Eric Estelle Étienne Etienne Eugène"
    " Fabien Fabrice Fatima Fatou Ferdinand Florence Florian Francis Francisque Franck François"
    " Françoise Frédéric Gabriel Gaston Geneviève Georges Gérald Gérard Gilbert Gilles Ginette"
    " Gisèle Guillaume Gustave Guy Hélène Henri Hervé Hubert Hugo Hugues Ibrahim Ibrahima Irène"
    " Isabelle Jacqueline Jacques Jean Jeanne Jérôme Joël Joëlle Johann John José Joseph Josette"
    " Juan Jules Julie Julien Juliette Karine Laurence Laurent Léa Léon Léopold Lionel Louis"
    " Louise Luc Lucien Lucienne Ludivine Ludovic Maïté Marc Marcel Margaux Marguerite Maria"
    " Marianne Marie Marine Marion Martial Martin Martine Maryse Mathieu Mathilde Matthieu Maurice"
    " Maxime Michael Michel Michèle Michelle Mireille Mohamed Monique Moussa Muriel Mustapha"
    " Myriam Nadine Nathalie Nicolas Nicole Noël Odile Olivier Ousmane Pascal Pascale Patrice"
    " Patricia Patrick Paul Paulette Paulo Peter Philippe Pierre Quentin Rachid Raoul Raphaël"
    " Raymond Rémi René Renée Richard Robert Roger Roland Romain Roselyne Sabine Samuel Sandrine"
    " Sébastien Ségolène Serge Séverine Simon Simone Solange Sophie Stéphane Stéphanie Suzanne"
    " Sylvain Sylvie Thérèse Thierry Thomas Valérie Véronique Victor Vincent Virginie William"
    " Xavier Yann Yannick Yves Yvette Yvon Yvonne Zoé"
)
# « Lycée Emile Zola », « place Jules Guesde » name a place, not somebody to reach.
_NAMED_AFTER = re.compile(
    r"(?:lyc[ée]e|coll[èe]ge|[ée]cole|universit[ée]|h[ôo]pital|stade|th[ée][âa]tre|mus[ée]e|institut"
    r"|fondation|parc|place|rue|avenue|quai|pont|centre|espace|gymnase|biblioth[èe]que|port|conf[ée]rence"
    rf"|m[ée]diath[èe]que|festival|prix|programme)s?\s+(?:{_NAME}\s+)?(?:de\s+|d’|d')?$",
    re.IGNORECASE,
)
# « Pierre », « Marie », « Martin » also open the names of places: Pierre-Bénite, Saint Martin.
_PLACE_BEFORE = re.compile(
    r"(?:\bSaint[es]?|\bSte?\.?|\bSan|\bSanta|\bPort|\bFort|\bVille|-)[\s-]*$"
)

_GIVEN_NAME = re.compile(
    rf"(?<=[a-zà-ÿ]\s)De\s{_NAME}"
    rf"|\b(?:{_GIVEN_NAMES.replace(' ', '|')})(?:-{_NAME})?\s+"
    rf"(?:(?:de|du|des|d’|d'|von|van|el|ben|le|la)\s*)?{_NAME}"
)
_TITLED = re.compile(rf"(?<!\w){_TITLE}\s*(?:(?:le|la|l’|les)\s*)?(?:[{_UPPER}][\w.’'-]*)")
_HONORED = re.compile(rf"(?:MM?\.|[Mm]mes?|[Mm]lles?|[Mm]onsieur|[Mm]adame|Mr\.?|Mrs\.?)\s+{_NAME}")
_OFFICE_HOLDER = re.compile(
    rf"\b(?i:{_FUNCTION})\b(?:\s*[–,:-]\s*|\s+)(?:[a-zà-ÿ]+\s+)?{_NAME}\s+{_NAME}"
)
_REACHABLE = re.compile(
    r"[\w.+–-]{1,64}\s?@\s?[\w–-]"
    r"|https?://\S{0,500}[@~]|\bwww\.\S+|\bmailto:"
    r"|(?:\+|\b00)\s?\d{1,3}[\s.()-]*(?:\d[\s.()-]*){6,}"
    r"|(?<![\d,.])0\s?\d(?:[\s.-]?\d{2}){4}(?!\d)"
    r"|\b(?i:t[ée]l|fax|portable|mobile|e-?mail|courriel)\.?\s*:"
    r"|\b(?:B\.?P\.?|CS)\s?\d{2,}"
    r"|\b\d{1,4}(?:\s?(?:bis|ter))?\s?,?\s+(?i:rue|avenue|av\.|boulevard|bd|bld|place|quai|chemin|impasse"
    r"|all[ée]e|square|cours|route)\s"
)
# « M. Peyrat » does not end a sentence; « années… Puis » and « 1997. Puis » do.
_SENTENCE_END = re.compile(rf"(?<=[.!?…;])(?<!\bM\.)(?<!\bMM\.)(?<!\b[{_UPPER}]\.)(?<!Dr\.)\s+")
_BLOCK_NAME = re.compile(
    rf"(?:^|\n|\s){_TITLE}\s+((?:[{_UPPER}]\.\s*)*(?:(?:de\s+|d’|du\s+)?{_NAME}\s*)+)"
    rf"|^[ \t]*((?:{_NAME}[ \t]+){{1,2}}{_NAME})[ \t]+[–-][ \t]+(?i:{_FUNCTION})",
    re.MULTILINE,
)

# Characters before a name that tell whether it is that of a place.
_BEFORE = 200


def names_in(block: str) -> frozenset[str]:
    """The family names that a block of contacts holds, to recognise them in other sentences."""
    found = (first or second for first, second in _BLOCK_NAME.findall(block))
    words = (re.findall(_NAME, line) for name in found for line in [name.splitlines()[0]] if line)
    return frozenset(word for parts in words for word in parts[1:] or parts if len(word) > 3)


def is_personal(sentence: str, known: Set[str] = frozenset()) -> bool:
    """Whether a sentence names a person or tells how to reach one."""
    if _REACHABLE.search(sentence) or _TITLED.search(sentence) or _OFFICE_HOLDER.search(sentence):
        return True
    if known and not known.isdisjoint(re.findall(_NAME, sentence)):
        return True
    names = _GIVEN_NAME.finditer(sentence)
    return any(
        not _names_a_place(sentence[max(0, name.start() - _BEFORE) : name.start()])
        for name in names
    )


def is_contact(name: str) -> bool:
    """Whether a cell meant for a territory holds a person's title, an e-mail or a telephone.

    Given names are left alone here: Don Benito, Louis Trichardt and Jean-Rabel are towns.
    """
    return bool(_REACHABLE.search(name) or _HONORED.match(name))


def scrub(text: str, known: Set[str] = frozenset()) -> str:
    """The sentences of a text that concern no person, in their order."""
    sentences = _SENTENCE_END.split(text.strip())
    return " ".join(sentence for sentence in sentences if not is_personal(sentence, known)).strip()


def _names_a_place(before: str) -> bool:
    return bool(_NAMED_AFTER.search(before) or _PLACE_BEFORE.search(before))
