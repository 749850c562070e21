"""Archives whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import zipfile

from analysis.sample.zipped import archive

CONTENTS = {"a.xml": b"<a/>" * 5000, "d/b.txt": b"", "é.bin": bytes(range(256))}


def test_any_zip_reader_gets_the_contents_back():
    with zipfile.ZipFile(io.BytesIO(archive(CONTENTS))) as made:
        assert made.testzip() is None
        assert {name: made.read(name) for name in made.namelist()} == CONTENTS


def test_no_member_tells_when_it_was_made():
    with zipfile.ZipFile(io.BytesIO(archive(CONTENTS))) as made:
        assert {info.date_time for info in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_repetitive_text_is_packed():
    assert len(archive({"a": b"<a/>" * 5000})) < 300
