#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# chamra-review with git, pipes, devices and hostile pages.
. "$(dirname "$0")/lib.sh"

two_versions() {
  mkdir before after
  printf 'แม่น้้า ไหล\nสอง\n' >before/p.txt
  printf 'แม่น้ำ ไหล\nสอง\n' >after/p.txt
}

test_git_external_diff() {
  if ! command -v git >/dev/null; then echo 'note: not tried, there is no git' && return; fi
  two_versions
  git init -q repo
  cp before/p.txt repo/p.txt
  git -C repo add p.txt
  cp after/p.txt repo/p.txt
  status 0 env GIT_EXTERNAL_DIFF='chamra-review --git' git -C repo --no-pager diff >out
  grep -qF -- '[-แม่น้้า-]{+แม่น้ำ+} ไหล' out || fail "$(cat out)"
  grep -qF -- '+++ b/p.txt' out || fail "$(cat out)"
  status 0 git -C repo difftool --no-prompt --extcmd='chamra-review --format text' >out
  grep -qF -- '[-แม่น้้า-]{+แม่น้ำ+} ไหล' out || fail "$(cat out)"
}

test_no_page_is_written_over() {
  two_versions
  cp -r after kept
  status 2 chamra-review before after -o after/p.txt
  told 'both input and output'
  status 0 chamra-suggest -q -o c.jsonl before
  status 2 chamra-review c.jsonl after -o after/p.txt
  told 'both input and output'
  diff -r kept after
  for _ in 1 2; do status 0 chamra-review before after -o after/review.html; done
}

test_a_picture_that_cannot_be_read_loses_no_page() {
  two_versions
  mkdir after/p.jpg
  cp -r before pages
  cp -r after/p.jpg pages
  status 0 chamra-suggest -q -o c.jsonl before
  chamra-review --embed-images c.jsonl pages -o report.html 2>err || [ $? = 2 ]
  grep -F 'ไหล' report.html >/dev/null
}

test_output_device_stays_a_device() {
  two_versions
  mkfifo pipe
  timeout 60 cat pipe >out &
  local job=$!
  status 0 chamra-review --format text before after -o pipe
  wait $job
  [ -p pipe ] || fail 'the pipe was replaced'
  grep -qF '{+แม่น้ำ+}' out || fail 'nothing came through the pipe'
}

test_full_disk() {
  two_versions
  status 2 chamra-review before after -o /dev/full
  told '/dev/full: not written (no space left on device)'
}

test_closed_pipe() {
  mkdir before after
  for k in $(seq 200); do
    seq 200 >"before/$k.txt"
    seq 2 201 >"after/$k.txt"
  done
  chamra-review --format text before after 2>err | true
  [ ! -s err ] || fail "$(cat err)"
}

test_report_is_whole_or_not_there() {
  if [ "$(id -u)" = 0 ]; then echo 'note: not tried, root reads everything' && return; fi
  two_versions
  chmod 000 before/p.txt
  status 2 chamra-review before after -o review.html
  told 'before/p.txt: not readable (permission denied)'
  grep -q '</html>' review.html || fail 'half a report'
}

test_pictures_are_allowed_only_where_there_are_some() {
  two_versions
  status 0 chamra-review before after -o review.html
  grep -qF "img-src 'none'" review.html || fail 'pictures allowed without need'
  touch before/p.png
  status 0 chamra-review before after -o review.html
  grep -qF "img-src 'self' file:" review.html || fail 'linked pictures not allowed'
  grep -qF '"image":"./before/p.png"' review.html || fail 'no picture'
  status 0 chamra-review --embed-images before after -o review.html
  grep -qF "img-src data:" review.html || fail 'embedded pictures not allowed'
}

test_same_input_same_bytes() {
  two_versions
  status 0 chamra-review before after -o one.html
  status 0 chamra-review before after -o two.html
  same one.html two.html
}

test_corrections_from_standard_input() {
  two_versions
  status 0 chamra-review --format jsonl before after >c.jsonl
  status 0 chamra-review --format text -U0 - before <c.jsonl >out
  grep -qF -- '[-แม่น้้า-]{+แม่น้ำ+}' out || fail "$(cat out)"
}

test_endless_line_and_noise() {
  mkdir before after
  head -c 3000000 /dev/zero | tr '\0' x >before/a.txt
  head -c 3000000 /dev/zero | tr '\0' y >after/a.txt
  head -c 600000 "$(command -v chamra-review)" >before/b.txt
  tail -c 600000 "$(command -v chamra-review)" >after/b.txt
  status 0 timeout 120 chamra-review before after -o review.html
  grep -q '</html>' review.html || fail 'half a report'
  status 0 timeout 120 chamra-review --format text before after >out
  for page in a b; do grep -qaF -- "+++ after/$page.txt" out || fail "$page.txt is not shown"; done
}

test_markup_in_names() {
  mkdir pages
  echo 'น้้า' >'pages/<img src=x onerror=alert(1)>.txt'
  cp -r pages after
  echo 'น้ำ' >'after/<img src=x onerror=alert(1)>.txt'
  status 0 chamra-review pages after -o 'review.html'
  absent '<img' review.html || fail 'a name became an element'
}

# What reviewers decided must not vanish unnoticed.
test_verdicts_on_nothing_are_told() {
  two_versions
  status 0 chamra-review --format jsonl -o all.jsonl before after
  sed 's/"status":"proposed"/"status":"accepted"/; s/p\.txt/gone.txt/' all.jsonl >old.jsonl
  status 0 chamra-review --decisions old.jsonl -o out.html all.jsonl before
  told 'of 1 verdicts concern nothing that is listed'
}

# As in the corrections: tables in the page must lead back to the very file.
test_a_page_keeps_names_that_are_not_utf8() {
  two_versions
  local name
  name=$(printf 'p\xe9.txt')
  mv before/p.txt "before/$name"
  mv after/p.txt "after/$name"
  status 0 chamra-review -o out.html before after
  grep -q '"file_hex":"70e92e747874"' out.html || fail 'the bytes of the name are lost'
}

run_tests "$1"
