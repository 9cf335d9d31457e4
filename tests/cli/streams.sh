#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Pipes: readers that go away, writers that are slow, answers page by page.
. "$(dirname "$0")/lib.sh"

test_closed_pipe_is_no_trouble() {
  for _ in $(seq 20000); do echo "Page of a book"; done >p.txt
  for jobs in 1 4; do
    # The shell's own copies of the pipe are closed, so the tool's next write finds nobody.
    (chamra-fix -j$jobs p.txt 2>err$jobs || echo "$?" >status$jobs) | head -1 >/dev/null
    [ ! -e status$jobs ] || [ "$(cat status$jobs)" = 0 ] || fail "exit status $(cat status$jobs): $(cat err$jobs)"
  done
}

test_reader_that_left_stops_an_endless_stream() {
  (timeout 60 chamra-fix -j2 < <(yes 'Page of a book') || echo "$?" >failed) 2>err | head -1 >/dev/null
  [ ! -e failed ] || fail "exit status $(cat failed)"
}

# A program may send a page and wait for its answer before it sends the next.
test_page_by_page() {
  for jobs in 1 4; do
    coproc chamra-fix -j$jobs --quiet
    local line
    for _ in 1 2 3; do
      printf '%s\n\f' "$GARBLED" >&"${COPROC[1]}"
      IFS= read -r -t 60 line <&"${COPROC[0]}" || fail "no answer with -j$jobs"
      [ "${line#$'\f'}" = "$MENDED" ] || fail "wrong answer: $line"
    done
    local input=${COPROC[1]} job=$COPROC_PID
    exec {input}>&-
    wait "$job" || fail "exit status $?"
  done
}

test_chunks_do_not_matter() {
  for k in $(seq 700); do printf '%s line %s\r\n' "$GARBLED" "$k"; done >p.txt
  chamra-suggest - <p.txt >whole
  (head -c 1 p.txt && sleep 0.1 && head -c 10000 p.txt | tail -c +2 && sleep 0.1 && tail -c +10001 p.txt) |
    chamra-suggest - >pieces
  same whole pieces
}

test_jobs_do_not_matter() {
  mkdir pages
  for k in $(seq 30); do
    for l in $(seq "$k"0); do printf '%s line %s of a book\n' "$GARBLED" "$l"; done >"pages/p$k.txt"
  done
  for jobs in 1 2 8; do
    chamra-fix -j$jobs -q --corrections c$jobs.jsonl -o out$jobs pages
    chamra-fix -j$jobs -q pages >stream$jobs
    chamra-detect -j$jobs pages >list$jobs
  done
  for jobs in 2 8; do
    diff -rq out1 out$jobs || fail 'pages differ'
    same c1.jsonl c$jobs.jsonl
    same stream1 stream$jobs
    same list1 list$jobs
  done
}

test_standard_output_is_an_input() {
  echo "$GARBLED" >p.txt
  cp p.txt before
  status 2 chamra-fix p.txt >>p.txt
  told 'both input and output'
  same p.txt before
}

test_no_colour_in_files_and_pipes() {
  echo "$GARBLED" | chamra-detect >list
  [ -s list ] || fail 'nothing found'
  absent $'\x1b' list || fail 'escapes in a file'
}

test_colour_on_terminals_unless_refused() {
  echo "$GARBLED" >p.txt
  script -qec 'chamra-detect p.txt' /dev/null </dev/null >terminal
  grep -q $'\x1b' terminal || fail 'no colour on a terminal'
  NO_COLOR=1 script -qec 'chamra-detect p.txt 2>/dev/null' /dev/null </dev/null >terminal
  [ -s terminal ] || fail 'nothing found'
  absent $'\x1b' terminal || fail 'colour in spite of NO_COLOR'
}

test_progress_only_when_asked() {
  echo "$GARBLED" >p.txt
  status 0 chamra-detect p.txt >/dev/null
  [ ! -s err ] || fail 'something on standard error that is no terminal'
  status 0 chamra-detect --progress p.txt >/dev/null
  told '1/1 p.txt'
}

test_a_list_from_a_pipe_is_read_once() {
  mkdir seen meant
  echo "$GARBLED" | tee seen/a.txt >seen/b.txt
  echo "$MENDED" | tee meant/a.txt >meant/b.txt
  echo a >list
  status 0 chamra-evaluate --no-words --partial list -o from-file seen meant
  status 0 chamra-evaluate --no-words --partial <(cat list) -o from-pipe seen meant
  grep -q '1 of them annotated in part' from-file || fail "$(head -3 from-file)"
  same from-file from-pipe
}

test_help_that_cannot_be_written_is_trouble() {
  status 2 chamra-fix --help >/dev/full
  chamra-fix --help | true
}

test_wrong_usage_prints_no_control_characters() {
  status 2 chamra-detect "--bad$(printf '\x1b[2J')"
  absent "$(printf '\x1b')" err
  status 2 chamra-garble --seed -1 </dev/null
  told 'expected a whole number'
}

# Whatever a corrections file names.
test_no_device_or_pipe_is_waited_for() {
  local name
  mkfifo pipe.txt
  for name in /dev/zero pipe.txt; do
    {
      echo '{"schema":"chamra.corrections/1","tool":"t","fingerprint":"F"}'
      printf '{"file":"%s","begin":0,"end":1,"line":1,"column":1,"before":"a","after":"b",' "$name"
      echo '"confidence":1,"reason":"encoding","status":"proposed"}'
      printf '{"file":"%s","bytes":1,"sha256":"00"}\n' "$name"
    } >c.jsonl
    status 2 timeout 20 chamra-review c.jsonl . -o out.html
    told 'not a regular file'
  done
  mkdir pages
  echo "$GARBLED" >pages/a.txt
  mkfifo pages/chamra-ledger.jsonl
  status 2 timeout 20 chamra-fix -q --in-place pages
  told 'is a pipe'
}

run_tests "$1"
