#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-garble with the tools around it: noise as strong as asked for, the truth beside it, the same bytes everywhere.
. "$(dirname "$0")/lib.sh"
samples=$(cd "$(dirname "$0")/../../samples/truth" && pwd)

test_the_error_rate_is_the_one_asked_for() {
  for profile in tesseract text-layer; do
    status 0 chamra-garble --profile $profile --cer 5 -o $profile "$samples"
    chamra-evaluate --no-words --format json $profile "$samples" >report
    rate=$(grep -m1 -o '"micro": [0-9.e-]*' report | cut -d' ' -f2)
    awk -v rate="$rate" 'BEGIN { exit !(rate > .048 && rate < .052) }' || fail "$profile: $rate"
  done
}

test_the_truth_is_all_right_and_complete() {
  status 0 chamra-garble --profile vision-model --cer 5 --corrections truth.jsonl -o garbled "$samples"
  chamra-evaluate --no-words --format json --corrections truth.jsonl garbled "$samples" >report
  # Every letter that differs is pointed at, but for alignments that part otherwise.
  recall=$(grep -o '"recall": [0-9.]*' report | sed -n 2p | cut -d' ' -f2)
  awk -v recall="$recall" 'BEGIN { exit !(recall > .98) }' || fail "recall by letter $recall"
  [ "$(grep -c '"sha256"' truth.jsonl)" = "$(ls "$samples" | wc -l)" ] || fail 'a page has no end'
}

test_same_seed_same_bytes() {
  for out in once twice; do
    chamra-garble -q --profile vision-model --seed 7 --corrections $out.jsonl -o $out "$samples"
  done
  same once.jsonl twice.jsonl
  diff -r once twice || fail 'the same seed, other noise'
  chamra-garble -q --profile vision-model --seed 8 -o other "$samples"
  differ once other || fail 'another seed, the same noise'
}

test_a_page_is_garbled_alike_alone_and_among_others() {
  chamra-garble -q --cer 5 -o all "$samples"
  (cd "$samples" && chamra-garble -q --cer 5 p003.txt) >alone
  same all/p003.txt alone
}

test_pairs_of_pages_become_a_profile() {
  status 0 chamra-build confusions --pairs "$samples/../ocr" "$samples" -o own.tsv
  status 0 chamra-garble --profile own.tsv --cer 5 -o garbled "$samples"
  chamra-evaluate --no-words --format json garbled "$samples" >report
  rate=$(grep -m1 -o '"micro": [0-9.e-]*' report | cut -d' ' -f2)
  awk -v rate="$rate" 'BEGIN { exit !(rate > .048 && rate < .052) }' || fail "$rate"
  # What those pages do most: they lose sara am.
  [ "$(cat "$samples"/*.txt | grep -o 'ำ' | wc -l)" -gt "$(cat garbled/*.txt | grep -o 'ำ' | wc -l)" ] || fail 'no sara am lost'
}

test_lines_stay() {
  printf 'ทำงาน\r\n\fสำคัญ\n\n\xff\xfe ไม่จบ' >page.txt
  chamra-garble -q --cer 40 <page.txt >garbled
  for byte in '\r' '\n' '\f' '\377'; do
    [ "$(tr -cd "$byte" <page.txt | wc -c)" = "$(tr -cd "$byte" <garbled | wc -c)" ] || fail "$byte"
  done
  differ page.txt garbled || fail 'no noise'
}

test_pages_of_another_encoding_are_garbled_when_it_is_named() {
  mkdir plain old
  printf 'นายกรัฐมนตรีเดินทางไปเมืองหลวงเพื่อเข้าร่วมการประชุม\nหมู่บ้านของเขาอยู่ไกลจากแม่น้ำ\n' >plain/page.txt
  iconv -f UTF-8 -t TIS-620 plain/page.txt >old/page.txt
  status 0 chamra-garble -q --cer 20 -o out plain
  status 0 chamra-garble -q --cer 20 --encoding TIS-620 -o converted old
  same out/page.txt converted/page.txt
  status 2 chamra-garble -q -o refused old
  told '--encoding windows-874'
}

test_trouble_is_told_and_the_rest_is_done() {
  mkdir pages
  printf 'ทำงานสำคัญ\n' >pages/a.txt
  printf '\xff\xfea\x00b\x00' >pages/b.txt
  status 2 chamra-garble -o out pages
  told 'pages/b.txt: '
  [ -f out/a.txt ] || fail 'the rest was not done'
  [ ! -e out/b.txt ] || fail 'a page that could not be read was written'
  status 2 chamra-garble --profile nowhere pages
  told '--profile wants'
  status 2 chamra-garble --corrections pages/a.txt pages
  told 'is both a page and the corrections file'
  status 2 chamra-garble -o out - <pages/a.txt
  told 'standard input has no name'
}

test_pages_in_the_output_folder_are_written_over_only_when_asked() {
  mkdir pages out
  printf 'ทำงานสำคัญ\n' >pages/a.txt
  printf 'ทำงานสำคัญ\n' >pages/b.txt
  printf 'mine' >out/a.txt
  status 2 chamra-garble --corrections truth.jsonl -o out pages
  told 'out/a.txt: is there already'
  [ "$(cat out/a.txt)" = mine ] || fail 'written over'
  [ -f out/b.txt ] || fail 'the rest was not done'
  ! grep -q '"a.txt"' truth.jsonl || fail 'corrections of a page that was not written'
  rm out/a.txt
  status 0 chamra-garble -o out pages
  status 0 chamra-garble -o out pages
  status 2 chamra-garble --seed 2 --cer 50 -o out pages
  status 0 chamra-garble --seed 2 --cer 50 --overwrite -o out pages
}

test_a_closed_pipe_is_no_trouble() {
  chamra-garble -q "$samples" | true
}

run_tests "$1"
