#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Files: what is written where, with which mode, and what is never written over.
. "$(dirname "$0")/lib.sh"
SAMPLE=$(realpath "$(dirname "$0")/../../samples/ocr/p001.txt")

test_mirror_keeps_names_and_modes() {
  mkdir -p 'pages/ch 1'
  echo "$GARBLED" >'pages/ch 1/a b.txt'
  chmod 640 'pages/ch 1/a b.txt'
  echo x >pages/notes.md
  chamra-fix -q -o out/deep pages
  [ "$(stat -c %a 'out/deep/ch 1/a b.txt')" = 640 ] || fail 'mode not kept'
  [ "$(cat 'out/deep/ch 1/a b.txt')" = "$MENDED" ] || fail 'not mended'
  [ ! -e out/deep/notes.md ] || fail 'copied what was not selected'
}

test_in_place_keeps_mode_and_links() {
  echo "$GARBLED" >real.txt
  chmod 604 real.txt
  ln -s real.txt link.txt
  chamra-fix -q --in-place link.txt
  [ -L link.txt ] || fail 'the link was replaced'
  [ "$(cat real.txt)" = "$MENDED" ] || fail 'not mended'
  [ "$(stat -c %a real.txt)" = 604 ] || fail 'mode not kept'
  [ "$(ls -A)" = "$(printf 'chamra-ledger.jsonl\nlink.txt\nreal.txt')" ] || fail "left behind: $(ls)"
}

# What is undone later must lie in the folder, too.
test_in_place_leaves_what_lies_elsewhere() {
  mkdir pages
  echo "$GARBLED" | tee real.txt >pages/a.txt
  ln -s ../real.txt pages/link.txt
  status 2 chamra-fix -q --in-place pages
  told 'leads out of'
  [ "$(cat real.txt)" = "$GARBLED" ]
  [ "$(cat pages/a.txt)" = "$MENDED" ]
}

test_converted_pages_are_not_converted_again() {
  mkdir pages
  echo "$MENDED ภาษาไทย" | iconv -f UTF-8 -t CP874 >pages/a.txt
  status 0 chamra-fix -q --encoding windows-874 --in-place pages
  cp pages/a.txt once
  status 2 chamra-fix -q --encoding windows-874 --in-place pages
  told 'is UTF-8 already'
  same once pages/a.txt
}

test_bytes_that_no_encoding_has_are_not_lost_in_place() {
  mkdir pages
  { echo "$MENDED" | iconv -f UTF-8 -t UTF-16LE && printf x; } >pages/a.txt
  cp pages/a.txt before
  status 2 chamra-fix -q --encoding UTF-16LE --in-place pages
  told 'would be lost'
  same before pages/a.txt
}

test_files_do_not_take_the_place_of_closed_streams() {
  echo "$GARBLED" >page.txt
  status 2 chamra-fix -q --corrections done.jsonl page.txt >&-
  absent "$MENDED" done.jsonl
}

test_no_two_outputs_of_one_name() {
  mkdir pages
  echo "$GARBLED" >pages/a.txt
  status 2 chamra-fix -q --ledger out/a.txt -o out pages
  told 'another output'
  status 2 chamra-fix -q --corrections out/a.txt -o out pages
  told 'another output'
  [ ! -e out/a.txt ]
}

# Nor are the files that a run reads or writes besides.
test_no_output_takes_the_place_of_another_file() {
  echo "$GARBLED" >page.txt
  status 2 chamra-fix -q --corrections both page.txt >both
  told 'another output'
  status 2 chamra-fix -q --in-place --ledger page.txt page.txt
  told 'or of a page'
  printf 'กำลัง\n' >own.txt
  status 2 chamra-detect -q --lexicon own.txt -o own.txt page.txt
  told 'choose another output'
  [ "$(cat own.txt page.txt)" = "$(printf 'กำลัง\n%s' "$GARBLED")" ] || fail 'something was lost'
}

test_what_is_read_from_standard_input_is_not_written_over() {
  echo "$GARBLED" >page.txt
  status 2 chamra-suggest -q -o page.txt <page.txt
  status 2 chamra-fix -q --corrections page.txt <page.txt
  status 2 chamra-fix -q <page.txt >>page.txt
  told 'both input and output'
  [ "$(cat page.txt)" = "$GARBLED" ] || fail 'the page was lost'
}

