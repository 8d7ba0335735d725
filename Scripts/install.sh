#!/bin/sh
# Installs the Debian packages that are missing; without root it prints the command that would.
#
#   Scripts/install.sh run         what building and running need
#   Scripts/install.sh run test    and what the tests need
#   Scripts/install.sh run package    and what making a Debian package needs
set -eu

packages_of() {
    case "$1" in
    run)
        echo 'libpq-dev libsqlite3-dev libcurl4-openssl-dev libxlsxwriter-dev libzip-dev libexpat1-dev'
        echo 'libqrencode-dev zlib1g-dev pkg-config tzdata ca-certificates'
        ;;
    # The font is what headings look like on most readers' machines.
    test)
        echo 'postgresql chromium fonts-urw-base35 python3 python3-venv sqlite3 util-linux openssl mount'
        ;;
    package) echo 'dpkg-dev binutils patchelf python3' ;;
    *)
        echo "install.sh: unknown set of packages: $1" >&2
        exit 2
        ;;
    esac
}

missing=''
for set in "$@"; do
    packages=$(packages_of "$set")
    for package in $packages; do
        state=$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
        case "$state" in ii*) ;; *) missing="$missing $package" ;; esac
    done
done
[ -n "$missing" ] || exit 0

command="apt-get update && apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are missing:$missing" >&2
    echo "Run this as root, then try again:" >&2
    echo "  $command" >&2
    exit 1
fi
echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
# shellcheck disable=SC2086
apt-get install --quiet=2 --yes --no-install-recommends $missing >/dev/null
