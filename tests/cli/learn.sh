#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-learn, and what the other tools do with a book: learnt once, the same for any number of jobs, verdicts kept.
. "$(dirname "$0")/lib.sh"
SAMPLES=$(realpath "$(dirname "$0")/../../samples")

# A name that no dictionary has, steadily misread.
garbled_pages() {
  mkdir -p pages truth
  local k
  for k in 1 2 3; do
    printf 'หน้า '$k'\nนายกุฉินารถเดินทางไปเมือง\nเขาพบกุฉินารถที่บ้าน แล้วกุฉินารถก็กลับ\nหมู่บ้านของกุฉินารถอยู่ไกล\n' >truth/p$k.txt
    sed 's/กุฉินารถ/กฺฉิบารก/' truth/p$k.txt >pages/p$k.txt
  done
}

test_pairs_teach_a_name_and_how_it_is_misread() {
  garbled_pages
  mkdir seen meant
  cp pages/p1.txt pages/p2.txt seen
  cp truth/p1.txt truth/p2.txt meant
  status 0 chamra-learn --book book --pairs seen meant >out
  grep -q 'กุฉินารถ' book/lexicon.tsv || fail "$(cat book/lexicon.tsv)"
  grep -q "กุฉินารถ.กฺฉิบารก" book/confusions.tsv || fail "$(head book/confusions.tsv)"
  status 0 chamra-fix -q --book book --min-confidence 0 pages/p3.txt >mended
  same mended truth/p3.txt
  status 0 chamra-fix -q --min-confidence 0 --no-adapt pages/p3.txt >without
  differ without truth/p3.txt || fail 'mended without the book: this tests nothing'
}

test_the_same_input_is_not_counted_twice() {
  status 0 chamra-learn -q --book book --pairs "$SAMPLES/ocr" "$SAMPLES/truth" --pages "$SAMPLES/ocr"
  cp -r book once
  status 0 chamra-learn --book book --pairs "$SAMPLES/ocr" "$SAMPLES/truth" --pages "$SAMPLES/ocr" >out
  diff -r once book || fail 'the book changed'
  grep -q '16 were known already' out || fail "$(head -1 out)"
}

