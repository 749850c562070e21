"""A form opened and saved by LibreOffice brings exactly the edits home, edited in five ways."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.form_edit import header_row, redone, sheets
from tests.forms_fixture import THIRD, collected, edit, facts, form, rules, training
from tests.judge_fixture import NIP, OTHER

from analysis.forms.returned import advice
from analysis.forms.returned.collect import Collected

pytestmark = pytest.mark.prove
STAFF, LEVELS = "Pegawai", "Penilaian"
DAY = "Tanggal penilaian M dan SK"
SECONDS = 180


def saved(content: bytes, folder: Path) -> bytes:
    """Let LibreOffice open a workbook and save it in its own way."""
    office = shutil.which("soffice")
    assert office, (
        "LibreOffice tidak terpasang: uji ini memerlukan perintah soffice. Di Debian/Ubuntu: "
        "sudo apt install libreoffice-calc"
    )
    source = folder / "masuk" / "formulir.xlsx"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_bytes(content)
    command = [
        office, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return (folder / "formulir.xlsx").read_bytes()


def back(content: bytes, folder: Path) -> Collected:
    return collected(saved(content, folder))


def untouched() -> bytes:
    return form()


def cells() -> bytes:
    return edit(
        form(), (STAFF, NIP, "Jabatan", "=Guru Ahli Madya"), (STAFF, OTHER, "Pendidikan", "S2"),
        (STAFF, THIRD, "Jabatan tujuan", "Kepala 'Bidang' <A> & \"B\""),
    )  # fmt: skip


def assessments() -> bytes:
    return edit(
        form(), (LEVELS, THIRD, "M.1 Integritas", 2), (LEVELS, THIRD, DAY, date(2026, 9, 1)),
        (LEVELS, NIP, "M.2 Kerja Sama", 1),
    )  # fmt: skip


def trainings() -> bytes:
    return training(form(), jp=22.5, mulai=date(2026, 8, 1), selesai=date(2026, 8, 3))


def sorted_and_cut() -> bytes:
    def change(book):
        top = header_row(book[STAFF])
        head, body = book[STAFF][: top + 1], book[STAFF][top + 1 :]
        body[0][7] = "Guru Ahli Madya"
        return {**book, STAFF: [*head, *(body[::-1][:1] + body[:1])]}

    return redone(form(), change)


EDITS: dict[Callable[[], bytes], tuple[list[tuple[str, ...]], ...]] = {
    untouched: ([], [], []),
    cells: (
        [(NIP, "jabatan", "=Guru Ahli Madya"), (OTHER, "tingkat_pendidikan", "S2"),
         (THIRD, "jabatan_tujuan", "Kepala 'Bidang' <A> & \"B\"")], [], [],
    ),
    assessments: ([], [(THIRD, "M.1", "2", "2026-09-01")], []),
    trainings: ([], [], [(NIP, "Teknis", "22.5", "2026-08-01", "2026-08-03")]),
    sorted_and_cut: ([(NIP, "jabatan", "Guru Ahli Madya")], [], []),
}  # fmt: skip


@pytest.mark.parametrize("make", EDITS, ids=lambda make: make.__name__)
def test_exactly_the_edits_come_back(make, tmp_path):
    content = back(make(), tmp_path).content
    corrections, levels, courses = EDITS[make]
    assert sorted(facts(content.koreksi, "nip", "kolom", "baru")) == sorted(corrections)
    told = facts(content.penilaian_kompetensi, "nip", "kompetensi", "level", "tanggal")
    assert told == levels
    named = ("nip", "jenis", "jp", "tanggal_mulai", "tanggal_selesai")
    assert facts(content.pelatihan, *named) == courses


def test_contradictions_survive_the_saving(tmp_path):
    assert rules(back(assessments(), tmp_path), "disisihkan") == {advice.LEVEL_DOWN.rule}


def test_what_the_form_offers_survives_the_saving(tmp_path):
    content = saved(form(), tmp_path)
    assert list(sheets(content)) == list(sheets(form()))
    again = saved(content, tmp_path / "lagi")
    assert collected(again).summary["isian"].item() == 0
