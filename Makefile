# One entrance for analysts, reviewers and the build server. `make` alone prints what there is.

YEAR   ?=
LOKET  ?= maastricht
DATA   ?= data
OUTPUT ?= output
STATUS ?= concept
PEILDATUM ?=
SINDS  ?=
REPORT ?= jaarverslag
QUARTER ?=
PARTNER ?=
PARAMETER ?=
BRON   ?=
PROEF  ?= nee
VOORBEELD ?=
ALLES  ?=
NAAM   ?=
PUBLIEK ?= intern
SCHEDULER ?=

SHELL := /bin/sh
PYTHON ?= python3

# An active conda environment made from environment.yml is used as it is; otherwise make keeps its own .venv.
ifeq ($(CONDA_DEFAULT_ENV),loket)
BIN := $(CONDA_PREFIX)/bin
READY := $(CONDA_PREFIX)/.loket-ready
MAKE_ENVIRONMENT := true
else
BIN := .venv/bin
READY := .venv/.loket-ready
MAKE_ENVIRONMENT := test -x .venv/bin/python || $(PYTHON) -m venv .venv
endif

# What make adds to a failure is English (“*** [Makefile:66: report] Error 1”). Asked whether anything is to be done (-q), it takes
# the 1 of a line that it must run anyhow (+) as an answer, and says nothing. With -n it shows the lines, as always.
ifeq ($(findstring n,$(firstword -$(MAKEFLAGS))),)
MAKEFLAGS += -q
DO := +@
else
DO := @
endif
unexport MAKEFLAGS

# Every failure is a 1, an interruption too: the shell waits for Loket, which tells it.
RUN := trap : INT TERM; loket() { "$(BIN)/python" -m loket "$$@" || exit 1; }; loket
WHERE := --year "$(YEAR)" --loket "$(LOKET)" --data "$(DATA)"
WHAT := --report "$(REPORT)" $(if $(QUARTER),--quarter "$(QUARTER)") $(if $(PARTNER),-p partner="$(PARTNER)") $(foreach eigen,$(PARAMETER),-p "$(eigen)") $(if $(PEILDATUM),--peildatum "$(PEILDATUM)")
WHO := --publiek "$(PUBLIEK)"

# make knows capitals from small letters, and takes any setting without a word.
COMMA := ,
SETTINGS := YEAR REPORT QUARTER PARTNER PARAMETER LOKET DATA OUTPUT STATUS PEILDATUM SINDS BRON PROEF VOORBEELD ALLES NAAM PUBLIEK SCHEDULER ROOT PYTHON
GIVEN := $(foreach naam,$(.VARIABLES),$(if $(filter command,$(origin $(naam))),$(naam)))
UNKNOWN := $(firstword $(filter-out $(SETTINGS) SHELL MAKE%,$(GIVEN)))
NOT_JA := $(firstword $(foreach naam,VOORBEELD ALLES,$(if $(filter-out ja,$($(naam))),$(naam))))
ONE := $(if $(PARTNER),$(filter partners,$(MAKECMDGOALS)))
# How they are called in Dutch, or without capitals.
ALSO := JAAR:YEAR jaar:YEAR year:YEAR RAPPORT:REPORT rapport:REPORT report:REPORT KWARTAAL:QUARTER kwartaal:QUARTER quarter:QUARTER loket:LOKET partner:PARTNER UITVOER:OUTPUT output:OUTPUT data:DATA status:STATUS peildatum:PEILDATUM publiek:PUBLIEK sinds:SINDS
MEANT := $(patsubst $(UNKNOWN):%,%,$(filter $(UNKNOWN):%,$(ALSO)))
WRONG := $(if $(MEANT),De instelling ‘$(UNKNOWN)’ bestaat niet. Bedoelt u $(MEANT)=$($(UNKNOWN))? Alle instellingen$(COMMA) en wat ze betekenen$(COMMA) zegt: make,$(if $(UNKNOWN),De instelling ‘$(UNKNOWN)’ bestaat niet; wel: $(SETTINGS). Wat ze betekenen zegt: make. Is het een parameter van het notebook zelf? Schrijf PARAMETER=$(UNKNOWN)=$($(UNKNOWN)),$(if $(NOT_JA),Schrijf $(NOT_JA)=ja$(COMMA) of laat het weg.,$(if $(ONE),make partners maakt het blad van elke partner; één blad: make report REPORT=partner PARTNER=$(PARTNER) YEAR=$(YEAR)))))
# Whatever was asked for, its first line then says what is wrong, and is the last: $(error …) would add English.
ifneq ($(WRONG),)
export WRONG
DO := +@echo "$$WRONG" >&2; exit 1;
endif

