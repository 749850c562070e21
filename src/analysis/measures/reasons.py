"""Why someone is not measured or not counted: codes in frames, Indonesian sentences to read."""

from __future__ import annotations

from types import MappingProxyType

from analysis.language import INDONESIAN, Tongue

# In the order in which a reader should mend them; the sentences are message ids.
REASONS = MappingProxyType(
    {
        "baris_disisihkan": "Semua baris pegawai ini disisihkan",
        "pendidikan_kosong": "Tingkat pendidikan kosong",
        "jabatan_kosong": "Jenis jabatan kosong",
        "jenjang_kosong": "Jenjang jabatan struktural tidak diketahui",
        "kompetensi_tidak_pasti": "Riwayat pelatihan tidak pasti karena baris yang disisihkan "
        "atau JP yang kosong",
        "kinerja_tidak_ada": "Penilaian kinerja tahunan tidak ada",
        "kinerja_tidak_pasti": "Penilaian kinerja tidak pasti karena baris yang disisihkan",
        "disiplin_tidak_pasti": "Hukuman disiplin tidak pasti karena baris yang disisihkan",
        "tabel_pelatihan_tidak_ada": "Tabel pelatihan tidak diserahkan",
        "tabel_kinerja_tidak_ada": "Tabel kinerja tidak diserahkan",
        "tabel_disiplin_tidak_ada": "Tabel disiplin tidak diserahkan",
    }
)
CPNS_EXCLUDED = "cpns"
PPPK_EXCLUDED = "pppk"
LEGAL_STATUS_EXCLUDED = "kedudukan_hukum_"  # followed by the code: kedudukan_hukum_02


def in_words(codes: str, _: Tongue = INDONESIAN) -> str:
    """Return `;`-joined reason codes as sentences joined by `; `."""
    return "; ".join(_(REASONS[code]) for code in codes.split(";") if code)
