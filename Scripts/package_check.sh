#!/bin/sh
# Unpacks a package that was made into a folder of its own, and starts what is in it as systemd would: nothing of the
# checkout, no toolchain on any path, an environment that holds only what the package's own files say.
#
#   Scripts/package_check.sh PACKAGE.deb
set -eu
package=$(realpath "$1")
root=$(mktemp -d)
server=''
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$root"' EXIT
fail() {
    echo "package_check.sh: $1" >&2
    [ ! -f "$root/log" ] || cat "$root/log" >&2
    exit 1
}

dpkg-deb --info "$package" >"$root/info" || fail 'no Debian package'
grep -q '^ Depends: .*libpq5' "$root/info" || fail 'Depends does not name libpq5'
dpkg-deb --extract "$package" "$root/tree"
program="$root/tree/usr/bin/binome"
for file in usr/bin/binome lib/systemd/system/binome.service etc/binome/binome.env usr/share/doc/binome/copyright \
    usr/share/doc/binome/options.md; do
    [ -e "$root/tree/$file" ] || fail "$file is missing"
done
# Whatever it needs is in the package or in Debian: never in the toolchain that built it.
if env -i ldd "$(realpath "$program")" | grep -E 'not found|/swift/'; then fail 'libraries that a server does not have'; fi

run() { env -i PATH=/usr/bin:/bin HOME="$root" "$@"; }
run "$program" version | grep -q '^binome [0-9]' || fail 'it does not say its version'
mkdir "$root/state"
port=$((20000 + $$ % 10000))
# Not through run: the process to be stopped must be the program itself.
env -i PATH=/usr/bin:/bin HOME="$root" BINOME_DATABASE="sqlite:$root/state/binome.sqlite" \
    BINOME_SPOOL="$root/state/spool" "$program" serve --port "$port" >"$root/log" 2>&1 &
server=$!
tries=0
until grep -q 'event=serving' "$root/log"; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] && kill -0 "$server" 2>/dev/null || fail 'it does not start'
    sleep 0.1
done
answer=$(python3 -c "
import urllib.request
print(urllib.request.urlopen('http://127.0.0.1:$port/health/ready').read().decode(), end='')
print(b'</html>' in urllib.request.urlopen('http://127.0.0.1:$port/accessibility').read())" 2>&1) || fail "$answer"
[ "$answer" = "ready
True" ] || fail "it answers: $answer"
kill "$server"
wait "$server" || fail "told to stop, it ended with $?"
server=''
echo "$(basename "$package"): unpacked, started, answered, stopped"
