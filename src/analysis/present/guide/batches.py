"""The guide on batches and cost: how many batches, how full, what a seat costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.present.blocks import Block, Cell, Column, Group, Note, Row, Table
from analysis.present.guide import ground as guide_ground
from analysis.present.guide.blocks import exercise
from analysis.present.guide.ground import Ground
from analysis.present.guide.outline import exercise_number, table_number
from analysis.present.guide.sums import Batches, cost_each, least, rounded
from analysis.present.wording.gap_rows import Cells, ranked
from analysis.present.wording.gap_words import competency, rules_of
from analysis.present.wording.voice import Voice

if TYPE_CHECKING:
    from analysis.present.wording.released import Record
    from analysis.release.model import OpdReport

WORKSHOP = 124  # participants of the city's workshop of November 2020, in four batches
SEATS = (31, 40, 50, 120)  # capacities of the worked example
CAPACITY = 30  # of the exercises' invented course
PRICE, FIXED = 1_500_000, 6_000_000  # rupiah per participant and per batch, invented
TAKING = (18, 24, 30)  # participants of one batch in the worked example
ASKED, TOO_FEW = 20, 15  # participants in the exercise: planned, and what is left of them


def _share(report: OpdReport) -> str:
    return str(report.info["batasan_rencana"]["isi_minimum"])


def _of(people: int, capacity: int, report: OpdReport) -> Batches:
    return Batches(people, capacity, least(capacity, _share(report)))


def sizes_text(batches: Batches, _: Voice) -> str:
    """Write the sizes of batches: 4 × 31; 42 dan 2 × 41."""
    counts = [(batches.sizes.count(size), size) for size in dict.fromkeys(batches.sizes)]
    return _.listed([f"{size}" if many == 1 else f"{many} × {size}" for many, size in counts])


def table(report: OpdReport) -> Block:
    """The workshop's people in batches of other capacities."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    first = _of(WORKSHOP, SEATS[0], report)
    return Table(
        "contoh-angkatan",
        _(
            "{orang} orang dengan kapasitas {kapasitas} menjadi {jumlah} angkatan",
            orang=WORKSHOP,
            kapasitas=SEATS[0],
            jumlah=first.running,
        ),
        _(
            "Angkatan sesedikit mungkin yang menampung semua orang, dan setiap angkatan terisi "
            "paling sedikit {isi} dari kapasitasnya, dibulatkan ke atas.",
            isi=_.percent(float(_share(report)) * 100, 0),
        ),
        (
            Column(_("Kapasitas"), "right", 22),
            Column(_("Isi minimum"), "right", 25),
            Column(_("Angkatan"), "right", 22),
            Column(_("Tertampung"), "right", 25),
            Column(_("Pembagian"), width=60),
        ),
        tuple(_row(_of(WORKSHOP, seats, report), _) for seats in SEATS),
        table_number("contoh-angkatan", _),
        csv="contoh-angkatan.csv",
    )


def _row(batches: Batches, _: Voice) -> Row:
    return Row(
        (
            Cell(f"{batches.capacity}", header=True),
            Cell(f"{batches.least}"),
            Cell(f"{batches.running}"),
            Cell(f"{batches.seated}"),
            Cell(sizes_text(batches, _)),
        )
    )


def batch_exercise(report: OpdReport) -> Block:
    """How many batches the people below the standard in one competency fill."""
    _, ground = Voice(report.lang), guide_ground.gaps(report)
    if rules_of(report) is None:
        return Group()
    row = None if ground is None else _most(ground)
    if ground is None or row is None:
        number = exercise_number("angkatan", _)
        return Note(
            _("{latihan} tidak disusun: jumlah orangnya tidak ditampilkan.", latihan=number)
        )
    batches = _of(int(row["di_bawah"]), CAPACITY, report)
    return exercise(
        "angkatan",
        _("Berapa angkatan?"),
        _(
            "{siapa}: {orang} orang yang dinilai kurang pada {kompetensi}. Sebuah pelatihan "
            "berkapasitas {kapasitas} baru berjalan dengan {minimum} peserta. Berapa angkatan, dan "
            "berapa peserta setiap angkatan?",
            siapa=ground.name,
            orang=_.count(batches.people),
            kompetensi=competency(row["kompetensi"], report, _),
            kapasitas=CAPACITY,
            minimum=batches.least,
        ),
        _batch_answer(batches, _),
        _,
    )


