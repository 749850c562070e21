"""Cells of a notebook, and the modules that it imports under their names there."""

from __future__ import annotations

import ast

import nbformat


def cells(path, kind=None):
    notebook = nbformat.read(path, as_version=4)
    return [cell for cell in notebook.cells if kind is None or cell.cell_type == kind]


def imported(path):
    """Return what a report notebook's cells import: name in the notebook -> module or function."""
    found = {}
    for cell in cells(path, "code"):
        lines = [node for node in ast.parse(cell.source).body if isinstance(node, ast.ImportFrom)]
        exec(compile(ast.Module(lines, []), path.name, "exec"), found)  # noqa: S102
    return found