test_what_is_saved_while_a_page_is_mended_is_not_lost() {
  for k in $(seq 300); do cat "$(dirname "$SAMPLE")"/*.txt; done >page.txt
  chamra-fix -q --no-adapt -j1 --in-place page.txt 2>err &
  local job=$!
  for k in $(seq 200); do [ -e .chamra-*.tmp ] && break; sleep 0.02; done
  kill -STOP $job
  echo mine >page.txt
  kill -CONT $job
  local found=0
  wait $job || found=$?
  [ $found = 2 ] || fail "exit status $found"
  told 'was changed while it was read'
  [ "$(cat page.txt)" = mine ] || fail 'what a person saved was lost'
}

test_a_link_is_written_through() {
  echo "$GARBLED" >page.txt
  echo old >list.jsonl
  ln -s list.jsonl link.jsonl
  status 0 chamra-suggest -q -o link.jsonl page.txt
  [ -L link.jsonl ] || fail 'the link was replaced'
  grep -q '"reason"' list.jsonl || fail 'not written'
  ln -s /proc/self/fd/1 out
  status 0 chamra-suggest -q -o out page.txt >shown.jsonl
  same list.jsonl shown.jsonl
  status 0 chamra-suggest -q -o - page.txt >dash.jsonl
  same list.jsonl dash.jsonl
  [ ! -e ./- ] || fail 'a file of that name was made'
}

test_no_link_leads_out_of_a_folder() {
  mkdir -p pages/sub out elsewhere
  echo "$GARBLED" | tee pages/a.txt >pages/sub/b.txt
  ln -s ../elsewhere out/sub
  status 2 chamra-fix -q -o out pages
  told 'leads out of out by a link'
  [ -z "$(ls elsewhere)" ] || fail 'written elsewhere'
  : >victim
  ln -s ../victim pages/chamra-ledger.jsonl
  status 2 chamra-fix -q --in-place pages
  told 'is a link'
  [ ! -s victim ] || fail 'the ledger was written elsewhere'
}

# A slip of the pen must not cost what an earlier run wrote down.
test_lists_stay_where_there_is_nothing_to_list() {
  echo "$GARBLED" >page.txt
  status 0 chamra-suggest -q -o list.jsonl page.txt
  cp list.jsonl before
  status 2 chamra-suggest -q -o list.jsonl pgae.txt
  status 2 chamra-fix -q --corrections list.jsonl -o out pgae.txt
  mkdir empty
  status 2 chamra-review -o list.jsonl empty page.txt
  same before list.jsonl
}

test_an_output_folder_that_is_not_there_yet_may_not_lie_among_the_pages_either() {
  mkdir pages
  echo "$GARBLED" >pages/a.txt
  cd pages
  status 2 chamra-fix -q -o mended .
  told 'lies in the input folder'
}

test_in_place_folder() {
  mkdir -p pages/sub
  echo "$GARBLED" | tee pages/a.txt >pages/sub/b.txt
  chamra-fix -q --in-place --corrections done.jsonl pages
  [ "$(cat pages/a.txt pages/sub/b.txt | sort -u)" = "$MENDED" ] || fail 'not mended'
  [ "$(grep -c '"status":"applied"' done.jsonl)" = 2 ] || fail 'record is wrong'
  status 2 chamra-fix -q --in-place --corrections done.jsonl pages
  told 'holds the record of an earlier run'
}

test_outputs_never_overwrite_inputs() {
  mkdir a b
  echo one >a/p.txt
  ln a/p.txt b/p.txt
  status 2 chamra-fix -o b a
  told 'would be written over'
  [ "$(cat a/p.txt)" = one ] || fail 'overwritten'
}

test_second_page_of_the_same_name() {
  mkdir a b
  echo one >a/p.txt
  echo two >b/p.txt
  status 2 chamra-fix -q -o out a/p.txt b/p.txt
  told 'a second page for p.txt'
  [ "$(cat out/p.txt)" = one ] || fail 'the second page took the place of the first'
  status 0 chamra-fix -q -o both a b
  [ "$(cat both/a/p.txt both/b/p.txt)" = "$(printf 'one\ntwo')" ] || fail 'folders were mixed up'
}

test_several_inputs_are_concatenated() {
  printf 'one' >a.txt
  printf 'two\n' >b.txt
  printf 'middle' | chamra-fix -q a.txt - b.txt >out
  [ "$(cat out)" = onemiddletwo ] || fail "$(cat out)"
}

# The record tells how to get from the old bytes to the new ones.
test_record_accounts_for_every_change() {
  for k in 1 2 3; do printf '\xef\xbb\xbf%s \xff line\r\n' "$GARBLED"; done >p.txt
  chamra-fix -q --corrections done.jsonl -o out p.txt
  python3 - <<'PY' || fail 'the record does not explain the output'
import json
page = open("p.txt", "rb").read()
rows = [json.loads(line) for line in open("done.jsonl", encoding="utf-8")][1:]
assert rows[-1]["bytes"] == len(page), rows[-1]
out, at = b"", 0
for row in rows[:-1]:
    before = bytes.fromhex(row["before_hex"]) if "before_hex" in row else row["before"].encode()
    assert page[row["begin"]:row["end"]] == before, row
    if row["status"] == "applied":
        out += page[at:row["begin"]] + row["after"].encode()
        at = row["end"]
assert out + page[at:] == open("out/p.txt", "rb").read()
PY
}

test_list_file_takes_its_name_when_whole() {
  echo "$GARBLED" >p.txt
  echo old >list
  status 2 bash -c 'ulimit -f 0; exec chamra-suggest -o list p.txt'
  [ "$(cat list)" = old ] || fail 'half a list took the place of the old one'
  chamra-suggest -o list p.txt
  grep -q '"schema"' list || fail 'no list'
}

test_version_and_corrections_tell_the_same_fingerprint() {
  print=$(chamra-fix --version | sed -n 's/^fingerprint //p')
  [ -n "$print" ] || fail 'no fingerprint'
  chamra-suggest </dev/null >list
  grep -qF "\"fingerprint\":\"$print\"" list || fail 'another fingerprint'
}

run_tests "$1"
