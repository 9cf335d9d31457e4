#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What cannot be written is told, and nothing half-written takes the place of something whole.
. "$(dirname "$0")/lib.sh"
samples=$(cd "$(dirname "$0")/../../samples" && pwd)

big_page() { for _ in $(seq 2000); do echo "Page of a book, line by line, more than the limit of 100 kB"; done; }

test_full_standard_output() {
  big_page >p.txt
  for tool in chamra-fix chamra-detect; do
    [ $tool = chamra-fix ] || echo "$GARBLED" >p.txt
    status 2 $tool p.txt >/dev/full
    told 'standard output: not written (no space left on device)'
  done
}

test_full_corrections_file() {
  echo "$GARBLED" >p.txt
  status 2 chamra-fix --corrections /dev/full -o out p.txt
  told '/dev/full: not written (no space left on device)'
  [ ! -e out/p.txt ] || fail 'a page without its record took its place'
}

test_file_size_limit() {
  mkdir pages
  echo "$GARBLED" >pages/a.txt
  big_page >pages/m.txt
  echo "$GARBLED" >pages/z.txt
  status 2 bash -c 'ulimit -f 100; exec chamra-fix -o out pages'
  told 'm.txt: not written (file too large)'
  [ ! -e out/m.txt ] || fail 'half a page is in place'
  [ "$(cat out/a.txt out/z.txt | sort -u)" = "$MENDED" ] || fail 'the rest was not done'
  [ -z "$(find out -name '*.tmp*')" ] || fail 'a temporary file was left'
}

test_file_size_limit_in_place() {
  big_page >m.txt
  cp m.txt before
  status 2 bash -c 'ulimit -f 100; exec chamra-fix --in-place m.txt'
  told 'm.txt: not written (file too large)'
  same m.txt before
}

test_file_size_limit_for_tables() {
  status 2 bash -c "ulimit -f 1; exec chamra-build confusions --pairs '$samples/ocr' '$samples/truth' -o table.tsv"
  told 'table.tsv: cannot be written (File too large)'
  [ -z "$(find . -name 'table.tsv*')" ] || fail 'half a table was left'
}

test_failed_page_leaves_no_record() {
  mkdir pages
  (echo "$GARBLED" && big_page) >pages/m.txt
  echo "$GARBLED" >pages/z.txt
  status 2 bash -c 'ulimit -f 100; exec chamra-fix --corrections done.jsonl -o out pages'
  grep -q '"file":"z.txt"' done.jsonl || fail 'z.txt is not in the record'
  absent '"file":"m.txt"' done.jsonl || fail 'm.txt is in the record though it was not done'
}

run_tests "$1"