# Where this is set, each process of a build would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help report all partners check check-report diff watch lab test mutation kill-test bench expected lint import new-year example-data setup lock clean new-figure

help: ## Toon deze hulp
	$(DO)echo "Loket: de rapporten van een loket, berekend uit het register. De handleiding is HANDLEIDING.md."
	$(DO)echo
	$(DO)echo "  make report YEAR=2022      maakt output/maastricht/2022/jaarverslag.html en .pdf"
	$(DO)echo
	$(DO)grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-20s %s\n", $$1, $$2 }'
	$(DO)echo
	$(DO)echo "Rapporten: elk notebook in notebooks/ is er een. Ook check, watch, diff en lab kennen REPORT."
	$(DO)"$(firstword $(wildcard $(BIN)/python) $(PYTHON))" -m loket.rapporten
	$(DO)echo
	$(DO)echo "Instellingen: YEAR=2022  QUARTER=4 (bij een kwartaalrapport)  REPORT=jaarverslag"
	$(DO)echo "              PARTNER=Servatius of DN07 (bij REPORT=partner; make partners maakt ze allemaal)"
	$(DO)echo "              PARAMETER=grens=6 (een parameter die het notebook zelf heeft; meer: PARAMETER=\"grens=6 soort=hulp\")"
	$(DO)echo "              LOKET=maastricht  DATA=data (map met het register)  OUTPUT=output  STATUS=concept (of definitief)"
	$(DO)echo "              VOORBEELD=ja (dan mag een definitief rapport van voorbeelddata zijn)"
	$(DO)echo "              PUBLIEK=intern, partner of openbaar (voor anderen dan het loket zijn kleine aantallen afgerond;"
	$(DO)echo "                kan bij report, all, partners, check, diff en watch)"
	$(DO)echo "              PEILDATUM=2023-01-31 (wat daarna gebeurde, telt niet; anders de laatste dag van de periode)"
	$(DO)echo "              ALLES=ja (alleen bij check: elke bevinding, ook als er veel van één soort zijn)"
	$(DO)echo "              SCHEDULER=tcp://naam:8786 (alleen bij all: laat de werkers van die dask-scheduler bouwen)"
	$(DO)echo "              ROOT=ja (alleen bij lab, als u als beheerder werkt)  PYTHON=python3.12 (waarmee make zijn omgeving maakt)"
	$(DO)echo "              SINDS=HEAD~1 (alleen bij diff)  BRON=register.xlsx en PROEF=ja (alleen bij import)"

report: $(READY) ## Maak het rapport REPORT van YEAR: HTML, PDF, notebook en cijfers (zonder REPORT het jaarverslag)
	$(DO)$(RUN) report $(WHERE) $(WHAT) $(WHO) --output "$(OUTPUT)" --status "$(STATUS)" $(if $(VOORBEELD),--voorbeelddata)

all: $(READY) ## Maak elk rapport van elk loket en elk jaar, met een overzicht in index.html (LOKET en YEAR: alleen die)
	$(DO)$(RUN) all --data "$(DATA)" $(WHO) $(if $(filter file,$(origin LOKET)),,--loket "$(LOKET)") $(if $(YEAR),--year "$(YEAR)") --output "$(OUTPUT)" --status "$(STATUS)" $(if $(VOORBEELD),--voorbeelddata) $(if $(SCHEDULER),--scheduler "$(SCHEDULER)")

partners: $(READY) ## Maak het blad van elke partner: elke corporatie en elke zorgorganisatie, met eigen cijfers
	$(DO)$(RUN) partners $(WHERE) $(WHO) $(if $(PEILDATUM),--peildatum "$(PEILDATUM)") --output "$(OUTPUT)" --status "$(STATUS)" $(if $(VOORBEELD),--voorbeelddata)

check: $(READY) ## Controleer gegevens en tekst van YEAR, zonder een rapport te maken (in een paar tellen)
	$(DO)$(RUN) check $(WHERE) $(WHAT) $(WHO) $(if $(ALLES),--alles)

check-report: $(READY) ## Controleer de gegevens van YEAR voordat u schrijft: hetzelfde als report REPORT=datacontrole
	$(DO)$(RUN) report $(WHERE) $(WHAT) --report datacontrole --output "$(OUTPUT)" --status "$(STATUS)"

diff: $(READY) ## Toon wat er is veranderd sinds SINDS: versie in git, map van een eerder verslag, of cijfers.csv
	$(DO)$(RUN) diff $(WHERE) $(WHAT) $(WHO) --output "$(OUTPUT)" --sinds "$(SINDS)"

