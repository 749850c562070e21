"""What is wrong with a call, in one sentence that names what would be accepted."""

from __future__ import annotations

import difflib
from collections.abc import Callable

import click

from analysis.language import Tongue


def complaint(error: click.UsageError, _: Tongue) -> str:
    """Say what is wrong with a call and what would be accepted."""
    for kind, sentence in _SENTENCES.items():
        if isinstance(error, kind):
            return sentence(error, _)
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return _unknown_command(error, _)
    if "extra argument" in error.message:
        return _("Ada kata yang bukan pilihan; setiap pilihan dimulai dengan --, lihat --help.")
    return error.format_message()


def _unknown_option(error: click.NoSuchOption, _: Tongue) -> str:
    accepted = _options(error.ctx)
    near = difflib.get_close_matches(error.option_name, accepted, n=1)
    meant = _(" Mungkin maksudnya {pilihan}.", pilihan=near[0]) if near else ""
    return _(
        "Pilihan {pilihan} tidak dikenal.{maksud} Yang diterima: {diterima}.",
        pilihan=error.option_name,
        maksud=meant,
        diterima=", ".join(accepted),
    )


def _missing(error: click.MissingParameter, _: Tongue) -> str:
    return _("Pilihan {pilihan} wajib diisi.", pilihan=_name(error, _))


def _without_value(error: click.BadOptionUsage, _: Tongue) -> str:
    if "does not take" in error.message:
        return _("Pilihan {pilihan} tidak memakai isi.", pilihan=error.option_name)
    return _("Pilihan {pilihan} perlu diikuti isinya.", pilihan=error.option_name)


def _bad_value(error: click.BadParameter, _: Tongue) -> str:
    kind = error.param.type if error.param is not None else None
    name = _name(error, _)
    if isinstance(kind, click.Choice):
        known = ", ".join(kind.choices)
        return _("Isi {pilihan} tidak dikenal; yang diterima: {diterima}.", pilihan=name,
                 diterima=known)  # fmt: skip
    if isinstance(kind, click.IntRange) and kind.max is not None:
        return _(
            "Isi {pilihan} harus bilangan bulat, paling kecil {kecil} dan paling besar {besar}.",
            pilihan=name,
            kecil=kind.min,
            besar=kind.max,
        )
    if isinstance(kind, click.IntRange):
        return _("Isi {pilihan} harus bilangan bulat, paling kecil {kecil}.", pilihan=name,
                 kecil=kind.min)  # fmt: skip
    if kind is click.INT:
        return _("Isi {pilihan} harus bilangan bulat.", pilihan=name)
    return _("Isi {pilihan} tidak dapat dipakai: {sebab}", pilihan=name,
             sebab=_.tell(error.message))  # fmt: skip


def _unknown_command(error: click.UsageError, _: Tongue) -> str:
    group = error.ctx.command if error.ctx is not None else None
    names = sorted(group.commands) if isinstance(group, click.Group) else []
    return _("Perintah tidak dikenal. Yang ada: {nama}.", nama=", ".join(names))


def _name(error: click.BadParameter, _: Tongue) -> str:
    if error.param is None:
        return _("pilihan")
    return _(" atau ").join(error.param.opts)


def _options(context: click.Context | None) -> list[str]:
    params = [] if context is None else context.command.get_params(context)
    return [name for param in params for name in param.opts if name.startswith("--")]


# The first kind that fits speaks: MissingParameter is a BadParameter too.
_SENTENCES: dict[type[click.UsageError], Callable[..., str]] = {
    click.NoSuchOption: _unknown_option,
    click.MissingParameter: _missing,
    click.BadOptionUsage: _without_value,
    click.BadParameter: _bad_value,
}
