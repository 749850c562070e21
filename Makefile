# Setiap sasaran menyiapkan .venv lebih dahulu; `make` saja menampilkan daftarnya.
PYTHON ?= python3
DATA ?= data/sample
PERIOD ?= latest
OUT ?= reports
LANG_REPORT ?= id
OPD ?=
VENV := .venv
RUN := $(VENV)/bin/python
STAMP := $(VENV)/.siap

.DEFAULT_GOAL := help
.PHONY: help setup reports guide test lab check prove bench lock clean

help: ## daftar ini
	@echo "Pemakaian: make SASARAN [NAMA=nilai]"
	@echo
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16
	@echo
	@echo "  DATA=$(DATA)  PERIOD=$(PERIOD)  OPD=(semua)  LANG_REPORT=$(LANG_REPORT)  OUT=$(OUT)"

setup: $(STAMP) ## menyiapkan lingkungan .venv dari requirements.lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Perlu Python 3.11 atau lebih baru: make $(MAKECMDGOALS) PYTHON=/jalan/ke/python3.12"; exit 2; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python ini tidak membawa modul venv. Di Debian/Ubuntu: sudo apt install python3-venv"; exit 2; }
	@echo "Menyiapkan $(VENV) dari requirements.lock (sekali saja, beberapa menit) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

reports: setup ## laporan HTML dan PDF setiap OPD: DATA=folder PERIOD=2026-Q3 OPD=kode
	@$(RUN) -m analysis reports --data "$(DATA)" --period "$(PERIOD)" $(foreach kode,$(OPD),--opd "$(kode)") \
	  --out "$(OUT)" --lang "$(LANG_REPORT)"

guide: setup ## panduan HTML dan PDF bagi pengelola kepegawaian setiap OPD, pilihannya sama
	@$(RUN) -m analysis guide --data "$(DATA)" --period "$(PERIOD)" $(foreach kode,$(OPD),--opd "$(kode)") \
	  --out "$(OUT)" --lang "$(LANG_REPORT)"

test: setup ## menjalankan seluruh uji
	@$(RUN) -m pytest -n auto

lab: setup ## membuka JupyterLab pada notebooks/ (LANG_REPORT=en: salinan berbahasa Inggris)
	@folder="$$($(RUN) -m analysis lab --lang "$(LANG_REPORT)")" && \
	  $(RUN) -m jupyterlab "$$folder" --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate

check: setup ## ruff, mypy, notebook tanpa keluaran, tautan dokumen
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(RUN) -m pytest -q tests/test_docs.py tests/test_notebooks.py tests/test_architecture.py

prove: setup ## uji panjang: dibunuh di saat acak, data acak dalam jumlah besar
	@$(RUN) -m pytest -q -m prove

bench: setup ## pengukuran berdampingan dengan alat baku
	@$(RUN) bench/run.py
	@$(RUN) bench/gap.py
	@$(RUN) bench/plan.py --direct 170 --curve
	@$(RUN) bench/schedule.py
	@$(RUN) bench/forms.py
	@$(RUN) bench/change.py
	@$(RUN) bench/what_if.py

lock: setup ## memperbarui requirements.lock dari pyproject.toml
	@$(RUN) -m pip install --quiet --disable-pip-version-check uv
	@$(RUN) -m uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --upgrade --quiet -o requirements.lock

clean: ## menghapus yang dibuat: laporan, hasil antara, lingkungan
	@rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find reports -mindepth 1 ! -name README.md -delete 2>/dev/null || true