test_jobs_do_not_matter() {
  status 0 chamra-learn -q -j1 --book one --trusted "$SAMPLES/truth" --pages "$SAMPLES/ocr"
  status 0 chamra-learn -q -j4 --book four --trusted "$SAMPLES/truth" --pages "$SAMPLES/ocr"
  diff -r one four || fail 'books differ'
  status 0 chamra-fix -q -j1 -o out1 --min-confidence 0 "$SAMPLES/ocr"
  status 0 chamra-fix -q -j4 -o out4 --min-confidence 0 "$SAMPLES/ocr"
  for page in "$SAMPLES"/ocr/*.txt; do same out1/"$(basename "$page")" out4/"$(basename "$page")"; done
}

test_a_saved_book_repeats_what_the_pages_taught() {
  status 0 chamra-fix -q --min-confidence 0 --save-book book -o adapted "$SAMPLES/ocr"
  status 0 chamra-fix -q --min-confidence 0 --book book -o again "$SAMPLES/ocr"
  for page in "$SAMPLES"/ocr/*.txt; do same adapted/"$(basename "$page")" again/"$(basename "$page")"; done
}

test_a_saved_book_takes_the_place_of_nothing() {
  status 0 chamra-learn -q --book book --trusted "$SAMPLES/truth"
  cp -r book before
  status 2 chamra-fix -q --save-book book -o out "$SAMPLES/ocr"
  told 'holds another book'
  diff -r before book
  # The same again is no loss.
  status 0 chamra-fix -q --save-book saved -o out "$SAMPLES/ocr"
  status 0 chamra-fix -q --save-book saved -o out "$SAMPLES/ocr"
  mkdir other
  echo mine >other/README
  status 2 chamra-learn --book other --trusted "$SAMPLES/truth"
  told 'holds no book'
  [ "$(cat other/README)" = mine ]
}

# Of the repairs of encoding, too: they are proposed last.
test_the_last_verdict_counts() {
  echo "$GARBLED" >page.txt
  status 0 chamra-suggest -q -o all.jsonl page.txt
  grep -F '"reason":"encoding"' all.jsonl >/dev/null
  for verdict in rejected accepted; do
    sed "s/\"status\":\"proposed\"/\"status\":\"$verdict\"/" all.jsonl >$verdict.jsonl
  done
  status 0 chamra-learn -q --book book --decisions rejected.jsonl
  status 0 chamra-fix -q --book book page.txt >left
  same page.txt left
  status 0 chamra-learn --book book --decisions accepted.jsonl >out
  told 'was rejected before'
  status 0 chamra-fix -q --book book page.txt >mended
  [ "$(cat mended)" = "$MENDED" ]
  status 0 chamra-learn -q --book book --decisions rejected.jsonl
  status 0 chamra-fix -q --book book page.txt >left
  same page.txt left
}

# Of suspicions that no word search finds, too.
test_rejected_suspicions_stay_away() {
  printf 'โรงเรียนabcนักเรียนไปโรงเรียน\n%s\n' 'ไปตลาดวันนี้ไปตลาดวันนี้ไปตลาดวันนี้ไปตลาดวันนี้' >page.txt
  status 0 chamra-suggest -q -o all.jsonl page.txt
  for reason in script-intrusion repetition; do grep -F "\"reason\":\"$reason\"" all.jsonl >/dev/null; done
  sed 's/"status":"proposed"/"status":"rejected"/' all.jsonl >rejected.jsonl
  status 0 chamra-learn -q --book book --decisions rejected.jsonl
  status 0 chamra-suggest -q --book book -o left.jsonl page.txt
  for reason in script-intrusion repetition; do
    if grep -F "\"reason\":\"$reason\"" left.jsonl; then fail "$reason came back"; fi
  done
}

test_rejected_corrections_do_not_come_back() {
  status 0 chamra-suggest -q --no-adapt -o all.jsonl "$SAMPLES/ocr"
  # Some corrections, rejected: one at its place, one as a form.
  python3 - <<'PYTHON'
import json
rows = [json.loads(line) for line in open('all.jsonl', encoding='utf8')]
spelt = [row for row in rows if row.get('after') and row['reason'] != 'encoding']
with open('decisions.jsonl', 'w', encoding='utf8') as out:
    print(json.dumps(rows[0]), file=out)
    for row, scope in ((spelt[0], 'form'), (spelt[-1], 'occurrence')):
        row.update(status='rejected', scope=scope)
        print(json.dumps(row, ensure_ascii=False), file=out)
PYTHON
  status 0 chamra-learn --book book --decisions decisions.jsonl >out
  grep -q ' 2 rejected' out || fail "$(cat out)"
  status 0 chamra-suggest -q --book book -o left.jsonl "$SAMPLES/ocr"
  python3 - <<'PYTHON'
import json
rejected = [json.loads(line) for line in open('decisions.jsonl', encoding='utf8')][1:]
left = [json.loads(line) for line in open('left.jsonl', encoding='utf8')]
assert len(left) > 10, 'hardly anything proposed'
for row in left:
    for verdict in rejected:
        same = (row.get('before'), row.get('after')) == (verdict['before'], verdict['after'])
        assert not (same and (verdict['scope'] == 'form' or row['id'] == verdict['id'])), row
PYTHON
}

# A pipe given by name can be read only once: the first reading must leave it alone.
test_pipes_do_not_teach() {
  mkfifo pipe
  cat "$SAMPLES/ocr/p001.txt" >pipe &
  local job=$!
  status 0 chamra-fix -q pipe "$SAMPLES/ocr/p002.txt" >piped
  wait $job
  [ "$(wc -l <piped)" = "$(cat "$SAMPLES/ocr/p001.txt" "$SAMPLES/ocr/p002.txt" | wc -l)" ] ||
    fail 'lines were lost'
}

test_own_words_are_known() {
  printf 'นายกุฉินารถเดินทางไปเมือง\n' >page.txt
  printf 'กุฉินารถ\n' >own.txt
  printf '1\nกุฉินารถ\n' >own.dic
  printf 'SET UTF-8\n' >own.aff
  printf 'นายกุฉินารถเดินทางไปเมือง\nนายกุฉีนารถเดินทางไปเมือง\n' >page.txt
  for list in own.txt own.dic; do
    status 0 chamra-fix -q --lexicon $list --min-confidence 0 <page.txt >out
    [ "$(grep -c 'กุฉินารถ' out)" = 2 ] || fail "$(cat out)"
  done
}

# Composed, as pages are read: else right text would be mended to it.
test_words_in_another_composition_are_the_same_words() {
  printf 'กํากุมบา\n' >own.txt
  printf 'เขาไปกำกุมบากับเพื่อนและกลับมากำกุมบา\n' >page.txt
  status 0 chamra-fix -q --no-adapt --lexicon own.txt --min-confidence 0 page.txt >out
  same out page.txt
}

# However often it was read rightly before or after.
test_what_is_learnt_in_steps_counts_as_at_once() {
  mkdir meant seen clean
  local k
  for k in 1 2 3 4; do printf 'เขาเป็นสมาชิกของพรรคการเมืองมาหลายปี\n'; done >meant/p1.txt
  sed 's/พรรคการเมือง/พระคการเมือง/' meant/p1.txt >seen/p1.txt
  for k in 1 2 3 4 5; do cat meant/p1.txt; done >clean/p2.txt
  status 0 chamra-learn -q --book once --pairs seen meant --pairs clean clean
  status 0 chamra-learn -q --book after --pairs seen meant
  status 0 chamra-learn -q --book after --pairs clean clean
  status 0 chamra-learn -q --book before --pairs clean clean
  status 0 chamra-learn -q --book before --pairs seen meant
  local book
  for book in once after before; do grep 'word$' $book/confusions.tsv >$book.tsv; done
  grep -q '	4.00	24.00	word$' once.tsv || fail "$(cat once.tsv)"
  same once.tsv after.tsv
  same once.tsv before.tsv
}

test_own_words_need_not_be_learnt() {
  garbled_pages
  printf 'กุฉินารถ\n' >own.txt
  status 0 chamra-learn -q --book book --lexicon own.txt --trusted truth
  [ "$(grep -c '^กุฉินารถ	' book/lexicon.tsv)" = 0 ] || fail 'learnt anew'
}

# No table can hold it.
test_a_tab_in_a_misread_word_spoils_no_book() {
  garbled_pages
  sed -i 's/เมือง/เมื\tอง/' pages/*.txt
  status 0 chamra-learn -q --book book --pairs pages truth
  status 0 chamra-fix -q --book book pages/p1.txt >out
  status 0 chamra-fix -q --save-book saved -o out2 pages
  status 0 chamra-fix -q --book saved pages/p1.txt >out
}

test_a_form_that_was_kept_may_be_mended_again() {
  printf 'เขาเป็นสมาชิกของพรรคการเมีองมานาน\n' >page.txt
  status 0 chamra-suggest -q --min-confidence 0 -o all.jsonl page.txt
  sed 's/"status":"proposed"/"status":"rejected","scope":"form"/' all.jsonl >rejected.jsonl
  sed 's/"status":"proposed"/"status":"accepted","scope":"form"/' all.jsonl >accepted.jsonl
  status 0 chamra-learn -q --book book --decisions rejected.jsonl
  grep -q 'kept by reviewers' book/lexicon.tsv || fail 'no form was kept'
  status 0 chamra-learn -q --book book --decisions accepted.jsonl
  absent 'kept by reviewers' book/lexicon.tsv || fail 'the form is a word still'
}

test_line_ends_do_not_matter() {
  mkdir -p dos
  for page in "$SAMPLES"/truth/*.txt; do sed 's/$/\r/' "$page" >dos/"$(basename "$page")"; done
  status 0 chamra-learn -q --book unix --trusted "$SAMPLES/truth"
  status 0 chamra-learn -q --book dos.book --trusted dos
  diff -r -x sources.tsv unix dos.book || fail 'books differ'
}

test_telling_the_evidence_changes_nothing() {
  for options in '' --evidence; do
    status 0 chamra-suggest -q $options "$SAMPLES/ocr" >"out$options"
    head -1 "out$options" >"head$options"
  done
  same head head--evidence
}

test_trouble_is_told_and_the_rest_learnt() {
  garbled_pages
  rm truth/p2.txt
  status 2 chamra-learn --book book --pairs pages truth --trusted missing.txt >out
  told 'missing.txt'
  told 'truth/p2.txt'
  grep -q '2 pairs' out || fail "$(head -1 out)"
  status 2 chamra-fix --book nowhere </dev/null
  told 'chamra-learn --book'
  status 2 chamra-learn --trusted truth
  told '--book'
  mkdir damaged
  printf 'words\tcount\nno tab\n' >damaged/ngrams.tsv
  status 2 chamra-fix --book damaged </dev/null
  told 'damaged/ngrams.tsv:2'
}

# Such bytes teach nothing as they stand: whoever learns from them must hear of it.
test_pages_of_another_encoding_are_told_and_the_rest_learnt() {
  garbled_pages
  mkdir old
  for k in 1 2; do iconv -f UTF-8 -t TIS-620 truth/p$k.txt >old/p$k.txt; done
  cp truth/p3.txt old
  local source learnt
  for source in --trusted --pages; do
    learnt='Learnt from 1 trusted pages, 0 pairs, 0 pages of the book,'
    [ $source = --trusted ] || learnt='Learnt from 0 trusted pages, 0 pairs, 1 pages of the book,'
    status 2 chamra-learn --book "book$source" $source old >out
    told 'chamra-learn: old/p1.txt: looks like TIS-620'
    told 'chamra-learn: old/p2.txt: looks like TIS-620'
    told '--encoding windows-874'
    grep -q "^$learnt" out || fail "$(cat out)"
    grep -q 'p3.txt' "book$source"/sources.tsv || fail 'the page that could be read was not learnt'
    absent 'p1.txt' "book$source"/sources.tsv || fail 'a page that could not be read counts as learnt'
  done
  status 2 chamra-learn --book pairs --pairs old truth >out
  told 'old/p1.txt: looks like TIS-620'
  grep -q ' 1 pairs,' out || fail "$(cat out)"
}

# Only its first window shows it.
test_a_page_that_begins_in_another_encoding_is_told_and_not_counted() {
  garbled_pages
  mkdir old
  (iconv -f UTF-8 -t TIS-620 truth/p1.txt && printf '\f' && cat truth/p?.txt truth/p?.txt) >old/p1.txt
  cp truth/p3.txt old
  status 2 chamra-learn --book book --pages old >out
  told 'chamra-learn: old/p1.txt: looks like TIS-620'
  grep -q ' 1 pages of the book' out || fail "$(cat out)"
  absent 'p1.txt' book/sources.tsv || fail 'a page that could not be read counts as learnt'
}

test_pages_of_another_encoding_teach_when_it_is_named() {
  garbled_pages
  mkdir old
  for k in 1 2 3; do iconv -f UTF-8 -t TIS-620 truth/p$k.txt >old/p$k.txt; done
  status 0 chamra-learn -q --book named --encoding windows-874 --trusted old --pages old
  status 0 chamra-learn -q --book plain --trusted truth --pages truth
  diff -r -x sources.tsv named plain || fail 'books differ'
  grep -q 'กุฉินารถ' named/lexicon.tsv || fail 'nothing was learnt'
}

test_slips_in_the_tables_of_a_book_are_told() {
  mkdir book
  printf 'word\tcount\tnote\nกุฉินารถ  4\n' >book/lexicon.tsv
  status 2 chamra-fix --book book </dev/null
  told 'book/lexicon.tsv:2'
  rm book/lexicon.tsv
  printf 'meant\tseen\tcount\tof\tkind\nก\tถ\t3\t9\tleters\n' >book/confusions.tsv
  status 2 chamra-fix --book book </dev/null
  told 'book/confusions.tsv:2: "leters" is no kind'
  status 2 chamra-learn --book new
  told 'nothing to learn from'
  [ ! -e new ] || fail 'made a book of nothing'
}

# What a person has struck out does not come back.
test_banned_words_are_not_learnt() {
  garbled_pages
  status 0 chamra-learn -q --book book --trusted truth
  cut -f1 book/lexicon.tsv | tail -n +2 >words
  [ -s words ] || fail 'nothing was learnt'
  (echo form && cat words) >book/banned.tsv
  echo word >book/lexicon.tsv
  cp -r truth more
  echo 'อีกหน้า' >>more/p1.txt
  status 0 chamra-learn -q --book book --trusted more
  while read -r word; do
    [ "$(grep -c "^$word	" book/lexicon.tsv)" = 0 ] || fail "$word came back"
  done <words
}

run_tests "$@"
