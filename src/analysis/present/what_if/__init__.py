"""Scenarios: the answer as blocks, and the controls in JupyterLab; internal."""
