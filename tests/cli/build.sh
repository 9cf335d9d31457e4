#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-build with the tools around it: a table of confidences from corrections and their truth.
. "$(dirname "$0")/lib.sh"
samples=$(cd "$(dirname "$0")/../../samples" && pwd)
dictionaries=${CHAMRA_DICTIONARIES:?}

# tables FOLDER: the installed ones, to which more can be added
tables() {
  mkdir "$1"
  ln -s "$dictionaries"/*.chamra "$dictionaries/confusions" "$1"
}

test_confidence_is_learnt_and_used() {
  tables mine
  chamra-suggest -q --evidence --dictionaries mine -o corrections.jsonl "$samples/ocr"
  chamra-suggest -q --dictionaries mine "$samples/ocr" | sed 1d >before
  status 0 chamra-build confidence --set "$samples" corrections.jsonl -o mine/confidence.tsv
  told 'corrections are right, '
  told 'words left are wrong'
  # Whatever the installed table weighs, this one weighs too.
  cut -f1 "$dictionaries/confidence.tsv" | sort >installed
  cut -f1 mine/confidence.tsv | sort >learnt
  comm -23 installed learnt >missing
  [ -s installed ] || fail 'no table is installed'
  [ ! -s missing ] || fail "no weight of $(cat missing)"
  sed 1d mine/confidence.tsv | cut -f2 >weights
  [ "$(grep -cvE '^-?[0-9.]+(e[-+]?[0-9]+)?$' weights)" = 0 ] || fail 'weights that are no numbers'
  chamra-suggest -q --dictionaries mine -o weighed.jsonl "$samples/ocr"
  sed 1d weighed.jsonl >after
  differ before after || fail 'the table changes nothing'
  absent '"evidence"' weighed.jsonl || fail 'evidence that nobody asked for'
}

test_a_change_in_noise_is_told_from_one_in_clean_text() {
  clean=$(head -c 1500 "$samples/truth/p007.txt" | iconv -c -f utf-8 -t utf-8 | tr '\n' ' ')
  for k in 1 2 3; do printf '%s ตลาดน้่า\n\n' "$([ $k = 3 ] || echo "$clean")"; done >page.txt
  noise() { sed 's/ำ/่า/g'; }
  noise <page.txt >noisy.txt
  chamra-suggest -q --evidence --no-adapt page.txt >page.jsonl
  chamra-suggest -q --evidence --no-adapt noisy.txt >noisy.jsonl
  around() { grep -m1 '"sara-am"' "$1" | sed 's/.*"around":\(-*[0-9.]*\).*/\1/'; }
  local in_clean in_noise
  in_clean=$(around page.jsonl)
  in_noise=$(around noisy.jsonl)
  awk -v clean="$in_clean" -v noisy="$in_noise" 'BEGIN {exit !(clean < noisy - 0.5)}' ||
    fail "around: clean $in_clean, noisy $in_noise"
}

test_the_same_evidence_gives_the_same_table() {
  chamra-suggest -q --evidence -o corrections.jsonl "$samples/ocr"
  for table in once twice; do
    status 0 chamra-build confidence --set "$samples" corrections.jsonl -o $table.tsv
  done
  same once.tsv twice.tsv
}

test_words_left_are_suspected_once_there_is_a_table() {
  tables mine
  chamra-suggest -q --evidence --dictionaries mine -o corrections.jsonl "$samples/ocr"
  grep -q '"rival"' corrections.jsonl || fail 'no evidence of words that are left'
  chamra-suggest -q --dictionaries mine -o before.jsonl "$samples/ocr"
  chamra-build confidence --set "$samples" corrections.jsonl -o mine/confidence.tsv
  chamra-suggest -q --dictionaries mine -o after.jsonl "$samples/ocr"
  suspected() { grep '"before"' "$1" | grep -vc '"after"'; }
  [ "$(suspected after.jsonl)" -gt "$(suspected before.jsonl)" ] ||
    fail "$(suspected before.jsonl) suspicions before, $(suspected after.jsonl) after"
}

test_evidence_of_another_version_is_told() {
  chamra-suggest -q --evidence -o corrections.jsonl "$samples/ocr"
  sed 's/,"language-beside":[^,}]*//' corrections.jsonl >old.jsonl
  status 2 chamra-build confidence --set "$samples" old.jsonl -o table.tsv
  told 'old.jsonl: some evidence lacks figures'
  [ ! -e table.tsv ] || fail 'a table was made of it'
}

test_corrections_without_evidence_are_told() {
  chamra-suggest -q -o corrections.jsonl "$samples/ocr"
  status 2 chamra-build confidence --set "$samples" corrections.jsonl -o table.tsv
  told 'make them with chamra-suggest --evidence'
  [ ! -e table.tsv ] || fail 'a table of nothing'
}

test_no_input_is_written_over() {
  mkdir ocr truth
  echo 'ก้าลัง' >ocr/p.txt
  echo 'กำลัง' >truth/p.txt
  status 2 chamra-build confusions --pairs ocr truth -o truth/p.txt
  told 'both input and output'
  [ "$(cat truth/p.txt)" = 'กำลัง' ]
  printf 'กำลัง 5\n' >list.txt
  status 2 chamra-build words --counts list.txt -o words.tsv
  told 'list.txt:1: expected WORD<TAB>COUNT'
  printf 'word\tcount\nกำลัง\tinf\n' >words.tsv
  status 2 chamra-build compile --words words.tsv -o out.chamra
  told 'words.tsv:2'
}

test_a_damaged_table_is_told() {
  tables mine
  printf 'feature\tweight\nluck\t1\n' >mine/confidence.tsv
  status 2 chamra-suggest --dictionaries mine "$samples/ocr"
  told 'mine/confidence.tsv:'
  told 'weighs "luck"'
}

test_a_page_that_is_not_its_truth_costs_little_memory() {
  mkdir ocr truth
  for _ in $(seq 3000); do printf 'กขคฆง'; done >ocr/p.txt
  for _ in $(seq 3000); do printf 'ຜຝພຟມ'; done >truth/p.txt
  (limit_memory 1000000; status 2 chamra-build confusions --pairs ocr truth -o table.tsv)
  told 'no page with its truth'
}

run_tests "$1"
