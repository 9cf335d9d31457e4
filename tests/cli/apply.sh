#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-apply: corrections into files and out again, and what is never touched. Needs no tables.
. "$(dirname "$0")/lib.sh"

header() { echo '{"schema":"chamra.corrections/1","tool":"t","fingerprint":"F"}'; }

# row FILE BEGIN BEFORE AFTER [CONFIDENCE [STATUS]]: ASCII texts
row() {
  printf '{"id":"","file":"%s","begin":%d,"end":%d,"line":1,"column":1,"before":"%s","after":"%s",' \
    "$1" "$2" $(($2 + ${#3})) "$3" "$4"
  printf '"confidence":%s,"reason":"misspelling","candidates":[],"status":"%s"}\n' "${5:-1}" "${6:-proposed}"
}

# end FILE [NAME]: the closing line for FILE as it lies there
end() {
  printf '{"file":"%s","bytes":%d,"sha256":"%s"}\n' "${2:-$1}" "$(stat -c %s "$1")" "$(sha256sum <"$1" | cut -d' ' -f1)"
}

# pages/a.txt and pages/z.txt, and corrections for both in c.jsonl
two_pages() {
  mkdir pages
  printf 'one two three four' | tee pages/a.txt >pages/z.txt
  (header && row a.txt 4 two TWO && row a.txt 14 four 4 0.5 && end pages/a.txt a.txt &&
    row z.txt 4 two TWO && end pages/z.txt z.txt) >c.jsonl
}

holds() { [ "$(cat "$1")" = "$2" ] || fail "$1 holds $(cat "$1"), expected $2"; }

id_of() { grep -m1 "\"before\":\"$1\"" "$2" | sed 's/.*"id":"\([^"]*\)".*/\1/'; }

test_output_in_place_and_stream() {
  two_pages
  status 0 chamra-apply c.jsonl pages -o out
  told '2 files: 2 changed, 1 proposed'
  holds out/a.txt 'one TWO three four'
  holds pages/a.txt 'one two three four'
  [ "$(chamra-apply -q c.jsonl pages)" = 'one TWO three fourone TWO three four' ] || fail 'stream'
  [ "$(chamra-apply -q - pages <c.jsonl)" = 'one TWO three fourone TWO three four' ] || fail 'standard input'
  (cd pages && chamra-apply -q ../c.jsonl --in-place)
  holds pages/a.txt 'one TWO three four'
  [ "$(ls pages)" = "$(printf 'a.txt\nchamra-ledger.jsonl\nz.txt')" ] || fail "left behind: $(ls -A pages)"
}

test_status_and_threshold() {
  two_pages
  (header && row a.txt 0 one 1 1 rejected && row a.txt 4 two 2 0.1 accepted && row a.txt 8 three 3 1 applied &&
    row a.txt 14 four 4 0.5) >c.jsonl
  status 0 chamra-apply -q c.jsonl pages -o out1
  holds out1/a.txt 'one 2 three four'
  status 0 chamra-apply -q c.jsonl pages -o out2 --min-confidence 0.5
  holds out2/a.txt 'one 2 three 4'
  status 0 chamra-apply -q c.jsonl pages -o out3 --min-confidence 0 --only accepted
  holds out3/a.txt 'one 2 three four'
  status 0 chamra-apply -q c.jsonl pages -o out4 --reason name --reason sara-am
  holds out4/a.txt 'one two three four'
}

test_decisions_behind_proposals_win() {
  two_pages
  (cat c.jsonl && header && row a.txt 4 two TWO 1 rejected && row a.txt 14 four IV 0.5 accepted) >all.jsonl
  status 0 chamra-apply -q all.jsonl pages -o out
  holds out/a.txt 'one two three IV'
  holds out/z.txt 'one TWO three four'
}

test_changed_file_is_refused_and_the_rest_done() {
  two_pages
  echo else >pages/a.txt
  status 2 chamra-apply c.jsonl pages --in-place
  told 'pages/a.txt: is not the file that the corrections were made for'
  holds pages/a.txt else
  holds pages/z.txt 'one TWO three four'
}

test_other_bytes_at_a_span_are_refused() {
  two_pages
  (header && row a.txt 4 tow TWO && row z.txt 4 two TWO) >c.jsonl
  status 2 chamra-apply c.jsonl pages --in-place
  told 'expects other bytes at byte 4'
  holds pages/a.txt 'one two three four'
  holds pages/z.txt 'one TWO three four'
}

test_overlaps_follow_the_rule() {
  two_pages
  (header && row a.txt 4 two 2 0.95 && row a.txt 4 'two three' 23 0.99 && row a.txt 8 'three f' 3F 0.1 accepted) >c.jsonl
  status 0 chamra-apply c.jsonl pages -o out
  holds out/a.txt 'one 2 3Four'
  told 'gives way to correction'
  (header && row a.txt 4 two 2 0.95 accepted && row a.txt 4 'two t' 23 0.99 accepted) >c.jsonl
  status 2 chamra-apply c.jsonl pages -o out2
  told 'not applied although accepted'
}

test_unsafe_names_are_refused() {
  two_pages
  echo secret >secret.txt
  ln -s ../secret.txt pages/link.txt
  cp secret.txt pages/chamra-ledger.jsonl
  for name in ../secret.txt sub/../../secret.txt "$PWD/secret.txt" link.txt chamra-ledger.jsonl - .chamra-state.jsonl; do
    (header && row "$name" 0 secret PUBLIC && row z.txt 4 two TWO) >c.jsonl
    status 2 chamra-apply c.jsonl pages -o out
    told "$name: "
    told 'refused: only files below pages are touched'
    [ "$(find out -type f | sort)" = "$(printf 'out/chamra-ledger.jsonl\nout/z.txt')" ] || fail "$name: $(find out)"
    holds out/z.txt 'one TWO three four'
    holds secret.txt secret
    rm -r out
  done
  rm pages/chamra-ledger.jsonl
  (header && row link.txt 0 secret PUBLIC) >c.jsonl
  status 2 chamra-apply c.jsonl pages --in-place
  told 'link.txt: is a link that leads out of the folder'
  holds secret.txt secret
  mkdir out && ln -s .. out/sub && mkdir pages/sub && echo secret >pages/sub/secret.txt
  (header && row sub/secret.txt 0 secret PUBLIC) >c.jsonl
  status 2 chamra-apply c.jsonl pages -o out
  told 'would be written through a link that leads out of the folder'
  holds secret.txt secret
}

test_links_inside_the_tree_and_modes() {
  two_pages
  chmod 640 pages/a.txt
  ln -s a.txt pages/link.txt
  (header && row link.txt 4 two TWO) >c.jsonl
  chamra-apply -q c.jsonl pages --in-place
  [ -L pages/link.txt ] || fail 'the link was replaced'
  holds pages/a.txt 'one TWO three four'
  [ "$(stat -c %a pages/a.txt)" = 640 ] || fail 'mode not kept'
}

test_line_breaks_are_kept() {
  two_pages
  (header && row a.txt 4 two 't\no' && row a.txt 0 one 1) >c.jsonl
  status 0 chamra-apply c.jsonl pages --in-place
  told 'would add or remove a line break; stays proposed'
  holds pages/a.txt '1 two three four'
}

test_apply_and_undo() {
  two_pages
  cp -r pages before
  chamra-apply -q c.jsonl pages --in-place
  chamra-apply -q c.jsonl pages --in-place --min-confidence 0.5
  holds pages/a.txt 'one TWO three 4'
  ledger=pages/chamra-ledger.jsonl
  status 0 chamra-apply --undo $ledger --id "$(id_of two $ledger)"
  told '1 correction undone'
  holds pages/a.txt 'one two three 4'
  holds pages/z.txt 'one TWO three four'
  status 0 chamra-apply --undo $ledger --id "$(id_of two $ledger)"
  told 'is not in force'
  status 2 chamra-apply --undo $ledger --id 0123
  told 'has no correction 0123'
  status 0 chamra-apply c.jsonl pages --in-place
  told '1 correction was applied before'
  holds pages/a.txt 'one TWO three 4'
  status 0 chamra-apply --undo $ledger
  told '2 files: 3 corrections undone'
  diff -r -x chamra-ledger.jsonl pages before || fail 'not as before'
  cp $ledger ledger
  status 0 chamra-apply --undo $ledger
  told 'nothing to undo'
  same $ledger ledger
}

test_undo_below_a_later_correction() {
  mkdir pages
  echo 'one two' >pages/a.txt
  (header && row a.txt 4 two TWO && end pages/a.txt a.txt) | chamra-apply -q - pages --in-place
  first=$(id_of two pages/chamra-ledger.jsonl)
  (header && row a.txt 5 WO wo && end pages/a.txt a.txt) | chamra-apply -q - pages --in-place
  status 2 chamra-apply --undo pages/chamra-ledger.jsonl --id "$first"
  told "correction $first was changed by a later one; undo that too"
  holds pages/a.txt 'one Two'
  status 0 chamra-apply --undo pages/chamra-ledger.jsonl
  holds pages/a.txt 'one two'
}

test_undo_of_a_changed_file_is_refused() {
  two_pages
  chamra-apply -q c.jsonl pages --in-place
  echo else >pages/a.txt
  status 2 chamra-apply --undo pages/chamra-ledger.jsonl
  told 'pages/a.txt: was changed since'
  holds pages/a.txt else
  holds pages/z.txt 'one two three four'
}

test_ledger_elsewhere() {
  two_pages
  cp -r pages before
  chamra-apply -q c.jsonl pages --in-place --ledger book.jsonl
  holds pages/a.txt 'one TWO three four'
  status 0 chamra-apply -q --undo book.jsonl pages
  diff -r pages before || fail 'not as before'
}

test_output_is_built_upon_and_never_written_over() {
  two_pages
  chamra-apply -q c.jsonl pages -o out
  status 0 chamra-apply c.jsonl pages -o out --min-confidence 0.5
  told '2 corrections were applied before'
  holds out/a.txt 'one TWO three 4'
  echo mine >out/z.txt
  status 2 chamra-apply c.jsonl pages -o out
  told 'out/z.txt: is there already, and the ledger does not know it'
  holds out/z.txt mine
  echo another >pages/a.txt
  status 2 chamra-apply c.jsonl pages -o out
  holds out/a.txt 'one TWO three 4'
}

test_output_folder_of_the_pages() {
  two_pages
  status 2 chamra-apply c.jsonl pages -o pages/.
  told 'is the folder of the pages'
  cp pages/a.txt before
  status 2 chamra-apply c.jsonl pages >>pages/a.txt
  told 'both input and output'
  same before pages/a.txt
}

# A book goes in, the program mends it, a person accepts one more place of the first listing.
test_fix_then_accept_then_undo() {
  mkdir pages
  printf '%s one two\n' "$GARBLED" >pages/a.txt
  cp -r pages before
  chamra-fix -q --in-place --corrections done.jsonl pages
  [ "$(cat pages/a.txt)" = "$MENDED one two" ] || fail "not mended: $(cat pages/a.txt)"
  at=$(grep -bo one before/a.txt | cut -d: -f1)
  (cat done.jsonl && header && row a.txt "$at" one ONE 0 accepted) >decisions.jsonl
  status 0 chamra-apply -q decisions.jsonl pages --in-place --only accepted
  [ "$(cat pages/a.txt)" = "$MENDED ONE two" ] || fail "not accepted: $(cat pages/a.txt)"
  status 0 chamra-apply -q --undo pages/chamra-ledger.jsonl --id "$(grep -m1 '"status":"applied"' done.jsonl | sed 's/.*"id":"\([^"]*\)".*/\1/')"
  [ "$(cat pages/a.txt)" = "$GARBLED ONE two" ] || fail "wrong one undone: $(cat pages/a.txt)"
  status 0 chamra-apply -q --undo pages/chamra-ledger.jsonl
  diff -r -x chamra-ledger.jsonl pages before || fail 'not as before'
}

test_fix_into_a_folder_then_undo() {
  mkdir -p pages/sub
  echo "$GARBLED" | tee pages/a.txt >pages/sub/b.txt
  chamra-fix -q -o out pages
  cp out/chamra-ledger.jsonl ledger
  chamra-fix -q -o out pages
  same out/chamra-ledger.jsonl ledger
  status 0 chamra-apply -q --undo out/chamra-ledger.jsonl
  diff -r -x '*.jsonl' out pages || fail 'not as before'
  for k in 1 2; do chamra-fix -q --in-place --ledger book.jsonl pages/a.txt pages/sub; done
  [ "$(cat pages/a.txt pages/sub/b.txt | sort -u)" = "$MENDED" ] || fail 'not mended'
  status 0 chamra-apply -q --undo book.jsonl pages
  diff -r -x '*.jsonl' out pages || fail 'in place: not as before'
}

test_two_runs_at_once() {
  two_pages
  mkfifo slow
  chamra-apply -q slow pages --in-place &
  local job=$!
  exec 9>slow
  sleep 0.3
  for tool in 'chamra-apply c.jsonl pages --in-place' 'chamra-apply c.jsonl pages -o pages' \
    'chamra-apply --undo book.jsonl pages' 'chamra-fix --in-place pages'; do
    header >book.jsonl
    status 2 $tool
    told 'pages: another run is writing there; wait until it has ended'
  done
  cat c.jsonl >&9
  exec 9>&-
  wait $job
  holds pages/a.txt 'one TWO three four'
}

test_bad_corrections_apply_nothing() {
  two_pages
  for bad in 'not json' '{"file":"z.txt"}' '[1]'; do
    (cat c.jsonl && echo "$bad") >bad.jsonl
    status 2 chamra-apply bad.jsonl pages --in-place
    told 'bad.jsonl:7:'
    told 'nothing was applied'
  done
  : >bad.jsonl
  status 2 chamra-apply bad.jsonl pages --in-place
  told 'no header'
  status 2 chamra-apply missing.jsonl pages --in-place
  told 'missing.jsonl: not readable'
  holds pages/a.txt 'one two three four'
  [ ! -e pages/chamra-ledger.jsonl ] || fail 'a ledger of nothing'
}

test_damaged_ledger_is_refused() {
  two_pages
  echo precious >pages/chamra-ledger.jsonl
  status 2 chamra-apply c.jsonl pages --in-place
  told 'not a ledger'
  [ "$(cat pages/chamra-ledger.jsonl)" = precious ] || fail 'written over'
  holds pages/a.txt 'one two three four'
}

test_full_disk() {
  two_pages
  status 2 chamra-apply c.jsonl pages >/dev/full
  told 'standard output: not written (no space left on device)'
  status 2 chamra-apply c.jsonl pages --in-place --ledger /dev/full
  told '/dev/full: not written (no space left on device)'
  holds pages/a.txt 'one two three four'
  for _ in $(seq 20000); do echo 'a line'; done >>pages/a.txt
  (header && row a.txt 4 two TWO && end pages/a.txt a.txt && row z.txt 4 two TWO) >c.jsonl
  cp pages/a.txt before
  status 2 bash -c 'ulimit -f 100; exec chamra-apply c.jsonl pages --in-place'
  told 'a.txt: not written (file too large)'
  same pages/a.txt before
  holds pages/z.txt 'one TWO three four'
  absent '"file":"a.txt"' pages/chamra-ledger.jsonl || fail 'in the ledger though it was not done'
  [ -z "$(find . -name '*.tmp*')" ] || fail 'a temporary file was left'
}

test_one_line_of_fifty_megabytes() {
  mkdir pages
  head -c 50000000 /dev/zero | tr '\0' x >pages/a.txt
  cp pages/a.txt before
  (header && row a.txt 10 xx y && row a.txt 49999990 xxx z && end pages/a.txt a.txt) >c.jsonl
  limit_memory 100000
  status 0 chamra-apply -q c.jsonl pages --in-place
  [ "$(stat -c %s pages/a.txt)" = 49999997 ] || fail 'wrong size'
  status 0 chamra-apply -q --undo pages/chamra-ledger.jsonl
  same pages/a.txt before
}

# A verdict that comes too late must not look as if it had been carried out.
test_rejecting_what_was_applied_is_told() {
  two_pages
  status 0 chamra-apply -q c.jsonl pages --in-place
  sed 's/"status":"proposed"/"status":"rejected"/' c.jsonl >late.jsonl
  status 2 chamra-apply late.jsonl pages --in-place
  told '1 correction is rejected but was applied before'
  told '--undo LEDGER --id ID'
  holds pages/a.txt 'one TWO three four'
  status 0 chamra-apply -q --undo pages/chamra-ledger.jsonl
  status 0 chamra-apply -q late.jsonl pages --in-place
  holds pages/a.txt 'one two three four'
}

test_names_that_are_not_known_are_told_with_those_that_are() {
  two_pages
  sed 's/misspelling/mispelling/' c.jsonl >bad.jsonl
  status 2 chamra-apply bad.jsonl pages -o out
  told '"reason": expected one of encoding, illegal-sequence'
  sed 's/"status":"proposed"/"status":"acepted"/' c.jsonl >bad.jsonl
  status 2 chamra-apply bad.jsonl pages -o out
  told '"status": expected one of proposed, accepted, rejected, applied'
}

# Nor an insertion: the page must stay UTF-8.
test_letters_are_not_parted() {
  mkdir pages
  printf 'กข\xff' >pages/a.txt
  (header && row a.txt 1 '' Q 1 accepted) >c.jsonl
  status 2 chamra-apply c.jsonl pages -o out
  told 'would part a letter'
  (header && row a.txt 3 '' Q 1 accepted && row a.txt 7 '' R 1 accepted) >c.jsonl
  status 0 chamra-apply -q c.jsonl pages -o out2
  [ "$(xxd -p out2/a.txt)" = "$(printf 'กQข\xffR' | xxd -p)" ] || fail "$(xxd out2/a.txt)"
}

run_tests "$1"