def _batch_answer(batches: Batches, _: Voice) -> tuple[str, str]:
    if not batches.running:
        return (
            _("Belum ada angkatan."),
            _(
                "{orang} peserta kurang dari {minimum}: kumpulkan dulu peserta dari OPD lain, atau "
                "pilih bentuk nonklasikal.",
                orang=batches.people,
                minimum=batches.least,
            ),
        )
    result = _(
        "{jumlah} angkatan: {ukuran}.",
        jumlah=_.count(batches.running),
        ukuran=sizes_text(batches, _),
    )
    if batches.possible:
        return result, _(
            "{orang} / {kapasitas} dibulatkan ke atas = {sedikit}; {orang} / {minimum} dibulatkan "
            "ke bawah = {banyak}. Jumlah angkatan harus di antara keduanya.",
            orang=_.count(batches.people),
            kapasitas=batches.capacity,
            minimum=batches.least,
            sedikit=_.count(batches.fewest),
            banyak=_.count(batches.most),
        )
    return result, _(
        "{sedikit} angkatan akan menampung semuanya, tetapi masing-masing perlu {minimum} peserta: "
        "{banyak} angkatan yang terisi. {sisa} orang menunggu, atau peserta OPD lain digabung.",
        sedikit=batches.fewest,
        minimum=batches.least,
        banyak=batches.most,
        sisa=batches.people - batches.seated,
    )


def _most(ground: Ground[Cells]) -> Record | None:
    """Return the competency with the largest gap whose number of people is printed."""
    rows = [row for row in ranked(ground.rows, technical=False) if row["di_bawah"]]
    return rows[0] if rows else None


def costs(report: OpdReport) -> Block:
    """What a participant costs with a share of the batch's fixed cost."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    rows = tuple(
        Row(
            (
                Cell(f"{people}", header=True),
                Cell(_.count(PRICE * people + FIXED)),
                Cell(_.count(int(rounded(cost_each(PRICE, FIXED, people), 0)))),
            )
        )
        for people in TAKING
    )
    return Table(
        "contoh-biaya",
        _("Makin penuh angkatan, makin murah setiap peserta"),
        _(
            "Harga rekaan: {harga} per peserta dan {tetap} tetap per angkatan; rupiah.",
            harga=_.rupiah(PRICE),
            tetap=_.rupiah(FIXED),
        ),
        (
            Column(_("Peserta"), "right", 22),
            Column(_("Biaya angkatan"), "right", 34),
            Column(_("Biaya per peserta"), "right", 38),
        ),
        rows,
        table_number("contoh-biaya", _),
        csv="contoh-biaya.csv",
    )


def cost_exercise(report: OpdReport) -> Block:
    """What a seat costs when people drop out, and when the batch no longer runs."""
    _ = Voice(report.lang)
    if rules_of(report) is None:
        return Group()
    needed = least(CAPACITY, _share(report))
    each = cost_each(PRICE, FIXED, ASKED)
    runs = needed <= TOO_FEW
    after = _(
        "Ya, dengan {biaya} per peserta.",
        biaya=_.rupiah(int(rounded(cost_each(PRICE, FIXED, TOO_FEW), 0))),
    )
    stopped = _("Tidak: {sisa} peserta kurang dari {minimum}.", sisa=TOO_FEW, minimum=needed)
    return exercise(
        "biaya",
        _("Biaya per peserta"),
        _(
            "Dengan harga yang sama, {orang} orang dicalonkan untuk satu angkatan berkapasitas "
            "{kapasitas}. Berapa biaya per peserta? {pergi} orang lalu mundur: apakah angkatan itu "
            "masih berjalan?",
            orang=ASKED,
            kapasitas=CAPACITY,
            pergi=ASKED - TOO_FEW,
        ),
        (
            _("{biaya} per peserta.", biaya=_.rupiah(int(rounded(each, 0))))
            + " "
            + (after if runs else stopped),
            _(
                "{harga} + {tetap} / {orang}. Biaya tetap dibayar sekali per angkatan, jadi tempat "
                "kosong menaikkan biaya setiap peserta yang hadir.",
                harga=_.rupiah(PRICE),
                tetap=_.rupiah(FIXED),
                orang=ASKED,
            ),
        ),
        _,
    )
