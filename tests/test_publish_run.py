"""Which reports are made, what is recorded of them, how failures are told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from tests.release_fixture import sample_release

from analysis.errors import CallError
from analysis.files import write_whole
from analysis.present.wording.voice import Voice
from analysis.publish import manifest
from analysis.publish.fanout import results, workers
from analysis.publish.kernel import Failure, check_parameters, execute
from analysis.publish.progress import digest
from analysis.publish.published import as_csv, write_tables
from analysis.publish.render import Outcome, normalise
from analysis.publish.roster import roster

OPD = pd.DataFrame(
    {
        "kode": ["dinas-kesehatan", "dinas-sosial", "inspektorat"],
        "nama": ["Dinas Kesehatan", "Dinas Sosial", "Inspektorat"],
        "jenis": ["dinas", "dinas", None],
    }
)


def test_without_a_wish_every_opd_gets_a_report_in_the_order_of_the_roster():
    assert [agency.kode for agency in roster(OPD)] == list(OPD["kode"])


def test_an_opd_may_be_asked_for_by_code_or_name():
    assert [one.kode for one in roster(OPD, ("Inspektorat", "dinas-sosial"))] == [
        "dinas-sosial",
        "inspektorat",
    ]


def test_an_unknown_opd_is_refused_with_the_nearest():
    with pytest.raises(CallError, match=r"'dinas-kesehatn' tidak ada.*dinas-kesehatan"):
        roster(OPD, ("dinas-kesehatn",))


def notebook(*cells: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(
        cells=list(cells),
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}
        },
    )


@pytest.fixture
def parameterised(tmp_path):
    first = nbformat.v4.new_code_cell('opd = "a"', metadata={"tags": ["parameters"]})
    second = nbformat.v4.new_code_cell("{}[opd]")
    path = tmp_path / "laporan.ipynb"
    nbformat.write(notebook(first, second), path)
    return path


def test_a_parameter_that_the_notebook_does_not_declare_is_refused(parameterised):
    with pytest.raises(CallError, match=r"parameter bahasa tidak dikenal; yang diterima: opd"):
        check_parameters(parameterised, {"opd": "b", "bahasa": "id"})


def test_a_failing_cell_is_named_and_the_partial_notebook_is_kept(parameterised, tmp_path):
    kept = tmp_path / "build" / "b.ipynb"
    _, failure = execute(parameterised, kept, {"opd": "b"}, tmp_path)
    assert (failure.name, failure.message) == ("KeyError", "'b'")
    assert any("KeyError" in str(cell.get("outputs")) for cell in nbformat.read(kept, 4).cells)


def test_equal_failures_are_told_once():
    failure = Failure(7, "KeyError", "'golongan'")
    failed = [Outcome(kode, kode, "", 1.0, failure=failure) for kode in ("a", "b", "c")]
    well = Outcome("d", "d", "", 1.0)
    assert digest([*failed, well]) == ["3 dokumen gagal (sel 7, KeyError 'golongan'): a, b, c"]


def test_a_failure_outside_of_a_cell_names_no_cell_and_one_document_is_told_as_one():
    (told,) = digest([Outcome("kota", "kota", "", 1.0, failure=Failure(0, "OSError", "ruang"))])
    assert told == "1 dokumen gagal (OSError ruang): kota"
    assert Voice("en").tell(told) == "1 document failed (OSError ruang): kota"
    (told,) = digest([Outcome("kota", "kota", "", 1.0, failure=Failure(3, "OSError", "ruang"))])
    assert Voice("en").tell(told) == "1 document failed (cell 3, OSError ruang): kota"


def test_two_executions_of_one_notebook_are_equal_once_normalised():
    def executed(number: int) -> nbformat.NotebookNode:
        cell = nbformat.v4.new_code_cell("1", id=f"acak-{number}", execution_count=number)
        cell.metadata["papermill"] = {"start_time": f"2026-11-24T00:00:0{number}"}
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1"})]
        return notebook(cell)

    assert normalise(executed(1), {"lang": "id"}) == normalise(executed(2), {"lang": "id"})


def outcome(out: Path, kode: str, key: str) -> Outcome:
    digests = {"html": write_whole(out / "opd" / f"{kode}.html", f"<p>{kode} {key}")}
    return Outcome(kode, kode, key, 1.0, digests)


def test_a_run_for_one_opd_keeps_the_others_that_are_current(tmp_path):
    first = manifest.reports(
        tmp_path, {}, [outcome(tmp_path, kode, "k1") for kode in "ab"], {"a": "k1", "b": "k1"}
    )
    second = manifest.reports(
        tmp_path, {"laporan": first}, [outcome(tmp_path, "a", "k1")], {"a": "k1", "b": "k1"}
    )
    assert sorted(second) == ["a", "b"]


def test_a_report_made_from_older_data_is_no_longer_listed(tmp_path):
    first = manifest.reports(tmp_path, {}, [outcome(tmp_path, "a", "k1")], {"a": "k1"})
    assert manifest.reports(tmp_path, {"laporan": first}, [], {"a": "k2"}) == {}


def test_a_report_that_was_changed_by_hand_is_no_longer_listed(tmp_path):
    first = manifest.reports(tmp_path, {}, [outcome(tmp_path, "a", "k1")], {"a": "k1"})
    (tmp_path / "opd" / "a.html").write_text("<p>90,00")
    assert manifest.reports(tmp_path, {"laporan": first}, [], {"a": "k1"}) == {}


def test_a_failed_report_is_not_listed(tmp_path):
    failed = Outcome("a", "a", "k1", 1.0, failure=Failure(3, "ValueError", ""))
    assert manifest.reports(tmp_path, {}, [failed], {"a": "k1"}) == {}


def test_the_manifest_names_neither_the_signatory_nor_a_clock(tmp_path):
    info = {"nama": "Kota", "penanda_tangan": {"nama": "Pejabat"}, "logo": {"base64": "AAAA"}}
    manifest.write(tmp_path, info, laporan={})
    written = json.loads((tmp_path / manifest.NAME).read_text("utf-8"))
    assert set(written) == {"nama", "laporan", "versi"}


def test_published_numbers_keep_their_own_decimals_and_the_languages_sign():
    rows = pd.DataFrame({"kode": ["a", "b"], "ip_asn": [71.3, 70.0], "desimal": [2, 0]})
    assert as_csv(rows, "id") == "\ufeffkode;ip_asn;desimal\r\na;71,30;2\r\nb;70;0\r\n"
    assert as_csv(rows, "en") == "\ufeffkode,ip_asn,desimal\r\na,71.30,2\r\nb,70,0\r\n"


def test_a_name_that_looks_like_a_formula_is_published_as_text():
    rows = pd.DataFrame({"nama": ["=cmd()", "Dinas"]})
    assert as_csv(rows, "id") == "\ufeffnama\r\n'=cmd()\r\nDinas\r\n"


def test_every_released_table_is_published_with_its_hash(tmp_path):
    hashes = write_tables(sample_release(), tmp_path, "id")
    assert set(hashes) == {path.name for path in tmp_path.iterdir()}
    assert "indeks.csv" in hashes


@pytest.mark.parametrize(
    "content", [[], {"laporan": []}, {"laporan": {"a": 5}}, {"laporan": {"a": {}}}]
)
def test_a_manifest_of_another_shape_lists_nothing(tmp_path, content):
    write_whole(tmp_path / manifest.NAME, json.dumps(content))
    assert manifest.reports(tmp_path, manifest.read(tmp_path), [], {"a": "k1"}) == {}


def test_every_job_has_its_result_whatever_the_order():
    with workers("", 2) as count:
        assert sorted(results(abs, [-3, 1, -2], count)) == [1, 2, 3]


def test_a_cluster_without_its_package_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CallError, match="memerlukan paket distributed"), workers("tcp://a:1", 0):
        pass
