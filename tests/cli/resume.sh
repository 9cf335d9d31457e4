#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# A batch may be killed at any moment: nothing is lost, and a second run ends as an undisturbed one would have.
. "$(dirname "$0")/lib.sh"
SAMPLES=$(realpath "$(dirname "$0")/../../samples")

make_pages() {
  mkdir -p pages/ch1 pages/ch2
  for k in $(seq 100 160); do
    for l in $(seq 60); do printf '%s line %s of page %s\n' "$GARBLED" "$l" "$k"; done >pages/ch$((k % 2 + 1))/p$k.txt
  done
}

fix() { chamra-fix "$@" --quiet --corrections "$out.jsonl" -o "$out" pages; }

# The order of its own state lines tells what was done again; all else, the ledger too, must be the same.
same_trees() { diff -rq -x .chamra-state.jsonl "${@:3}" "$1" "$2" || fail 'pages differ'; }

test_killed_batch_goes_on() {
  make_pages
  out=whole
  fix
  local delay found
  for delay in 0.01 0.03 0.08 0.2; do
    out=killed$delay
    chamra-fix -j2 -q --corrections "$out.jsonl" -o "$out" pages &
    sleep $delay
    kill -KILL $! 2>/dev/null || true
    found=0
    wait $! 2>/dev/null || found=$?
    [ $found = 0 ] || [ $found = 137 ] || fail "exit status $found"
    fix --resume
    same_trees whole "$out"
    same <(sort -u whole/.chamra-state.jsonl) <(sort -u "$out/.chamra-state.jsonl")
    same whole.jsonl "$out.jsonl"
    [ -z "$(find . -name '*.tmp*')" ] || fail 'a temporary file was left'
  done
}

# The same at every step of a page, not only where the clock happens to strike: the files of an undisturbed run are
# put back to what a kill would have left.
test_state_after_each_step() {
  make_pages
  out=whole
  fix
  out=torn
  fix
  head -c 1000 whole/.chamra-state.jsonl >torn/.chamra-state.jsonl # a torn line
  rm torn.jsonl                                                     # the record never got its name
  local page
  for page in torn/*/*.txt; do # what comes behind was not written yet
    grep -qF "\"${page#torn/}\"" torn/.chamra-state.jsonl || rm "$page"
  done
  fix --resume
  same_trees whole torn
  same whole.jsonl torn.jsonl
}

test_finished_pages_are_skipped() {
  make_pages
  out=whole
  fix
  touch -d 2001-01-01 whole/ch1/p100.txt
  status 0 chamra-fix --resume --corrections whole.jsonl -o whole pages
  told '61 of 61 files were finished before'
  [ "$(stat -c %Y whole/ch1/p100.txt)" = "$(date -d 2001-01-01 +%s)" ] || fail 'a finished page was written again'
}

test_changed_pages_are_done_again() {
  make_pages
  out=whole
  fix --no-adapt
  echo "$GARBLED" >pages/ch1/p100.txt
  echo mine >whole/ch2/p101.txt
  rm whole/ch1/p102.txt
  status 0 chamra-fix --resume --no-adapt --corrections whole.jsonl -o whole pages
  told '59 of 61 files were finished before'
  told 'whole/ch2/p101.txt: changed since it was written; left as it is'
  [ "$(cat whole/ch2/p101.txt)" = mine ] || fail 'what a person wrote was lost'
  rm whole/ch2/p101.txt
  status 0 chamra-fix --resume --no-adapt --corrections whole.jsonl -o whole pages
  told '60 of 61 files were finished before'
  out=again
  fix --no-adapt
  same_trees whole again -x chamra-ledger.jsonl # of whole, the changed page comes last once more
  same whole.jsonl again.jsonl
  status 0 chamra-apply -q --undo whole/chamra-ledger.jsonl
  diff -r -x '*.jsonl' whole pages || fail 'undoing does not lead back'
}

# What is steady in the pages is knowledge too: when a page changes, all are mended by what they teach now.
test_changed_pages_teach_anew() {
  make_pages
  out=whole
  fix
  cp "$SAMPLES/truth/p001.txt" pages/ch1/p100.txt
  status 0 chamra-fix -q --resume --corrections whole.jsonl -o whole pages
  out=again
  fix
  same_trees whole again -x chamra-ledger.jsonl
}

test_other_options_do_not_count() {
  make_pages
  out=whole
  fix
  status 0 chamra-fix --resume --no-encoding -o whole pages
  absent 'finished before' err || fail 'skipped what was made with other options'
  cmp whole/ch1/p100.txt pages/ch1/p100.txt || fail 'not done again'
}

test_without_resume_all_is_done_again() {
  make_pages
  out=whole
  fix
  touch -d 2001-01-01 whole/ch1/p100.txt
  fix
  [ "$(stat -c %Y whole/ch1/p100.txt)" != "$(date -d 2001-01-01 +%s)" ] || fail 'not done again'
}

# With other options too, and what lay there before the first run.
test_what_people_wrote_is_never_written_over() {
  make_pages
  mkdir -p whole/ch1
  echo truth >whole/ch1/p102.txt
  out=whole
  status 2 chamra-fix -q --no-adapt -o whole pages
  told 'whole/ch1/p102.txt: is there already, and no page that chamra-fix wrote'
  cmp -s whole/ch1/p104.txt pages/ch1/p104.txt && fail 'the others were not mended'
  echo mine >>whole/ch1/p100.txt
  cp -r whole before
  status 2 chamra-fix -q --no-adapt --no-encoding -o whole pages
  told 'whole/ch1/p100.txt: changed since chamra-fix wrote it'
  status 2 chamra-fix --no-adapt --resume --min-confidence .9 -o whole pages
  told 'whole/ch1/p100.txt: changed since it was written; left as it is'
  same before/ch1/p100.txt whole/ch1/p100.txt
  same before/ch1/p102.txt whole/ch1/p102.txt
}

test_names_that_are_not_utf8_are_known_again() {
  mkdir pages
  echo "$GARBLED" >"pages/$(printf 'p\xe9.txt')"
  status 0 chamra-fix -q -o whole pages
  status 0 chamra-fix --resume -o whole pages
  told '1 of 1 files were finished before'
  status 0 chamra-fix -q --no-encoding -o whole pages
}

test_two_runs_into_one_folder() {
  mkdir pages
  mkfifo pages/slow
  chamra-fix -q -o out pages/slow &
  local job=$!
  exec 9>pages/slow
  sleep 0.3
  echo x >p.txt
  status 2 chamra-fix -o out p.txt
  told 'another run is writing there'
  exec 9>&-
  wait $job
}

run_tests "$1"
