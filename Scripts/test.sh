#!/bin/sh
# Runs the tests in stages, says how long each took, and ends with "N passed, N failed".
#
#   Scripts/test.sh            everything
#   Scripts/test.sh Meetings   the tests in the folders of that name, and in a target MeetingsTests
set -u
cd "$(dirname "$0")/.."
SWIFT=${SWIFT:-swift}
area=${1:-}
passed=0
failed=0
report=$(mktemp -d)
trap 'rm -rf "$report"' EXIT
# Swift Testing would start hundreds of cases at once; PostgreSQL allows a hundred connections.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4

stage() {
    echo "== $1"
    stage_began=$(date +%s)
}

stage_ends() {
    echo "== $1: $(($(date +%s) - stage_began)) s"
}

# Adds the "N passed, N failed" that a stage ended with; a stage that says nothing has failed.
add() {
    line=$(printf '%s\n' "$1" | grep -E '^[0-9]+ passed, [0-9]+ failed$' | tail -n 1)
    if [ -z "$line" ]; then
        failed=$((failed + 1))
        return
    fi
    set -- $line
    passed=$((passed + $1))
    failed=$((failed + $3))
    [ "$stage_status" -eq 0 ] || [ "$3" -gt 0 ] || failed=$((failed + 1))
}

finish() {
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}

# The files of an area as a filter: Swift Testing knows a test by its file, not by its folder.
filter_of() {
    find Tests -name '*.swift' \( -path "*/$1/*" -o -path "*/$1Tests/*" \) -exec basename {} .swift \; |
        sort -u | paste -s -d '|' | sed -n 's/..*/\/(&)\\.swift:/p'
}

stage 'build'
"$SWIFT" build --build-tests
stage_status=$?
stage_ends 'build'
if [ "$stage_status" -ne 0 ]; then
    failed=1
    finish
fi

stage 'Swift tests'
set -- test --skip-build --xunit-output "$report/swift.xml"
if [ -n "$area" ]; then
    filter=$(filter_of "$area")
    if [ -z "$filter" ]; then
        echo "No tests in a folder named $area, nor a target ${area}Tests." >&2
        exit 2
    fi
    set -- "$@" --filter "$filter"
fi
"$SWIFT" "$@"
stage_status=$?
add "$(Scripts/count_tests.py "$report/swift-swift-testing.xml")"
stage_ends 'Swift tests'

stage 'browser'
Browser/run $area 2>&1 | tee "$report/browser.txt"
# The status of Browser/run is in what it says: a pipe has that of tee.
stage_status=0
add "$(cat "$report/browser.txt")"
stage_ends 'browser'

finish
