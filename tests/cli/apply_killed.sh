#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-apply killed at random moments: every file is whole, old or new, and a second run ends as an undisturbed one
# would have, ledger included. CHAMRA_KILLS (5) and CHAMRA_KILL_FILES (60) say how often, and of how many files.
. "$(dirname "$0")/lib.sh"

kills=${CHAMRA_KILLS:-5}
files=${CHAMRA_KILL_FILES:-60}

# old/, its corrections c.jsonl, whole/ as an undisturbed run leaves it, and how long that took
prepare() {
  python3 - "$files" <<'PY'
import hashlib, json, os, sys
rows = [{"schema": "chamra.corrections/1", "tool": "t", "fingerprint": "F"}]
for n in range(int(sys.argv[1])):
    name = f"ch{n % 7}/p{n:04}.txt"
    page = "".join(f"page {n} line {k} is {'good' if k % 9 else 'wrnog'}\n" for k in range(40 + n % 50)).encode()
    os.makedirs(os.path.dirname("old/" + name), exist_ok=True)
    open("old/" + name, "wb").write(page)
    at = page.find(b"wrnog")
    while at >= 0:
        rows.append({"id": "", "file": name, "begin": at, "end": at + 5, "line": 1, "column": 1, "before": "wrnog",
                     "after": "wrong indeed", "confidence": 0.95, "reason": "misspelling", "candidates": [],
                     "status": "proposed"})
        at = page.find(b"wrnog", at + 5)
    rows.append({"file": name, "bytes": len(page), "sha256": hashlib.sha256(page).hexdigest()})
with open("c.jsonl", "w") as out:
    out.writelines(json.dumps(row) + "\n" for row in rows)
PY
  cp -r old whole
  local start
  start=$(date +%s%N)
  chamra-apply -q c.jsonl whole --in-place
  took=$(($(date +%s%N) - start))
  cp -r whole undone
  chamra-apply -q --undo undone/chamra-ledger.jsonl
  diff -r -x chamra-ledger.jsonl old undone || fail 'undoing does not lead back'
}

# killed_after NANOSECONDS COMMAND...
killed_after() {
  local delay=$1
  shift
  "$@" &
  sleep "$((delay / 1000000000)).$(printf %09d $((delay % 1000000000)))"
  kill -KILL $! 2>/dev/null || true
  local found=0
  wait $! 2>/dev/null || found=$?
  case $found in
    0) finished=$((finished + 1)) ;;
    137) ;; # killed
    *) fail "exit status $found: $*" ;;
  esac
}

random_delay() { echo $(((RANDOM * 32768 + RANDOM) % 1000 * (took + took / 10) / 1000)); }

sums_of() { (cd "$1" && find . -name '*.txt' -exec sha256sum {} +) | sort; }

# within FILE FILE: every line of the first is one of the second
within() {
  local found=0
  grep -vxFf "$2" "$1" || found=$?
  [ $found = 1 ]
}

# Each file of $1 is that of one of the other two trees, and none is missing.
all_whole() {
  sums_of "$2" >sums.old
  sums_of "$3" >sums.new
  sums_of "$1" >sums
  [ "$(wc -l <sums)" = "$files" ] || fail "a file of $1 is missing"
  sort -u sums.old sums.new >sums.known
  within sums sums.known || fail "a file of $1 is neither old nor new"
}

test_killed_apply_and_undo() {
  finished=0
  prepare
  for kill in $(seq "$kills"); do
    rm -rf tree
    cp -r old tree
    killed_after "$(random_delay)" chamra-apply -q c.jsonl tree --in-place
    all_whole tree old whole
    status 0 chamra-apply -q c.jsonl tree --in-place
    diff -r whole tree || fail 'not what an undisturbed run leaves'
    killed_after "$(random_delay)" chamra-apply -q --undo tree/chamra-ledger.jsonl
    all_whole tree old whole
    status 0 chamra-apply -q --undo tree/chamra-ledger.jsonl
    diff -r undone tree || fail 'undo: not what an undisturbed run leaves'
    [ -z "$(find . -name '*.tmp*')" ] || fail 'a temporary file was left'
  done
  echo "note: of $((2 * kills)) kills, $finished came after the end ($files files, $((took / 1000000)) ms undisturbed)"
}

test_killed_into_a_folder() {
  finished=0
  prepare
  rm -rf whole
  chamra-apply -q c.jsonl old -o whole
  sums_of whole >sums.whole
  [ "$(wc -l <sums.whole)" = "$files" ] || fail 'a file is missing'
  for kill in $(seq "$kills"); do
    rm -rf tree
    killed_after "$(random_delay)" chamra-apply -q c.jsonl old -o tree
    if [ -e tree ]; then
      sums_of tree >sums
      within sums sums.whole || fail 'half a file'
    fi
    status 0 chamra-apply -q c.jsonl old -o tree
    diff -r whole tree || fail 'not what an undisturbed run leaves'
  done
  echo "note: of $kills kills, $finished came after the end"
}

# What a kill between the two last steps leaves: the ledger has heard of a page that kept its old bytes.
test_ledger_ahead_of_the_page() {
  prepare
  for name in $(cd old && find . -name '*.txt' | head -3); do
    rm -rf tree
    cp -r whole tree
    cp "old/$name" "tree/$name"
    status 0 chamra-apply -q --undo tree/chamra-ledger.jsonl
    diff -r -x chamra-ledger.jsonl old tree || fail 'undo of what never came to pass'
    rm -rf tree
    cp -r whole tree
    cp "old/$name" "tree/$name"
    status 0 chamra-apply -q c.jsonl tree --in-place
    diff -r whole tree || fail 'not what an undisturbed run leaves'
  done
}

# A kill while the ledger is written: any torn end is cut off by the next run.
test_torn_ledger() {
  prepare
  size=$(stat -c %s whole/chamra-ledger.jsonl)
  for k in $(seq 20); do
    rm -rf tree
    cp -r old tree
    at=$((RANDOM * 32768 % size + RANDOM % 1000))
    head -c $at whole/chamra-ledger.jsonl >tree/chamra-ledger.jsonl
    # Pages whose events are whole, line end included, have their new bytes.
    for name in $(head -n "$(wc -l <tree/chamra-ledger.jsonl)" tree/chamra-ledger.jsonl | grep -a '"new_sha256"' |
      sed 's/{"file":"\([^"]*\)".*/\1/'); do
      cp "whole/$name" "tree/$name"
    done
    status 0 chamra-apply -q c.jsonl tree --in-place
    diff -r whole tree || fail "not what an undisturbed run leaves after a ledger torn at $at"
  done
}

run_tests "$1"
