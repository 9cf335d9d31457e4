#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-evaluate --yardstick against the scoring programs it stands in for: the same lines on the same pages, and no
# slower.
#   yardstick_test.sh BIN_DIR
# The programs and their pages are in $CHAMRA_SHARED (default: ../shared beside the repository); where they are not, the
# test is skipped (status 77).
set -euo pipefail
shopt -s inherit_errexit
bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
shared=${CHAMRA_SHARED:-$here/../../../shared}
if [ ! -f "$shared/tools/score.cpp" ] || [ ! -d "$shared/gold/spans" ]; then
  echo "skipped: no $shared/tools/score.cpp; set CHAMRA_SHARED"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in score score_pairs; do
  "${CXX:-g++}" -O2 -std=c++20 "$shared/tools/$program.cpp" -o "$work/$program" || exit 1
done
failed=0

# altered SED_SCRIPT FROM TO: pages with changes of every kind: letters exchanged, lost, doubled, blanks.
altered() {
  mkdir -p "$3"
  for page in "$2"/*.txt; do sed "$1" "$page" >"$3/${page##*/}"; done
}

# compare NAME: $work/theirs and $work/ours must be the same, and say something.
compare() {
  if [ -s "$work/theirs" ] && diff "$work/theirs" "$work/ours"; then
    echo "ok   $1"
  else
    echo "FAIL $1"
    failed=1
  fi
}

# ended EXPECTED COMMAND...: with this exit status, or the test fails.
ended() {
  local expected=$1 found=0
  shift
  "$@" 2>"$work/err" || found=$?
  if [ $found != "$expected" ]; then
    echo "FAIL exit status $found, expected $expected: $* ($(head -c 300 "$work/err"))"
    failed=1
  fi >&2
}

# Of pages where one is missing both say so, each with a status of its own.
spans() { # NAME PAGES [THEIR_STATUS OUR_STATUS]
  ended "${3:-0}" "$work/score" "$shared/gold" "$2" >"$work/theirs"
  ended "${4:-0}" "$bin/chamra-evaluate" --yardstick spans --spans "$shared/gold/spans" \
    --partial "$shared/gold/partial.txt" "$shared/gold/ocr" "$shared/gold/truth" "$2" >"$work/ours"
  compare "$1"
}

pairs() { # NAME SET PAGES [THEIR_STATUS OUR_STATUS]
  ended "${4:-0}" "$work/score_pairs" "$2" "$3" >"$work/theirs"
  ended "${5:-0}" "$bin/chamra-evaluate" --yardstick pairs "$2/ocr" "$2/truth" "$3" >"$work/ours"
  compare "$1"
}

exchanged='s/า/่า/3; s/ก/ถ/2; s/ี/ิ/g'
lost='s/่//2; s/ร//5; s/ //3; s/น้ำ/นํ้า/g; s/แ/เเ/'
doubled='s/\(สตา\)/\1\1/; s/ั/ัั/2; s/ค/คค/4; 2d'

gold=$shared/gold
for source in ocr truth; do
  spans "gold, $source unchanged" "$gold/$source"
  for kind in exchanged lost doubled; do
    altered "${!kind}" "$gold/$source" "$work/$source-$kind"
    spans "gold, $source, $kind" "$work/$source-$kind"
  done
done
# without_first FOLDER: its first page is taken away
without_first() {
  local pages=("$1"/*.txt)
  rm "${pages[0]}"
}

without_first "$work/ocr-lost"
spans "gold, a page missing" "$work/ocr-lost" 1 2

# A part of the bigger set is enough for the figures.
set=$work/set
mkdir -p "$set/ocr" "$set/truth"
pages=("$shared"/ocr-pages/truth/*.txt)
for page in "${pages[@]:0:30}"; do
  cp "$shared/ocr-pages/ocr/${page##*/}" "$set/ocr/"
  cp "$page" "$set/truth/"
done
for source in ocr truth; do
  pairs "pages, $source unchanged" "$set" "$set/$source"
  for kind in exchanged lost doubled; do
    altered "${!kind}" "$set/$source" "$work/set-$source-$kind"
    pairs "pages, $source, $kind" "$set" "$work/set-$source-$kind"
  done
done
without_first "$work/set-ocr-lost"
pairs "pages, one missing" "$set" "$work/set-ocr-lost" 1 2

# milliseconds COMMAND...: the best of three. One that fails ends the test, it is not fast.
milliseconds() {
  local best=999999 begin spent
  for _ in 1 2 3; do
    begin=$(date +%s%N)
    "$@" >/dev/null 2>&1
    spent=$((($(date +%s%N) - begin) / 1000000))
    if [ $spent -lt $best ]; then best=$spent; fi
  done
  echo $best
}
theirs=$(milliseconds "$work/score" "$gold" "$work/truth-lost")
ours=$(milliseconds "$bin/chamra-evaluate" --yardstick spans --spans "$gold/spans" --partial "$gold/partial.txt" \
  "$gold/ocr" "$gold/truth" "$work/truth-lost")
echo "time $ours ms, the other program $theirs ms"
if [ "$ours" -gt "$theirs" ]; then
  echo "FAIL slower than the other program"
  failed=1
fi
exit $failed
