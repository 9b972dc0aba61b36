"""`MODEL_CARD.md`, beside every trained model: what officers and advisers should know of it.

In French, with a summary in English. The same model gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from matcher.labels import FAMILIES, METRICS
from matcher.sheets import Sheet, breakdown_sheets, calibration_note, calibration_sheets, span
from matcher.translation import Translator, translator

if TYPE_CHECKING:
    from features.feature import Feature
    from models.model import Model

FILE_NAME = "MODEL_CARD.md"
MOST_SOURCES = 5
HOLDS = {
    True: "des poids, des comptes et les paires comptées",
    False: "des poids et des comptes par pays et par région, aucune paire",
}

PURPOSE = """\
Ce modèle propose à une collectivité française des territoires étrangers avec lesquels nouer un
partenariat, et dit pourquoi. Il suit un principe : des partenaires de taille comparable, devant des
défis communs. Il a appris des partenariats existants combien chaque ressemblance a compté. Il aide
à dresser une première liste ; il ne décide pas, et ne remplace ni l'échange avec l'autre territoire
ni l'avis des élus et des services."""

SCORE = """\
Le score d'une paire est une somme : un point de départ et une contribution par critère, en points.
Un point de plus double les chances d'être le vrai partenaire plutôt qu'un candidat tiré au sort. Ce
qui est affiché est ce qui est additionné."""

PROTOCOL = """\
Un modèle semblable a été entraîné sans une part des territoires (et sans leurs voisins à moins de
2 km), puis a classé pour chacun d'eux toutes les communes étrangères de 1 000 habitants ou plus.
« Tous cachés » : aucun de leurs partenaires ne lui est dit. « Un caché » : un partenaire sur trois
ou plus est caché, les autres sont connus. En pour cent, avec l'intervalle de confiance à 95 %.
Trouvé@10 : un partenaire caché est parmi les dix premiers. Rappel@1000 : la part des partenaires
cachés qui sont parmi les mille premiers. MRR : l'inverse du rang du premier trouvé. Dans le pays :
trouvé@10 parmi les seuls candidats du pays du partenaire."""

GATE = """\
Trois de ces chiffres décident s'il peut prendre la place d'un autre : trouvé@10 et rappel@1000 avec
tous les partenaires cachés, trouvé@10 avec un partenaire caché. Si l'un d'eux est au-dessous de
l'intervalle de celui du modèle en usage, ou n'a pas été mesuré, `matcher models publish` refuse,
sauf pour une raison que l'on donne avec `--force` et qui est gardée."""

GROUPS = """\
Tous partenaires cachés. Pour les départements et les régions, trop peu nombreux pour en mettre une
part de côté, chacun est jugé par un modèle qui a appris des autres (validation croisée), parmi les
départements, provinces, régions et États étrangers : ils sont quarante fois moins nombreux que les
communes, donc y trouver un partenaire parmi les mille premiers est bien plus facile. Avec moins de
trente territoires, un pourcentage ne dit presque rien : lire l'intervalle."""

WEIGHTS = """\
Ce que chaque critère donne en moyenne à un vrai partenaire, que le modèle n'a pas vu, de plus qu'à
un candidat tiré au sort dans le monde. Tous les partenaires sont cachés : ce qui part des
partenaires déjà connus ne donne donc rien ici, et compte pour qui en a."""

UNKNOWN = """\
- Les thèmes et le contenu des jumelages : les données disent qui est lié à qui, presque jamais
  pourquoi ni pour quoi faire.
- Les souhaits de l'autre territoire : s'il cherche un partenaire, s'il en a les moyens, s'il est
  déjà en discussion.
- La vie des partenariats : un jumelage en sommeil compte comme un autre, sauf s'il est dit terminé.
- Les partenariats qu'aucune source ne recense, surtout de petites communes, d'intercommunalités et
  de pays du Sud : une bonne idée que personne n'a eue compte ici comme une erreur.
- Il répète le passé : l'Europe de l'Ouest domine les jumelages français, donc les propositions.
  `--continent`, `--country` et `--weight` permettent de regarder ailleurs.
- La sécurité, le droit, la situation diplomatique : voir les vigilances, qui ne changent pas le
  score.
- Ce qui est inconnu d'un territoire n'ajoute ni n'enlève rien, et est dit inconnu."""

