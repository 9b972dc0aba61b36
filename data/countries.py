"""Country names in French, English and the words of Wikidata, as ISO 3166-1 codes."""

from __future__ import annotations

from functools import cache

from data.names import name_key

_LANGUAGES = ("en", "fr", "de", "es")
_OVERSEAS = ("GP", "MQ", "GF", "RE", "YT")

# Names that CLDR does not have: long forms, parts, names in use before or beside its own.
_OTHER_NAMES: dict[str, str] = {
    "angleterre": "GB", "england": "GB", "ecosse": "GB", "scotland": "GB", "wales": "GB",
    "paysdegalles": "GB", "irlandedunord": "GB", "northernireland": "GB", "uk": "GB",
    "grandebretagne": "GB", "greatbritain": "GB", "etatsunisdamerique": "US", "usa": "US",
    "unitedstatesofamerica": "US", "republiquepopulairedechine": "CN",
    "peoplesrepublicofchina": "CN", "chinepopulaire": "CN", "republicofchina": "TW",
    "czechrepublic": "CZ", "republiquetcheque": "CZ", "turkey": "TR", "macedonia": "MK",
    "macedoine": "MK", "republicofmacedonia": "MK", "bosniaandherzegovina": "BA", "bosnie": "BA",
    "palestine": "PS", "palestinianterritories": "PS", "territoirespalestiniens": "PS",
    "palestiniannationalauthority": "PS", "stateofpalestine": "PS", "gazastrip": "PS",
    "autoritepalestinienne": "PS", "ivorycoast": "CI", "cotedivoire": "CI", "capvert": "CV",
    "capeverde": "CV", "saotomeandprincipe": "ST", "trinidadandtobago": "TT", "swaziland": "SZ",
    "democraticrepublicofthecongo": "CD", "rdc": "CD", "rdcongo": "CD", "congokinshasa": "CD",
    "republiquedemocratiqueducongo": "CD", "zaire": "CD", "congo": "CG", "congobrazzaville": "CG",
    "republicofthecongo": "CG", "republiqueducongo": "CG", "easttimor": "TL", "burma": "MM",
    "birmanie": "MM", "hautevolta": "BF", "dahomey": "BJ", "holland": "NL", "hollande": "NL",
    "kingdomofthenetherlands": "NL", "royaumedespaysbas": "NL", "kingdomofdenmark": "DK",
    "republicofireland": "IE", "russianfederation": "RU", "federationderussie": "RU",
    "republicofkorea": "KR", "republiquedecoree": "KR", "vietnam": "VN", "vietnamrepublic": "VN",
    "hongkong": "HK", "macao": "MO", "macau": "MO", "kosovo": "XK", "coree": "KR", "korea": "KR",
    "thegambia": "GM", "thebahamas": "BS", "federatedstatesofmicronesia": "FM", "laos": "LA",
    "moldavie": "MD", "moldova": "MD", "syrie": "SY", "syria": "SY", "bielorussie": "BY",
    "byelorussia": "BY", "sultanatedoman": "OM", "uae": "AE", "emirats": "AE", "svalbard": "SJ",
    "guineeconakry": "GN", "guineaconakry": "GN", "centrafrique": "CF", "ceylon": "LK",
    "persia": "IR", "perse": "IR", "kirghizistan": "KG", "kirghizie": "KG", "tchequie": "CZ",
    "vatican": "VA", "vaticancity": "VA", "saintdomingue": "DO", "republiquefrancaise": "FR",
    "francemetropolitaine": "FR", "metropolitanfrance": "FR", "lareunion": "FR",
}  # fmt: skip


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country name or code; overseas France is FR.

    None where the text names no country of today: "Prussia", "Austria-Hungary", an empty cell.
    """
    return _codes().get(name_key(text))


@cache
def _codes() -> dict[str, str]:
    from babel import Locale

    codes: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "UN", "EZ", "ZZ"):
                codes.setdefault(name_key(str(name)), code)
                codes.setdefault(name_key(str(name).split("(")[0]), code)
                codes[code.lower()] = code
    codes |= _OTHER_NAMES
    return {key: "FR" if code in _OVERSEAS else code for key, code in codes.items() if key}
