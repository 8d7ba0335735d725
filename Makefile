# make help says what there is. Every target that builds refreshes the list of embedded files first.
SHELL := /bin/sh
SWIFT ?= swift
PORT ?= 8080
RELEASE := -c release --product binome
SOURCES := Sources Tests Package.swift

.PHONY: help run dev demo-fresh build release test sanitize browser picture bench format lint slow docs words assets package clean \
	packages-run packages-test packages-package

help:
	@echo 'make run              installs what is missing, builds, fills the demonstration, serves it on port $(PORT)'
	@echo 'make dev              the same in debug, styles and scripts read from disk'
	@echo 'make test             every test, both engines, browser;  make test A=Meetings  those of one area'
	@echo 'make sanitize         tests of the matching under the thread and the address sanitizer'
	@echo 'make bench            speed beside the peers'
	@echo 'make format lint      rewrites the sources, checks them'
	@echo 'make words docs       sorts the words, rewrites docs/;  make picture  draws the README'\''s'
	@echo 'make slow             what takes the compiler long (prints nothing when all is well)'
	@echo 'make package          a Debian package in out/'
	@echo 'make demo-fresh       forgets the demonstration, so that the next run fills it anew'

packages-run:
	@Scripts/install.sh run

packages-test:
	@Scripts/install.sh run test

packages-package:
	@Scripts/install.sh run package

assets:
	@sh Scripts/assets.sh

build: assets
	$(SWIFT) build --product binome

release: assets
	$(SWIFT) build $(RELEASE)

run: packages-run release
	@mkdir -p .dev
	@exec "$$($(SWIFT) build $(RELEASE) --show-bin-path)/binome" demo --database sqlite:.dev/demo.sqlite --port $(PORT)

dev: packages-run build
	@mkdir -p .dev
	@exec "$$($(SWIFT) build --show-bin-path)/binome" demo --database sqlite:.dev/demo.sqlite --port $(PORT) \
		--development --assets Sources/Web

demo-fresh:
	rm -f .dev/demo.sqlite .dev/demo.sqlite-wal .dev/demo.sqlite-shm .dev/demo.sqlite.key

test: packages-test assets
	@Scripts/venv.sh
	@SWIFT='$(SWIFT)' Scripts/test.sh $(A)

sanitize:
	@SWIFT='$(SWIFT)' Scripts/sanitize.sh

browser: packages-test assets
	@Scripts/venv.sh
	$(SWIFT) build --product binome
	Browser/run $(A)

picture: packages-test build
	@Scripts/venv.sh
	.venv/bin/python Browser/picture.py

bench: packages-test assets
	Benchmarks/run

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

lint: assets
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	Scripts/words.py --check

words:
	Scripts/words.py

docs: assets
	BINOME_TEST_WRITE_DOCS=1 $(SWIFT) test --filter 'are written down in docs'

slow: assets
	@$(SWIFT) build --scratch-path .build-slow -Xswiftc -Xfrontend -Xswiftc -warn-long-function-bodies=200 \
		-Xswiftc -Xfrontend -Xswiftc -warn-long-expression-type-checking=200 2>&1 \
		| { grep -E "^$(CURDIR)/Sources.*warning: .*took" || true; }

package: packages-package release
	@package=$$(Scripts/package.sh "$$($(SWIFT) build $(RELEASE) --show-bin-path)/binome" out) && \
		echo "$$package" && Scripts/package_check.sh "$$package"

clean:
	rm -rf .build .build-slow .build-sanitize out
