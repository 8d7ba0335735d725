#!/bin/sh
# Makes a Debian package: the program, the Swift runtime beside it, its systemd unit and its documents. What it depends
# on is read from the program. (Linked statically, Foundation loses its time zones without a word, and would not be
# what the tests ran.)
#
#   Scripts/package.sh PROGRAM FOLDER
set -eu
program=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
cd "$(dirname "$0")/.."

version=$(sed -n 's/.*static let text = "\(.*\)"/\1/p' Sources/binome/Version.swift)
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# mktemp makes folders that only we may enter; those of a package are for everybody.
chmod 755 "$work"
root="$work/binome_${version}_$architecture"

private="$root/usr/lib/binome"
install -D -m 755 "$program" "$private/binome"
ldd "$program" | sed -n 's/.* => \(.*\/swift\/linux\/[^ ]*\) .*/\1/p' | while read -r library; do
    install -m 644 "$library" "$private/"
done
strip --strip-unneeded "$private"/*
# The libraries are found beside the program, and nowhere else.
patchelf --set-rpath '$ORIGIN' "$private/binome"
mkdir -p "$root/usr/bin"
ln -s ../lib/binome/binome "$root/usr/bin/binome"
install -D -m 644 Scripts/package/binome.service "$root/lib/systemd/system/binome.service"
install -D -m 640 Scripts/package/binome.env "$root/etc/binome/binome.env"
install -D -m 644 LICENSE "$root/usr/share/doc/binome/copyright"
gzip --best --no-name --to-stdout CHANGELOG.md >"$work/changelog.gz"
install -D -m 644 "$work/changelog.gz" "$root/usr/share/doc/binome/changelog.gz"
for page in options operations; do
    install -D -m 644 "docs/$page.md" "$root/usr/share/doc/binome/$page.md"
done

# dpkg-shlibdeps wants the layout of a source package around it.
mkdir -p "$work/source/debian"
printf 'Source: binome\n\nPackage: binome\nArchitecture: any\n' >"$work/source/debian/control"
set --
for file in "$private"/*; do set -- "$@" "-e$file"; done
depends=$(cd "$work/source" && dpkg-shlibdeps --ignore-missing-info -O "-l$private" "$@" 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || { echo 'package.sh: the libraries that the program needs could not be read' >&2; exit 1; }

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: binome
Version: $version
Architecture: $architecture
Section: web
Priority: optional
Maintainer: The Binôme project <binome@localhost>
Installed-Size: $(du --summarize --block-size=1024 "$root" | cut -f 1)
Depends: $depends, tzdata, ca-certificates
Recommends: postgresql-client
Description: runs a mentoring programme, from the staff list to the report
 Proposes pairs of mentors and mentees with reasons, lets a manager correct and
 publish them, and gives each person a page, in French and English. Keeps its
 data in SQLite or PostgreSQL.
CONTROL
echo /etc/binome/binome.env >"$root/DEBIAN/conffiles"
install -m 755 Scripts/package/postinst Scripts/package/prerm "$root/DEBIAN/"

dpkg-deb --build --root-owner-group "$root" "$folder" >/dev/null
echo "$folder/$(basename "$root").deb"
