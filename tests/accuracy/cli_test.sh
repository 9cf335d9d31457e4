#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-evaluate as the shell sees it: exit statuses, messages, where the report goes.   cli_test.sh BIN_DIR
. "$(dirname "$0")/../cli/lib.sh"

# Two pages of ten letters: in p1 an error is healed, in p2 one is kept and a right letter is broken.
book() {
  mkdir -p ocr truth fixed
  printf 'abcdefghix\n' >ocr/p1.txt
  printf 'xbcdefghij\n' >ocr/p2.txt
  printf 'abcdefghij\n' | tee truth/p1.txt truth/p2.txt >fixed/p1.txt
  printf 'xbydefghij\n' >fixed/p2.txt
}

test_help_has_an_example_and_version_a_number() {
  status 0 chamra-evaluate --help >out
  grep -q 'Example:' out
  status 0 chamra-evaluate --version >out
  grep -Eq '^chamra-evaluate [0-9]+\.[0-9]+' out
}

test_usage_errors_are_2() {
  book
  status 2 chamra-evaluate
  status 2 chamra-evaluate ocr truth --no-such-option
  status 2 chamra-evaluate ocr truth --format yaml
  status 2 chamra-evaluate ocr truth fixed --min-improvement 5
  status 2 chamra-evaluate ocr truth --check
  told 'needs corrected pages'
  status 2 chamra-evaluate ocr truth fixed --yardstick spans
  told '--spans'
}

test_report_of_two_pages() {
  book
  status 0 chamra-evaluate ocr truth fixed >out
  grep -Eq '^code points +10\.00 % +10\.00 % +0\.0 %' out
  grep -q '5.5556 %: 1 of 18 letters' out
}

test_check_tells_missed_bounds() {
  book
  status 0 chamra-evaluate --check ocr truth fixed >out
  status 1 chamra-evaluate --check --min-improvement 1 ocr truth fixed >out
  told 'at least 1.000 % was asked for'
  status 1 chamra-evaluate --check --max-harm 5 ocr truth fixed >out
  told 'at most 5.0000 % was asked for'
  status 0 chamra-evaluate --check --max-harm 6 ocr truth fixed >out
  status 0 chamra-evaluate --min-confidence 1 ocr truth fixed >out
}

test_trouble_is_2_and_the_rest_is_measured() {
  book
  rm ocr/p2.txt
  status 2 chamra-evaluate ocr truth fixed >out
  told 'ocr/p2.txt: no such OCR page'
  grep -Eq '^pages +1$' out
  status 2 chamra-evaluate ocr nowhere
  told 'nowhere: no such file or folder'
}

test_output_goes_to_a_file_and_standard_input_is_read() {
  book
  status 0 chamra-evaluate -o report.json --format json ocr/p1.txt truth/p1.txt - <fixed/p1.txt >out
  [ ! -s out ]
  grep -q '"errors_after": 0' report.json
  status 2 chamra-evaluate -o ocr/p1.txt/report ocr truth
  told 'ocr/p1.txt/report: not written'
}

test_no_input_is_overwritten() {
  book
  cp ocr/p1.txt before
  for page in ocr/p1.txt truth/p1.txt fixed/p1.txt; do
    status 2 chamra-evaluate -o $page ocr truth fixed
    told 'is an input'
  done
  same ocr/p1.txt before
}

test_words_are_measured_where_a_dictionary_is() {
  book
  status 0 chamra-evaluate ocr truth fixed >out
  grep -q 'words by chamra' out
  status 0 chamra-evaluate --no-words ocr truth fixed >out
  absent 'words by' out || fail 'words measured'
  CHAMRA_DICTIONARIES=nowhere status 0 chamra-evaluate ocr truth fixed >out
  told 'words are not measured'
  grep -q '^grapheme clusters' out
  status 2 chamra-evaluate --dictionaries nowhere ocr truth fixed >out
  told 'nowhere/thai.chamra: not readable'
}

test_a_page_for_the_browser() {
  book
  printf 'a<script>b\n' | tee ocr/p3.txt truth/p3.txt >fixed/p3.txt
  status 0 chamra-evaluate --no-words --format html -o report.html ocr truth fixed >out
  [ ! -s out ]
  grep -q 'Content-Security-Policy' report.html
  grep -q '</html>' report.html
  absent '<script' report.html || fail 'markup of a page got through'
}

# Some 400,000 letters a page: their whole table of distances would take 20 GB.
test_long_pages_take_little_memory() {
  seq -f 'line %06g of a long page, with something in it' 1 8000 >truth.txt
  sed '0~7s/page/pahe/; 0~11s/long //' truth.txt >ocr.txt
  sed '0~11s/a page/a long page/' ocr.txt >fixed.txt
  (limit_memory 1000000; chamra-evaluate --no-words -j1 ocr.txt truth.txt fixed.txt) >out
  grep -Eq '^code points' out
}

test_a_full_disk_is_trouble_a_closed_pipe_is_none() {
  book
  if [ -w /dev/full ]; then status 2 chamra-evaluate ocr truth >/dev/full; fi
  chamra-evaluate --format json ocr truth fixed | true
}

test_corrections_are_judged() {
  book
  cat >c.jsonl <<'JSON'
{"schema":"chamra.corrections/1","tool":"chamra-suggest","fingerprint":"f"}
{"id":"1","file":"p1.txt","begin":9,"end":10,"line":1,"column":10,"before":"x","after":"j","confidence":0.95,"reason":"misspelling","candidates":[],"status":"proposed"}
{"id":"2","file":"p2.txt","begin":3,"end":4,"line":1,"column":4,"before":"d","after":"q","confidence":0.5,"reason":"misspelling","candidates":[],"status":"proposed"}
JSON
  status 0 chamra-evaluate --min-confidence 0.6 --corrections c.jsonl ocr truth >out
  grep -q 'precision 50.0 % (1 of 2' out
  grep -Eq '^at least 0.6 +1 +1 +100.0 %' out
  sed -i 's/"begin":9,"end":10/"begin":8,"end":9/' c.jsonl
  status 2 chamra-evaluate --corrections c.jsonl ocr truth >out
  told 'make them again for this page'
  printf 'no json\n' >c.jsonl
  status 2 chamra-evaluate --corrections c.jsonl ocr truth
  told 'c.jsonl:1:'
}

run_tests "$1"
