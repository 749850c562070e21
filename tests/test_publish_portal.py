"""The portal tells every quarter that lies in the folder, and only what its manifest printed."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser
from tests.portal_fixture import (
    ARCHIVE,
    HEALTH,
    ISLAND,
    OF_OPD,
    RESEARCH,
    SOCIAL,
    touch,
    write_quarter,
)
from tests.release_fixture import sample_release
from tests.test_publish_site import INFO
from tests.test_publish_site import SOCIAL as ROW

from analysis.cli import main
from analysis.dataset import Dataset
from analysis.errors import CallError, OutputError
from analysis.publish.kinds import Kind
from analysis.publish.portal.make import portal_page, rebuild, write_portal
from analysis.publish.portal.read import read_quarters
from analysis.publish.portal.section import section, whole
from analysis.publish.site import index_page


@pytest.fixture
def folder(tmp_path) -> Path:
    """Give three quarters of one city; in the second an OPD is hidden."""
    place = tmp_path / "kota"
    write_quarter(place, "2026-Q1", values={SOCIAL: 66.11}, city=69.0)
    write_quarter(place, "2026-Q2", values={SOCIAL: None}, city=69.5)
    write_quarter(place, "2026-Q3", values={SOCIAL: 68.61}, city=70.25)
    return place


def page(folder: Path, lang: str = "id"):
    return parser.document_fromstring(portal_page(read_quarters(folder, lang), lang, folder.name))


def card(folder: Path, kode: str, lang: str = "id"):
    return page(folder, lang).xpath(f"//li[@data-cari='{kode}']")[0]


def said(folder: Path, kode: str, lang: str = "id") -> str:
    return card(folder, kode, lang).xpath(".//svg[@role='img']/@aria-label")[0]


def text(element) -> str:
    return " ".join(element.text_content().split())


def rows(folder: Path, lang: str = "id") -> list[str]:
    return [text(row) for row in page(folder, lang).xpath("//table//tbody/tr")]


def test_the_section_of_a_release_can_be_read_again():
    assert whole(json.loads(json.dumps(section(sample_release()))))


def test_earlier_quarters_worked_out_anew_are_in_the_section():
    release = sample_release()
    old = release.indeks["periode"] == "2025-Q3"
    marked = replace(release, indeks=release.indeks.assign(susunan_lama=old))
    assert {row["periode"] for row in section(marked)["susunan_lama"]} == {"2025-Q3"}
    assert section(release)["susunan_lama"] == []


def test_a_line_tells_every_quarter_with_its_value(folder):
    assert said(folder, SOCIAL) == "I 2026 66,11; II 2026 disembunyikan; III 2026 68,61"
    assert said(folder, SOCIAL, "en") == "Q1 2026 66.11; Q2 2026 hidden; Q3 2026 68.61"


def test_a_line_is_not_drawn_across_a_hidden_quarter(folder):
    assert card(folder, SOCIAL).xpath(".//path[@class='alur']/@d") == [""]
    assert len(card(folder, SOCIAL).xpath(".//rect[@class='tutup']")) == 1
    (path,) = card(folder, HEALTH).xpath(".//path[@class='alur']/@d")
    assert path.count("L") == 2


def test_three_kinds_of_missing_look_and_read_differently(folder):
    shown = {
        kode: [found.get("class").split()[0] for found in card(folder, kode).xpath(".//rect")]
        for kode in (RESEARCH, ISLAND, ARCHIVE)
    }
    assert shown == {RESEARCH: ["rentang"] * 3, ISLAND: ["tutup"] * 3, ARCHIVE: []}
    assert "hanya kategori: Sedang" in said(folder, RESEARCH)
    assert "disembunyikan" in said(folder, ISLAND)
    assert "tidak diukur" in said(folder, ARCHIVE)


def test_a_change_is_said_between_printed_values_with_its_beginning(folder):
    assert "naik 2,50 sejak I 2026" in text(card(folder, SOCIAL))
    assert "setara sejak I 2026" in text(card(folder, HEALTH))


def test_a_change_of_edition_parts_the_line_and_is_named(tmp_path):
    write_quarter(tmp_path, "2026-Q1", city=69.0)
    write_quarter(tmp_path, "2026-Q2", city=71.0, edition="bkn-4190-2024")
    large = page(tmp_path).xpath("//svg[@class='besar']")[0]
    assert large.xpath(".//path[@class='alur']/@d") == [""]
    assert len(large.xpath(".//line[@class='edisi']")) == 1
    assert "bkn-4190-2024" in text(large)
    assert card(tmp_path, SOCIAL).get("data-ubah") == ""


def test_values_of_the_city_that_would_touch_on_a_phone_are_left_out(tmp_path):
    for number in range(12):
        edition = "perbkn-8-2019" if number < 10 else "bkn-4190-2024"
        period = f"{2024 + number // 4}-Q{number % 4 + 1}"
        write_quarter(tmp_path, period, city=60.0 + number, edition=edition)
    labels = page(tmp_path).xpath("//svg[@class='besar']//text[@class='angka']")
    assert [text(label) for label in labels] == ["60,00", "69,00", "71,00"]


def test_a_deleted_quarter_is_a_gap_and_says_so(folder):
    shutil.rmtree(folder / "2026-Q2")
    assert rows(folder)[1] == (
        "Triwulan II 2026 Triwulan ini tidak ada di folder, atau manifesnya tidak dapat dibaca."
    )
    large = page(folder).xpath("//svg[@class='besar']")[0]
    assert large.xpath(".//path[@class='alur']/@d") == [""]
    assert len(large.xpath(".//rect[@class='absen']")) == 1


@pytest.mark.parametrize(
    ("period", "place", "name"),
    [("2026-Q4", 0, "Triwulan IV 2026"), ("2025-Q4", 3, "Triwulan IV 2025")],
)
def test_a_half_written_quarter_at_an_end_says_so_too(folder, period, place, name):
    touch(folder / period / "opd" / f"{SOCIAL}.pdf")
    told = rows(folder)
    assert len(told) == 4
    assert told[place] == (
        f"{name} Triwulan ini tidak ada di folder, atau manifesnya tidak dapat dibaca."
    )
    assert "naik 2,50 sejak I 2026" in text(card(folder, SOCIAL))
    assert text(page(folder).xpath("//dl[@class='kota']//dt")[0]).endswith("triwulan III 2026")
    assert "Q4" in rows(folder, "en")[place]


def test_a_folder_of_half_written_quarters_alone_has_no_picture(tmp_path):
    (tmp_path / "2026-Q3").mkdir()
    (told,) = rows(tmp_path)
    assert "manifesnya tidak dapat dibaca" in told
    assert page(tmp_path).xpath("//svg[@class='besar']") == []


def test_a_quarter_copied_in_is_shown_without_making_a_report(folder, tmp_path):
    write_quarter(tmp_path / "lain", "2025-Q4", city=68.0)
    shutil.copytree(tmp_path / "lain" / "2025-Q4", folder / "2025-Q4")
    write_portal(folder)
    assert "68,00" in rows(folder)[3]


@pytest.mark.parametrize(
    "damage",
    [
        lambda told: told.pop("portal"),
        lambda told: told["portal"].update(versi=2),
        lambda told: told["portal"]["kota"].update(ip_asn=float("nan")),
        lambda told: told["portal"]["kota"].update(pegawai=10**400),
        lambda told: told["portal"]["opd"][0].update(ip_asn="71"),
        lambda told: told["portal"]["opd"].append([]),
        lambda told: told.update(periode="2026-Q1"),
        lambda told: told.update(kategori=[]),
    ],
)
def test_a_quarter_without_readable_figures_keeps_its_links(folder, damage):
    path = folder / "2026-Q3" / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    damage(told)
    path.write_text(json.dumps(told), "utf-8")
    assert "Angka triwulan ini tidak ada dalam manifesnya" in rows(folder)[0]
    links = card(folder, SOCIAL).xpath(".//a/@href")
    assert "2026-Q3/opd/dinas-sosial.pdf" in links


def test_a_manifest_cut_in_half_leaves_the_link_to_the_index(folder):
    path = folder / "2026-Q3" / "manifest.json"
    path.write_text(path.read_text("utf-8")[:300], "utf-8")
    first = page(folder).xpath("//table//tbody/tr")[0]
    assert first.xpath(".//a/@href") == ["2026-Q3/index.html"]


def test_only_files_that_exist_are_linked(folder):
    (folder / "2026-Q3" / "opd" / f"{SOCIAL}.pdf").unlink()
    links = card(folder, SOCIAL).xpath("./p//a/@href")
    assert links == [
        f"2026-Q3/opd/{SOCIAL}.html",
        f"2026-Q3/opd/{SOCIAL}.xlsx",
        f"2026-Q3/panduan/{SOCIAL}.html",
        f"2026-Q3/panduan/{SOCIAL}.pdf",
    ]


def test_a_name_in_a_manifest_never_leads_out_of_the_folder(folder):
    escape = {"../../rahasia": {"kunci": "k", "berkas": {"html": "a"}}}
    touch(folder.parent / "rahasia.html")
    write_quarter(folder, "2026-Q3", laporan=escape)
    assert not [link for link in page(folder).xpath("//a/@href") if "rahasia" in link]


def test_english_documents_come_first_in_english_and_others_name_their_language(folder):
    write_quarter(folder, "2026-Q3", lang="en", documents=(SOCIAL,))
    english = card(folder, SOCIAL, "en").xpath("./p//a")
    assert english[0].get("href") == f"../2026-Q3/en/opd/{SOCIAL}.html"
    other = card(folder, HEALTH, "en").xpath("./p//a")[0]
    assert (text(other), other.get("hreflang")) == ("HTML (ID)", "id")
    assert other.get("href") == f"../2026-Q3/opd/{HEALTH}.html"


def test_every_link_of_both_pages_leads_to_a_file(folder):
    write_quarter(folder, "2026-Q3", lang="en", documents=(SOCIAL,))
    for path in write_portal(folder):
        links = parser.parse(path).xpath("//a[not(starts-with(@href, '#'))]/@href")
        assert len(links) > 20
        assert [link for link in links if not (path.parent / link).is_file()] == []


def test_a_document_of_the_city_stands_in_the_head_and_beside_its_quarter(folder):
    kind = Kind("kota", Path("kota.ipynb"), "", ("html", "pdf"), "kota")
    city = {"kota": {"kunci": "k", "berkas": {"html": "a", "pdf": "b"}}}
    out = write_quarter(folder, "2026-Q3", kota=city)
    touch(out / "kota.html")
    touch(out / "kota.pdf")
    told = portal_page(read_quarters(folder, "id", [*OF_OPD, kind]), "id", "kota")
    drawn = parser.document_fromstring(told)
    linked = ["2026-Q3/kota.html", "2026-Q3/kota.pdf"]
    assert drawn.xpath("//header//dl//a/@href") == linked
    assert drawn.xpath("//table//tbody/tr[1]//a/@href")[:2] == linked
    assert drawn.xpath("//li[@data-cari='kota']") == []


def test_an_opd_that_ended_is_told_with_the_quarter_in_which_it_is_gone(folder):
    write_quarter(folder, "2026-Q3", without=(HEALTH,))
    assert "Tidak ada dalam daftar OPD triwulan III 2026." in text(card(folder, HEALTH))
    assert card(folder, HEALTH).get("data-nilai") == ""


def test_a_history_worked_out_anew_is_marked_and_only_fills_what_was_not_printed(tmp_path):
    write_quarter(tmp_path, "2026-Q1", without=(HEALTH,), values={SOCIAL: 66.1})
    before = {("2026-Q1", HEALTH): 70.5, ("2026-Q1", SOCIAL): 99.0}
    write_quarter(tmp_path, "2026-Q2", earlier=before)
    assert said(tmp_path, HEALTH).startswith("I 2026 70,50 (dihitung ulang)")
    assert len(card(tmp_path, HEALTH).xpath(".//circle[@class='anew']")) == 1
    assert said(tmp_path, SOCIAL).startswith("I 2026 66,10")


def test_equal_folders_give_equal_bytes(folder):
    first = [path.read_bytes() for path in write_portal(folder)]
    assert [path.read_bytes() for path in write_portal(folder)] == first


def test_the_index_of_a_quarter_leads_to_the_portal_of_its_language():
    for lang, address in (("id", "../index.html"), ("en", "../../en/index.html")):
        links = parser.document_fromstring(index_page([ROW], INFO, lang)).xpath("//header//a/@href")
        assert links == [address]


def test_the_command_makes_both_pages_and_names_them(folder, capsys):
    data = folder.parent / "data" / folder.name
    (data / "2026-Q3").mkdir(parents=True)
    (data / "dataset.toml").write_text('nama = "Kota Contoh"\n', "utf-8")
    call = ["portal", "--data", str(data), "--out", str(folder.parent)]
    assert main(call) == 0
    made = [folder / "index.html", folder / "en" / "index.html"]
    assert capsys.readouterr().out.split("\n")[:2] == [str(path) for path in made]
    assert all(path.is_file() for path in made)


def test_both_pages_link_each_other(folder):
    indonesian, english = (parser.parse(path) for path in write_portal(folder))
    assert "en/index.html" in indonesian.xpath("//header//a/@href")
    assert "../index.html" in english.xpath("//header//a/@href")


def test_a_folder_whose_quarters_were_all_deleted_says_so(tmp_path):
    assert "Belum ada laporan triwulan" in text(page(tmp_path))


def test_a_folder_that_is_not_there_is_answered_with_what_to_do(tmp_path):
    with pytest.raises(CallError, match="belum ada laporan"):
        write_portal(tmp_path / "tidak-ada")


def test_a_quarter_of_another_city_is_refused(folder):
    with pytest.raises(OutputError, match="berisi laporan 'Kota Contoh', bukan 'Kota Lain'"):
        rebuild(Dataset(folder=Path("data", folder.name), nama="Kota Lain"), folder.parent)


def test_names_that_hold_markup_are_shown_as_text(folder):
    path = folder / "2026-Q3" / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    told["portal"]["opd"][0]["nama"] = "<script>alert(1)</script>"
    path.write_text(json.dumps(told), "utf-8")
    assert len(page(folder).xpath("//script")) == 1
    assert "<script>alert(1)</script>" in [text(name) for name in page(folder).xpath("//h3")]


def test_six_hundred_opd_over_five_quarters_stay_below_two_megabytes(tmp_path):
    periods = ("2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")
    part = section(sample_release())
    codes = [f"dinas-perpustakaan-dan-kearsipan-{number}" for number in range(600)]
    many = [part["opd"][0] | {"kode": kode, "nama": kode} for kode in codes]
    for period in periods:
        write_quarter(tmp_path, period, documents=tuple(codes), portal=part | {"opd": many})
    began = time.perf_counter()
    drawn = portal_page(read_quarters(tmp_path, "id"), "id", "kota")
    assert time.perf_counter() - began < 20
    assert drawn.count("<li data-jenis") == 600
    assert len(drawn.encode()) < 2_000_000
