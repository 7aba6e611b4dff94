#!/usr/bin/env bash
# Takes the README's picture anew from what `make demo` has written. Needs chromium and `make demo`.
set -euo pipefail
cd "$(dirname "$0")/../.."
page="$(grep -l 'Bridge stayed open' demo/0*.html | head -n 1)"
profile="$(mktemp -d)"
trap 'rm -rf "$profile"' EXIT
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking --disable-component-update \
  --disable-sync --no-first-run --user-data-dir="$profile" --virtual-time-budget=2000 --window-size=1200,800 \
  --screenshot=docs/images/page.png "file://$PWD/$page#d1-3"
