# One command for each job: `make` alone lists them. The work is done by the scripts in Scripts/.

.DEFAULT_GOAL := help
.PHONY: help dependencies demo sizes test processors fuzz lint docs bench build library clean
MAKEFLAGS += --no-print-directory

# A benchmark family for `make bench`, such as garch; empty means all.
ONLY ?=

# How many seconds `make fuzz` takes.
DURATION ?= 600

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: dependencies  ## Train, forecast, evaluate and export on the oil prices in notebooks-data/
	@bash Scripts/demo.sh

sizes: dependencies  ## From simulated prices to volatility scores, regimes and Kelly fractions, one of them explained
	@bash Scripts/sizes.sh

test: dependencies  ## Run all tests, optimised, and check the data files
	@bash Scripts/test.sh

processors: dependencies  ## Test networks and trees as processors without AVX-512, and without AVX2, compute them
	@bash Scripts/processors.sh

fuzz: dependencies  ## Feed made-up files to the readers of prices and of other programs' models; DURATION=30 for 30 seconds instead of 600
	@bash Scripts/fuzz.sh $(DURATION)

lint:  ## Check the format of the code and the rules of the house
	@bash Scripts/lint.sh

docs: dependencies  ## Write the documentation of all modules, a static site, to .build/docs
	@bash Scripts/docs.sh

bench: dependencies  ## Measure against the peers, side by side; ONLY=garch for one family
	@bash Scripts/bench.sh $(ONLY)

build: dependencies  ## Build the command plimsoll, optimised
	@swift build -c release --product plimsoll

library: dependencies  ## Build the C interface with its header for other machines, in .build/library
	@bash Scripts/library.sh

dependencies:  ## Install the C libraries and tools that are missing (Debian)
	@bash Scripts/dependencies.sh

clean:  ## Remove everything that was built
	@rm -rf .build