watch: $(READY) ## Toon een rapport in de browser en ververs het bij elke wijziging
	$(DO)$(RUN) watch $(WHERE) $(WHAT) $(WHO) --output "$(OUTPUT)"

lab: $(READY) ## Open het notebook van REPORT in JupyterLab
	$(DO)$(RUN) lab $(WHERE) $(WHAT) $(if $(ROOT),-- --allow-root)

import: $(READY) ## Lees uw eigen registratie in: BRON=register.xlsx (PROEF=ja toont alleen wat er zou veranderen)
	$(DO)$(RUN) import --bron "$(BRON)" --loket "$(LOKET)" --data "$(DATA)" --proef "$(PROEF)"

new-year: $(READY) ## Begin een nieuw jaar: een map voor YEAR, naar die van vorig jaar, met een concept van de tekst
	$(DO)$(RUN) new-year $(WHERE)

new-figure: $(READY) ## Zet de plekken van een nieuw cijfer klaar: NAAM=snelle_intakes
	$(DO)"$(BIN)/python" tests/nieuw_cijfer.py "$(NAAM)"

mutation: $(READY) ## Maak de code op veel plekken stuk en kijk of een test het merkt (duurt lang)
	$(DO)"$(BIN)/python" -m benchmarks.mutatie

bench: $(READY) ## Meet de snelheid naast andere gereedschappen (een paar minuten)
	$(DO)"$(BIN)/python" -m benchmarks.snelheid

kill-test: $(READY) ## Dood een bouw op vijftig momenten en kijk of het verslag heel blijft (tien minuten; Linux)
	$(DO)"$(BIN)/python" -m benchmarks.afbreken

example-data: $(READY) ## Schrijf het voorbeeldregister opnieuw (altijd dezelfde bytes)
	$(DO)"$(BIN)/python" -m loket.register.voorbeeld --data data --export maastricht data/voorbeeld-export/register.xlsx
	$(DO)$(RUN) describe-data --data data

test: $(READY) ## Voer alle tests uit
	$(DO)"$(BIN)/python" -m pytest -n auto --dist worksteal

expected: $(READY) ## Leg vast wat de notebooks nu geven, voor de regressietest
	$(DO)"$(BIN)/python" tests/vernieuw_verwacht.py

lint: $(READY) ## Controleer stijl en types
	$(DO)"$(BIN)/ruff" format --check loket tests benchmarks
	$(DO)"$(BIN)/ruff" check loket tests benchmarks
	$(DO)"$(BIN)/mypy"

setup: $(READY) ## Zet alleen de omgeving klaar
	$(DO):

# A line for each twenty packages that pip has at hand, and its exit code: a pipe would lose that. Of what it says of
# trouble, only errors are passed on: its warnings would bury the rest.
define PROGRESS
/^Ignoring /                                { van-- }
/^(Collecting|Processing|Requirement already satisfied) / && ++al % 20 == 0 { print "  " al " van " van " pakketten"; fflush() }
/^Installing collected packages/            { print "  alle pakketten zijn er en worden nu neergezet"; fflush() }
/^ERROR|^error/                             { mis = 1 }
mis && !/^pip: /                            { print > "/dev/stderr" }
/^pip: /                                    { fout = $$2 }
END { if (fout) print "De omgeving is niet klaar; pip zegt hierboven waarom. Geef de opdracht daarna opnieuw."; exit fout != 0 }
endef
export PROGRESS

# Write the marker last: an installation that was broken off is done again.
$(READY): requirements.lock pyproject.toml
	$(DO)$(MAKE_ENVIRONMENT)
	$(DO)echo "De omgeving wordt klaargezet. Dat duurt de eerste keer een paar minuten."
	$(DO)"$(BIN)/python" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Loket heeft Python 3.11 of nieuwer nodig.")'
	$(DO){ PYTHONUNBUFFERED=1 "$(BIN)/python" -m pip install --disable-pip-version-check --no-compile --require-hashes -r requirements.lock 2>&1; \
	  echo "pip: $$?"; } | awk -v van="$$(grep -c '^[A-Za-z0-9]' requirements.lock)" "$$PROGRESS"
	$(DO)"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(DO)touch "$(READY)"

lock: ## Leg de versies van alle pakketten opnieuw vast (vraagt om uv)
	$(DO)uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --output-file requirements.lock

clean: ## Verwijder output/ en de omgeving
	$(DO)rm -rf "$(OUTPUT)" .venv

.DEFAULT:
	$(DO)echo "‘make $@’ bestaat niet. Wat er wel is, zegt: make" >&2; exit 1
