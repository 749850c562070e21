"""A scenario's TOML, strictly: whatever is not accepted is told, all of it at once.

nama = "..."            what the scenario is called; else the file's name
keterangan = "..."      optional
[[langkah]]             at least one; tindakan and the keys of `model.KEYS`
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from analysis.errors import CallError, Sentence, said
from analysis.regulation.nearest import accepted_names
from analysis.scenario.model import COVERAGE, KEYS, RETIREMENT, RULE, Scenario, Step

TOP = ("nama", "keterangan", "langkah")
MOST_MONTHS = 120
LONGEST = 200  # characters of a name
NAME = said("teks, paling panjang {panjang} huruf", panjang=LONGEST)
FORMS = {
    "nama": NAME,
    "keterangan": NAME,
    "langkah": said("satu atau beberapa bagian [[langkah]]"),
    "tindakan": said("salah satu dari {nama}", nama=", ".join(KEYS)),
    "untuk": said('nama kelompok, misalnya ["pelaksana", "PNS"]'),
    "sampai": said("persen di atas 0 sampai 100, misalnya 90"),
    "bulan": said("bilangan bulat 1 sampai {paling}", paling=MOST_MONTHS),
    "edisi": said('nama edisi, misalnya "perbkn-8-2019"'),
    "opsi": said("opsi edisi, misalnya { jp_proporsional = true }"),
}


def parse(text: str, file: str) -> Scenario:
    """Return the scenario in a file's text; `file` is its name, for messages.

    Raises: CallError with one sentence for each thing that is not accepted.
    """
    content = _loaded(text, file)
    faults = _unknown_keys(content, TOP, file)
    for name in ("nama", "keterangan"):
        if name in content and not _is_text(content[name]):
            faults.append(_wrong(file, name))
    steps = content.get("langkah")
    if not isinstance(steps, list) or not steps or not all(isinstance(s, dict) for s in steps):
        raise CallError(*faults, _wrong(file, "langkah"))
    read = [_step(step, f"{file}: langkah {n}", faults) for n, step in enumerate(steps, start=1)]
    if sum(step.get("tindakan") == RULE for step in steps) > 1:
        faults.append(
            said(
                "{tempat}: satu skenario memuat paling banyak satu langkah aturan; pisahkan "
                "menjadi beberapa berkas.",
                tempat=file,
            )
        )
    if faults:
        raise CallError(*faults)
    name = content.get("nama", file.removesuffix(".toml"))
    return Scenario(name, tuple(read), content.get("keterangan", ""))


def _loaded(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except RecursionError as error:
        raise CallError(said("{tempat}: terlalu banyak tingkat.", tempat=file)) from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+)", str(error))
        line = where[1] if where else text.count("\n") + 1
        raise CallError(
            said("{tempat}: bukan TOML yang sah di baris {baris}.", tempat=file, baris=line)
        ) from error


def _step(step: Mapping[str, Any], place: str, faults: list[Sentence]) -> Step:
    action = step.get("tindakan")
    if action is None:
        faults.append(said("{tempat}: kunci tindakan belum ada.", tempat=place))
    elif not isinstance(action, str) or action not in KEYS:
        faults.append(
            said(
                "{tempat}: tindakan '{kata}' tidak dikenal. {dikenal}",
                tempat=place,
                kata=action,
                dikenal=accepted_names(str(action), KEYS),
            )
        )
    if not isinstance(action, str) or action not in KEYS:
        return Step("")
    faults += _unknown_keys(step, ("tindakan", *KEYS[action]), place)
    given = {name: step[name] for name in KEYS[action] if name in step}
    wrong = [name for name, value in given.items() if not _accepted(name, value)]
    faults += [_wrong(place, name) for name in wrong]
    faults += _missing(action, given, place)
    return Step(action, tempat=place, **_values(given)) if not wrong else Step("")


def _missing(action: str, given: Mapping[str, Any], place: str) -> list[Sentence]:
    asked = {COVERAGE: "sampai", RETIREMENT: "bulan"}.get(action)
    if asked and asked not in given:
        return [
            said(
                "{tempat}: {tindakan} memerlukan kunci {kunci}: {isi}.",
                tempat=place,
                tindakan=action,
                kunci=asked,
                isi=FORMS[asked],
            )
        ]
    if action == RULE and not given:
        return [said("{tempat}: aturan memerlukan kunci edisi, opsi, atau keduanya.", tempat=place)]
    return []


def _values(given: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(given)
    if "untuk" in values:
        names = values["untuk"]
        values["untuk"] = (names,) if isinstance(names, str) else tuple(names)
    if "sampai" in values:
        values["sampai"] = Decimal(values["sampai"])
    return values


def _accepted(name: str, value: object) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if name == "untuk":
        names = value if isinstance(value, list) else [value]
        return bool(names) and all(_is_text(each) for each in names)
    if name == "sampai":
        percent = whole or (isinstance(value, Decimal) and value.is_finite())
        return percent and 0 < value <= 100  # type: ignore[operator] # a number by now
    if name == "bulan":
        return whole and 1 <= value <= MOST_MONTHS  # type: ignore[operator] # a number by now
    if name == "opsi":
        return isinstance(value, dict) and bool(value)
    return _is_text(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= LONGEST


def _wrong(place: str, name: str) -> Sentence:
    return said("{tempat}: {kunci} harus {isi}.", tempat=place, kunci=name, isi=FORMS[name])


def _unknown_keys(
    content: Mapping[str, Any], accepted: Collection[str], place: str
) -> list[Sentence]:
    return [
        said(
            "{tempat}: kunci '{kunci}' tidak dikenal. {dikenal}",
            tempat=place,
            kunci=key,
            dikenal=accepted_names(key, accepted),
        )
        for key in content
        if key not in accepted
    ]
