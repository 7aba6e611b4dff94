#!/usr/bin/env bash
# Installs Debian's chromium for the end-to-end tests, where that can be done: as root, with apt and a network, within three
# minutes. Elsewhere it says so in one line, and those tests are left out. No browser is downloaded from anywhere else.
set -uo pipefail

get="apt-get -qq -o DPkg::Lock::Timeout=60 -o Dpkg::Options::=--force-confold -o Acquire::Retries=0 -o Acquire::http::Timeout=15"
install="$get install --no-install-recommends chromium fonts-noto-core"

skip() {
  echo "chromium is not installed ($1): the end-to-end tests are left out. To install it: apt-get install chromium"
  exit 0
}

command -v chromium > /dev/null || command -v chromium-browser > /dev/null && exit 0
command -v apt-get > /dev/null || skip "no apt-get here"
[ "$(id -u)" = 0 ] || skip "only root may install it"

echo "Installing chromium for the end-to-end tests (once)"
DEBIAN_FRONTEND=noninteractive timeout --kill-after=10 180 bash -c "$install || { $get update && $install; }" \
  < /dev/null > /dev/null 2>&1
command -v chromium > /dev/null || skip "apt-get could not get it"