LICENCE = """\
Le modèle ne contient aucune donnée personnelle. Territoires, coordonnées et populations : GeoNames
(CC BY 4.0), INSEE et DGCL (Licence Ouverte 2.0). Géographie : GLOBE (NOAA), liste des ports de
searoute, climats de Köppen-Geiger (Rubel et Kottek). Langues : CLDR (Unicode). Partenariats : les
sources ci-dessus, avec leur licence. Le code est sous licence MIT ; le fichier NOTICE du produit
donne toutes les attributions, à reprendre partout où les faits sont montrés."""

SUMMARY = """\
This model suggests foreign partner territories to French local authorities and explains each
suggestion as a sum of contributions in points (log-odds, base 2). It has learned from
{partnerships} known partnerships of {origins} French authorities. On authorities held out from
training, ranked against every foreign municipality of 1,000 inhabitants or more, a true partner is
among the first ten for {hit} of them when all their partners are hidden. It knows neither the
themes of twinnings nor the wishes of the other side, and it repeats the past: mostly Western
Europe. Use it to draw up a first list, not to decide."""


def model_card(model: Model, sources: Mapping[str, int]) -> str:
    """The card of a trained model; `sources` count the partnerships that each one told."""
    say = translator("fr")
    card: Mapping[str, Any] = model.card
    parts = [
        f"# Carte du modèle {model.version}",
        PURPOSE,
        SCORE,
        "## De quoi il a appris",
        _learned(model, sources, say),
        "## Ce qu'il vaut",
        PROTOCOL,
        _markdown(_metrics_sheet(card["metrics"], say)),
        GATE,
        "## Quand les dix premiers sont justes",
        GROUPS,
        *_honesty(card, say),
        "## Ses critères et leur poids",
        WEIGHTS,
        *(_markdown(sheet) for sheet in _weight_sheets(model, say)),
        "## Ce qu'il ne sait pas",
        UNKNOWN,
        "## Licences et attribution",
        LICENCE,
        "## Refaire ce modèle",
        _recipe(card),
        "## Summary in English",
        _summary(card),
    ]
    return _typeset("\n\n".join(parts)) + "\n"


def _typeset(text: str) -> str:
    """The text with French spaces, at which no line breaks, beside its signs."""
    text = re.sub(r" (?=[:»])|(?<=«) ", "\u00a0", text)
    return re.sub(r" (?=[;?!])", "\u202f", text)


def _learned(model: Model, sources: Mapping[str, int], say: Translator) -> str:
    card: Mapping[str, Any] = model.card
    versions = ", ".join(f"{name} {version}" for name, version in sorted(card["versions"].items()))
    told = sorted(sources.items(), key=lambda item: (-item[1], item[0]))
    most, rest = told[:MOST_SOURCES], told[MOST_SOURCES:]
    named = [f"  - {name} : {say.number(count)}" for name, count in most]
    if rest:
        named.append(f"  - {say.number(len(rest))} autres sources")
    return "\n".join(
        [
            f"- {say.number(card['partnerships'])} partenariats de {say.number(card['origins'])}"
            " communes et intercommunalités françaises avec l'étranger, et"
            f" {say.number(card['partnerships_abroad'])} partenariats entre autres pays.",
            *_regional(model, say),
            *_declined(card, say),
            "- Partenariats par source (un partenariat peut en avoir plusieurs) :",
            *named,
            f"- Ce que le fichier contient : {HOLDS[card['holds_pairs']]}.",
            f"- Graine {card['seed']} ; empreinte des partenariats `{card['data_fingerprint']}`,"
            f" du monde `{card['world_fingerprint']}` ; versions : {versions}{_code(card)}.",
        ]
    )


def _code(card: Mapping[str, Any]) -> str:
    code = card.get("code")
    return f" ; code {code['package']} `{code['digest']}`" if code else ""


def _regional(model: Model, say: Translator) -> Iterable[str]:
    if model.regional:
        card: Mapping[str, Any] = model.regional.card
        yield (
            f"- {say.number(card['partnerships'])} partenariats de {say.number(card['origins'])}"
            " départements et régions, dont un modèle à part parle pour eux."
        )


