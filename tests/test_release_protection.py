"""Whatever the city looks like: what leaves the gate covers enough people, at its decimals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release_rows import POINT, one_city, summary_row

MEANS = ("kualifikasi", "kompetensi", "kinerja", "disiplin", "ip_asn")
PLACE = ["cakupan", "opd", "kunci"]
CATEGORIES = ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi")
size = st.one_of(st.integers(0, 12), st.integers(0, 250))


@st.composite
def agencies(draw):
    """Draw a city {kode: (jenis, staff, measured)}."""
    found = {}
    for number in range(draw(st.integers(1, 7))):
        staff = draw(size)
        kind = draw(st.sampled_from(["dinas", "badan", "kecamatan"]))
        found[f"opd-{number}"] = (kind, staff, draw(st.integers(0, staff)))
    return found


@st.composite
def parts(draw, total, number):
    """Split a number of people."""
    borders = sorted(
        draw(st.lists(st.integers(0, total), min_size=number - 1, max_size=number - 1))
    )
    return [high - low for low, high in zip([0, *borders], [*borders, total], strict=True)]


@st.composite
def cities(draw):
    """Draw a city with cuts and units of each OPD, its distribution, open points and reasons."""
    found = draw(agencies())
    rows, classes, points, reasons = [], [], [], []
    for kode, (_, _, measured) in found.items():
        place = ("opd", kode, kode)
        index = draw(st.integers(50 * POINT, 85 * POINT))
        for cut in ("jenis_kelamin", "jenis_jabatan"):
            groups = draw(parts(measured, 3))  # the last one has no row: people without the group
            for value, people in zip("AB", groups, strict=False):
                if people:
                    rows.append(summary_row(*place, people, people, cut, value, index))
        for name, people in zip("PQR", draw(parts(measured, 4)), strict=False):
            if people:
                rows.append(summary_row("unit", kode, name, people, people))
        counts = draw(parts(measured, 5))
        classes += [(*place, *each) for each in zip(CATEGORIES, counts, strict=True)]
        for name in ("teknis", "seminar", "fungsional", "kinerja", "disiplin"):
            people = draw(st.integers(0, measured))
            points.append((*place, name, people, people * 5 * POINT))
        reasons += [(*place, name, draw(st.integers(1, 20))) for name in ("satu", "dua")]
    frames = {
        "distribution": pd.DataFrame(classes, columns=[*PLACE, "kategori", "orang"]),
        "open_points": pd.DataFrame(points, columns=[*PLACE, "komponen", "orang", "terbuka"]),
        "reasons": pd.DataFrame(reasons, columns=[*PLACE, "alasan", "orang"]),
    }
    return found, rows, frames


@given(city=cities(), threshold=st.sampled_from([3, 5, 12]))
@settings(max_examples=15, deadline=None)
def test_no_printed_value_covers_fewer_people_than_the_threshold(city, threshold):
    found, rows, frames = city
    policy = {"ambang": threshold, "triwulan_rinci": "Q3"}
    release = one_city(found, rows, policy=policy, **frames)
    for row in release.indeks.itertuples():
        if row.keadaan in {"terbit", "kategori"}:
            assert row.diukur >= threshold
            assert row.pegawai >= threshold
        if row.keadaan == "tersembunyi":
            assert pd.isna([row.pegawai, row.diukur, row.ip_asn, row.kategori]).all()
        if row.keadaan == "tidak_diukur":
            assert row.pegawai >= threshold
    for people in (release.sebaran["orang"], release.terbuka["orang"], release.alasan["orang"]):
        assert ((people == 0) | (people >= threshold)).all()
    shown = release.indeks.query("keadaan == 'terbit' and cakupan == 'opd'")
    assert set(release.terbuka["opd"]) | set(release.sebaran["opd"]) <= set(shown["opd"])


@given(city=cities())
@settings(max_examples=15, deadline=None)
def test_no_printed_total_less_its_printed_parts_leaves_a_few_people(city):
    found, rows, frames = city
    release = one_city(found, rows, policy={"triwulan_rinci": "Q3"}, **frames).indeks
    measured = {kode: people for kode, (_, _, people) in found.items()}
    opd = release.query("cakupan == 'opd' and potongan == 'semua'").set_index("kunci")
    hidden = [kode for kode in found if opd.loc[kode, "keadaan"] == "tersembunyi"]
    secret = {}
    for kode in hidden:
        secret[found[kode][0]] = secret.get(found[kode][0], 0) + measured[kode]
    kinds = release.query("cakupan == 'jenis' and potongan == 'semua'")
    printed = set(kinds.loc[kinds["keadaan"] != "tersembunyi", "kunci"])
    city_row = release.query("cakupan == 'kota' and potongan == 'semua'").iloc[0]
    if hidden and city_row["keadaan"] != "tersembunyi":
        known = [people for kind, people in secret.items() if kind in printed]
        rest = [people for kind, people in secret.items() if kind not in printed]
        derivable = known + ([sum(rest)] if rest else [])
        # all of the city's other OPD hidden: then nothing is left to hide behind
        assert all(people >= 5 for people in derivable) or len(hidden) == len(found)
    cuts = release.query("cakupan == 'opd' and potongan != 'semua'")
    for (kode, _), groups in cuts.groupby(["kunci", "potongan"]):
        left = measured[kode] - groups["diukur"].sum()
        assert left == 0 or left >= 5


@given(city=cities())
@settings(max_examples=15, deadline=None)
def test_every_printed_number_has_its_decimals_and_is_rounded_half_up(city):
    found, rows, frames = city
    indeks = one_city(found, rows, policy={"triwulan_rinci": "Q3"}, **frames).indeks
    exact = pd.DataFrame(rows)
    for row in indeks.to_dict("records"):
        for name in (*MEANS, "batas_bawah", "batas_atas"):
            if pd.notna(row[name]):
                assert -Decimal(repr(row[name])).normalize().as_tuple().exponent <= row["desimal"]
        if row["potongan"] != "semua" and pd.notna(row["ip_asn"]):
            keys = ["cakupan", "opd", "kunci", "potongan", "nilai"]
            match = exact[(exact[keys] == [row[key] for key in keys]).all(axis=1)].iloc[0]
            scale = 10 ** row["desimal"]
            mean = Fraction(int(match["ip_asn"]), int(match["diukur"]) * POINT) * scale
            assert int(mean + Fraction(1, 2)) == round(row["ip_asn"] * scale)
