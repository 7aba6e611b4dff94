#!/usr/bin/env bash
# Takes the README's picture anew from what `make demo` has written. Needs chromium and `make demo`.
set -euo pipefail
cd "$(dirname "$0")/../.."
page=demo/0001.html
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# In a frame: a picture of a page that has scrolled comes out shifted.
printf '<body style="margin:0"><iframe src="file://%s#d1-3" width="1200" height="760" frameborder="0"></iframe>' "$PWD/$page" > "$work/frame.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking --disable-component-update \
  --disable-sync --no-first-run --user-data-dir="$work/profile" --virtual-time-budget=2000 --window-size=1200,760 \
  --screenshot=docs/images/page.png "file://$work/frame.html"