def _declined(card: Mapping[str, Any], say: Translator) -> Iterable[str]:
    """What was learned from refusals; nothing where nobody declined anything."""
    from models.declined import LEAST_ORIGINS, LEAST_PAIRS, LEAST_VOICES

    if "declined" not in card:
        return
    told = {name: say.number(count) for name, count in card["declined"].items()}
    heard = (
        f"- Propositions refusées ou jugées non pertinentes : {told['pairs']}, de"
        f" {told['territories']} territoires et {told['voices']} voix"
    )
    if card["declined"]["used"]:
        yield f"{heard} ; {told['used']} ont servi de contre-exemples à leurs territoires."
    else:
        yield (
            f"{heard}. Aucune n'a servi : il en faut au moins {LEAST_PAIRS}, de {LEAST_ORIGINS}"
            f" territoires et {LEAST_VOICES} voix."
        )


def _metrics_sheet(metrics: Mapping[str, Any], say: Translator) -> Sheet:
    views = {
        title: metrics[view]
        for view, title in (("cold", "tous cachés"), ("warm", "un caché"))
        if metrics[view]
    }
    rows = [
        (say.text(METRICS[name]), *(_percents(each[name], say) for each in views.values()))
        for name in METRICS
        if all(name in each for each in views.values())
    ]
    title = f"{say.number(metrics['held_out_origins'])} territoires mis de côté"
    return Sheet(title, ("", *views), tuple(rows))


def _percents(values: Sequence[float], say: Translator) -> str:
    from models.metrics import Interval

    return span(Interval(*values), say, 100)


def _honesty(card: Mapping[str, Any], say: Translator) -> Iterable[str]:
    from models.card import bins_of, lines_of

    yield from (_markdown(sheet) for sheet in breakdown_sheets(lines_of(card), say))
    bins = bins_of(card)
    if bins:
        yield "## Quand les chances annoncées se vérifient"
        yield calibration_note(say)
        yield from (_markdown(sheet) for sheet in calibration_sheets(bins, say))


def _weight_sheets(model: Model, say: Translator) -> Iterable[Sheet]:
    card: Mapping[str, Any] = model.card
    given: Mapping[str, float] = card["weights"]
    families = [name for name in FAMILIES if any(each.family == name for each in model.features)]
    yield Sheet(
        "Par famille",
        ("", "Points"),
        tuple(
            (say.text(FAMILIES[name]), _sum(_of_family(model, name), given, say))
            for name in families
        ),
    )
    for name in families:
        rows = [(each.description, _sum([each], given, say)) for each in _of_family(model, name)]
        yield Sheet(say.text(FAMILIES[name]).capitalize(), ("", "Points"), tuple(rows))


def _of_family(model: Model, family: str) -> list[Feature]:
    return [feature for feature in model.features if feature.family == family]


def _sum(features: Collection[Feature], given: Mapping[str, float], say: Translator) -> str:
    return say.points(sum(given.get(feature.name, 0.0) for feature in features))


def _recipe(card: Mapping[str, Any]) -> str:
    portable = "" if card["holds_pairs"] else " --portable DOSSIER"
    return (
        "Importer les mêmes partenariats (`matcher import FICHIER…`), puis lancer"
        f" `matcher train --seed {card['seed']}{portable}` : mêmes données et même graine, mêmes"
        " octets. `matcher evaluate` refait les mesures, `matcher evaluate --stability` dit combien"
        " de propositions restent quand les données changent un peu."
    )


def _summary(card: Mapping[str, Any]) -> str:
    say = translator("en")
    cold = card["metrics"]["cold"]
    return SUMMARY.format(
        partnerships=say.number(card["partnerships"]),
        origins=say.number(card["origins"]),
        hit=f"{say.percent(cold['hit@10'][0])}" if cold else "an unknown share",
    )


def _markdown(sheet: Sheet) -> str:
    """The sheet as a Markdown table."""
    ruler = ["---", *("---:" for _ in sheet.header[1:])]
    lines = [" | ".join(row) for row in (sheet.header, ruler, *sheet.rows)]
    table = "\n".join(f"| {line} |" for line in lines)
    return f"**{sheet.title}**\n\n{table}"
