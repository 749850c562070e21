"""SHELL. The notebooks in another language, for JupyterLab: prose through the messages, own copies.

The notebooks of the project are written in Indonesian. A copy has its prose told in the other
language and that language as its parameter `lang`; its code is the same.
"""

from __future__ import annotations

from pathlib import Path

import nbformat

from analysis.files import write_whole
from analysis.present.locale import LANGUAGES
from analysis.present.wording.voice import Voice
from analysis.publish.kinds import NOTEBOOKS
from analysis.publish.markdown import translated
from analysis.store import project_folder

INDENT = 1  # as Jupyter writes notebooks


def notebooks_in(lang: str, project: Path | None = None) -> Path:
    """Return the folder of the notebooks in a language; the copies that it lacks are made.

    A copy that is there stays as it is, for somebody may have worked in it. project: the folder
    around `notebooks`. Raises: OutputError when a copy cannot be written.
    """
    folder = (project or project_folder()) / NOTEBOOKS
    if lang == LANGUAGES[0]:
        return folder
    copies = folder / lang
    for source in sorted(folder.glob("*.ipynb")):
        copy = copies / source.name
        if not copy.exists():
            write_whole(copy, told_notebook(source.read_text("utf-8"), Voice(lang)))
    return copies


def told_notebook(text: str, _: Voice) -> str:
    """Return a notebook's text with its prose and its parameter `lang` in another language."""
    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = translated(cell.source, _)
        elif "parameters" in cell.metadata.get("tags", []):
            cell.source = cell.source.replace(f'lang = "{LANGUAGES[0]}"', f'lang = "{_.lang}"')
    return str(nbformat.writes(notebook, indent=INDENT)) + "\n"
