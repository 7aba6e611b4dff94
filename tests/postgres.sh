#!/usr/bin/env bash
# Installs PostgreSQL's server from Debian's packages for the tests of the ledger, where that can be done: as root, with apt
# and a network, within two minutes. Elsewhere it says so in one line, and the tests run on SQLite alone. No server is
# started here: the tests start one of their own (tests/ledger/postgres.py).
set -uo pipefail

conf=/etc/postgresql-common/createcluster.conf
get="apt-get -qq -o DPkg::Lock::Timeout=60 -o Dpkg::Options::=--force-confold -o Acquire::Retries=0 -o Acquire::http::Timeout=15"
install="$get install --no-install-recommends postgresql"

skip() {
  echo "PostgreSQL is not installed ($1): the ledger is tested on SQLite alone. To install it: apt-get install postgresql"
  exit 0
}

compgen -G "/usr/lib/postgresql/*/bin/postgres" > /dev/null && exit 0
command -v apt-get > /dev/null || skip "no apt-get here"
[ "$(id -u)" = 0 ] || skip "only root may install it"

echo "Installing PostgreSQL for the tests of the ledger (once)"
# Debian would make a cluster and start it at once; nobody here asked for one.
made=
[ -e "$conf" ] || { mkdir -p "${conf%/*}" && echo "create_main_cluster = false" > "$conf" && made=yes; }
DEBIAN_FRONTEND=noninteractive timeout --kill-after=10 120 bash -c "$install || { $get update && $install; }" \
  < /dev/null > /dev/null 2>&1
[ -n "$made" ] && sed -i 's/^create_main_cluster = false/#create_main_cluster = true/' "$conf"
compgen -G "/usr/lib/postgresql/*/bin/postgres" > /dev/null || skip "apt-get could not get it"
