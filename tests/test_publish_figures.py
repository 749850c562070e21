"""`analysis figures`: slides as files, from a Release alone, in both languages."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from tests.city_fixture import city_release
from tests.test_present_english import indonesian

from analysis.cli import main
from analysis.publish import figure_files

DATA = Path(__file__).parents[1] / "data" / "sample"
NAME = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, with the invented city's Release in place of a measured quarter."""
    monkeypatch.setattr(figure_files, "release_quarter", lambda *_: city_release())
    monkeypatch.setattr(figure_files, "with_curve", lambda release, *_: release)

    def call(*opd, out="rapat", lang="id"):
        words = ["figures", "--data", str(DATA), "--out", str(tmp_path / out), "--lang", lang]
        return main([*words, *(word for kode in opd for word in ("--opd", kode))])

    return call


def rows(folder, separator=";"):
    text = (folder / "gambar.csv").read_text("utf-8-sig")
    return [line.split(separator) for line in text.splitlines()]


def digests(folder):
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_each_opd_and_the_city_get_their_pictures_in_order_with_a_list(run, tmp_path, capsys):
    assert run("dinas-kesehatan", "kota") == 0
    folder = tmp_path / "rapat" / "dinas-kesehatan"
    names = sorted(path.name for path in folder.glob("*.svg"))
    assert names[0] == "01-garis-angka.svg"
    assert [row[0] for row in rows(folder)] == ["Berkas SVG", *names]
    assert {path.stem for path in folder.glob("*.png")} == {name[:-4] for name in names}
    assert (tmp_path / "rapat" / "kota" / "01-opd-kota.png").exists()
    assert str(folder) in capsys.readouterr().out


def test_a_png_has_1920_x_1080_pixels_and_letters_in_it(run, tmp_path):
    assert run("dinas-kesehatan") == 0
    raw = (tmp_path / "rapat" / "dinas-kesehatan" / "01-garis-angka.png").read_bytes()
    assert struct.unpack(">II", raw[16:24]) == (1920, 1080)
    words = '<text x="20" y="60" font-family="Source Sans Pro" font-size="40">Aa</text>'
    empty, written = (
        figure_files.png(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080">{inner}</svg>'
        )
        for inner in ("", words)
    )
    assert empty != written


def test_an_svg_stands_alone_with_fonts_title_and_description(run, tmp_path):
    assert run("dinas-kesehatan") == 0
    for path in (tmp_path / "rapat" / "dinas-kesehatan").glob("*.svg"):
        text = path.read_text("utf-8")
        root = ET.fromstring(text)  # noqa: S314 - written here
        assert root[0].tag == f"{NAME}title"
        assert root[1].tag == f"{NAME}desc"
        assert root[0].text
        assert root[1].text
        assert root.get("lang") == root.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
        fonts = re.findall(r"url\(data:font/woff2;base64,([^)]+)\)", text)
        assert len(fonts) == 2
        assert not re.search(r"(href|src)=.https?:", text)
        known = TTFont(io.BytesIO(base64.b64decode(fonts[1]))).getBestCmap()
        assert {ord(char) for char in root[0].text} <= set(known)


def test_the_same_release_gives_the_same_bytes(run, tmp_path):
    assert run("dinas-kesehatan", out="a") == 0
    assert run("dinas-kesehatan", out="b") == 0
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


def test_hidden_pictures_are_left_out_said_and_no_longer_lie_there(run, tmp_path, capsys):
    folder = tmp_path / "rapat" / "kecamatan-pulau"
    folder.mkdir(parents=True)
    for name in ("01-garis-angka.png", "01-garis-angka.svg", "catatan.txt", "02-milik-sendiri.svg"):
        (folder / name).write_text("lama", "utf-8")
    (folder / "gambar.csv").write_text("svg;png\n01-garis-angka.svg;01-garis-angka.png\n", "utf-8")
    assert run("kecamatan-pulau") == 0
    assert "Garis angka tidak digambar: kurang dari 5 pegawai." in capsys.readouterr().out
    left = {path.name for path in folder.iterdir()}
    assert left == {"gambar.csv", "catatan.txt", "02-milik-sendiri.svg"}


def test_an_english_call_has_no_indonesian_word(run, tmp_path, capsys):
    assert run("dinas-kesehatan", "kota", lang="en") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if str(tmp_path) not in line]
    for path in (tmp_path / "rapat").rglob("*.svg"):
        root = ET.parse(path)  # noqa: S314 - written here
        told += [each.text for each in root.iter() if each.text and "font" not in each.text]
    told += [cell for row in rows(tmp_path / "rapat" / "kota", ",") for cell in row[2:]]
    names = [*map(str, city_release().opd["nama"]), "Dinas Kesehatan", "Kota Contoh"]
    assert len(told) > 100
    assert indonesian(told, sorted(names, key=len, reverse=True)) == []


def test_an_unknown_opd_is_refused_with_the_nearest_and_nothing_is_written(run, tmp_path, capsys):
    assert run("dinas-kesehatn") == 2
    assert "dinas-kesehatan" in capsys.readouterr().err
    assert not (tmp_path / "rapat").exists()


def test_slides_are_not_written_among_the_data(capsys):
    assert main(["figures", "--data", str(DATA), "--opd", "kota", "--out", str(DATA / "x")]) == 2
    assert "folder data" in capsys.readouterr().err
