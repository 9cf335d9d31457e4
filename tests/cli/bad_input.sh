#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Whatever comes in: a clear error or a correct pass-through, and the rest of the batch is done.
. "$(dirname "$0")/lib.sh"

# pages: two good pages and room for a bad one
good_pages() {
  mkdir pages
  echo "$GARBLED" >pages/a.txt
  echo "$GARBLED" >pages/z.txt
}

good_pages_done() {
  [ "$(cat out/a.txt)" = "$MENDED" ] || fail "a.txt not mended"
  [ "$(cat out/z.txt)" = "$MENDED" ] || fail "z.txt not mended"
}

test_missing_file() {
  good_pages
  status 2 chamra-fix -o out pages/a.txt pages/missing.txt pages/z.txt
  told 'pages/missing.txt: not readable (no such file or directory); skipped'
  good_pages_done
}

test_unreadable_file() {
  if [ "$(id -u)" = 0 ]; then echo 'note: not tried, root reads everything' && return; fi
  good_pages
  echo x >pages/m.txt
  chmod 000 pages/m.txt
  status 2 chamra-fix -o out pages
  told 'pages/m.txt: not readable (permission denied); skipped'
  good_pages_done
}

test_folder_loop() {
  good_pages
  mkdir pages/sub
  ln -s .. pages/sub/up
  status 2 chamra-fix -o out pages
  told 'folder loop'
  good_pages_done
}

test_dangling_link() {
  good_pages
  ln -s nowhere pages/m.txt
  status 2 chamra-fix -o out pages
  told 'pages/m.txt: not readable'
  good_pages_done
}

test_invalid_utf8_passes_through() {
  printf 'Page \xff\xfe\xc0\x80\xe0\xb8\n' >in
  status 0 chamra-fix --quiet <in >out
  same in out
}

test_nul_bytes_pass_through() {
  printf 'a\0b\0\0\nPage 12\0\n' >in
  status 0 chamra-fix --quiet <in >out
  same in out
}

test_binary_file_passes_through() {
  head -c 300000 "$(command -v chamra-fix)" >in
  status 0 chamra-fix --quiet --min-confidence 1 --no-encoding <in >out
  same in out
}

test_empty_file() {
  : >in
  status 0 chamra-fix --quiet in >out
  same in out
  status 0 chamra-suggest in >list
  [ "$(wc -l <list)" = 2 ] || fail 'expected a header and a closing line'
}

# Memory is bounded, so the limit holds for any size.
test_endless_line() {
  head -c 5000000 /dev/zero | tr '\0' x >in
  printf '\n' >>in
  (limit_memory 1000000; status 0 chamra-fix --quiet -j1 in >out)
  same in out
}

test_line_of_tone_marks() {
  printf "%0100000d" 0 | sed "s/0/\xe0\xb9\x88/g" >in
  status 0 timeout 120 chamra-fix --quiet --min-confidence 1 --no-encoding in >out
  same in out
}

test_folder_as_corrections_file() {
  good_pages
  mkdir dir
  status 2 chamra-fix --corrections dir -o out pages
  told 'dir: not written (is a directory)'
}

test_damaged_tables() {
  good_pages
  mkdir tables
  cp "${CHAMRA_DICTIONARIES:?}"/*.chamra tables
  printf '%.0sdamaged!' $(seq 100) | dd of=tables/thai.chamra bs=1 seek=20000 conv=notrunc status=none
  status 2 chamra-fix --dictionaries tables -o out pages
  told 'tables/thai.chamra: damaged'
  head -c 100000 "$CHAMRA_DICTIONARIES/thai.chamra" >tables/thai.chamra
  status 2 chamra-fix --dictionaries tables -o out pages
  told 'tables/thai.chamra: not a compiled table of this version, or cut short'
}

test_output_folder_is_a_file() {
  good_pages
  echo precious >out
  status 2 chamra-fix -o out pages
  told 'out: is not a folder'
  [ "$(cat out)" = precious ] || fail 'the file was changed'
}

run_tests "$1"
