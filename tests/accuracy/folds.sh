# SPDX-License-Identifier: Apache-2.0
# For the scripts beside: dictionaries that have not seen the pages they are tried on. Sourced; needs $bin and $work.

shared=$(realpath "${CHAMRA_SHARED:-$(dirname "${BASH_SOURCE[0]}")/../../../shared}")
compiled=$(realpath "$bin/../share/chamra")

# all SET: the names of its pages
all() { (cd "$shared/$1/ocr" && ls) | sed 's/[.]txt$//'; }

# halve NAMES OUT: every second line to OUT-a and OUT-b
halve() { awk -v out="$2" '{ print > (out (NR % 2 ? "-a" : "-b")) }' "$1"; }

# take SET NAMES FOLDER: these pages and their truth as FOLDER/ocr, FOLDER/truth, with what is annotated
take() {
  local name part
  mkdir -p "$3/ocr" "$3/truth"
  while read -r name; do
    for part in ocr truth; do cp "$shared/$1/$part/$name.txt" "$3/$part"; done
  done <"$2"
  for part in spans partial.txt; do [ ! -e "$shared/$1/$part" ] || ln -s "$shared/$1/$part" "$3"; done
}

# confusions SET NAMES TABLE: what these pages teach
confusions() { "$bin/chamra-build" confusions --pairs "$shared/$1/ocr" "$shared/$1/truth" --names "$2" -o "$3"; }

# make_pages FOLDER PROFILE: a clean chapter, garbled in three ways as by a vision model whose misreadings are PROFILE
make_pages() {
  local k
  mkdir -p "$1/truth"
  for k in 1 2 3; do cp "$shared/seeds/chapter-3-trusted.txt" "$1/truth/$k.txt"; done
  "$bin/chamra-garble" -q --profile "$2" --lao-runs 6 --wrong-words 1 --intrusions 0.1 --steady 50 -o "$1/ocr" "$1/truth"
}

# dictionaries FOLDER SET=NAMES...: confusions and confidences from these pages alone. What confidences are learnt from
# was found with confusions of other pages: those of the other sets, and of the other half of the set's own. Each page is
# there three times, as it is, with few of its errors, and without any: trust depends on how much is wrong around. Only
# as they are do pages teach their book: copies without errors would tell it the truth. Since few pages have Thai in Lao
# letters, more are made; which words are left in error on these tells nothing of real ones.
dictionaries() {
  local folder=$1 one set names half other part profile learnt=()
  local own=$work/learn-$(basename "$folder")
  mkdir -p "$folder/confusions" "$own"
  ln -s "$compiled/thai.chamra" "$compiled/lao.chamra" "$folder"
  for one in "${@:2}"; do confusions "${one%%=*}" "${one#*=}" "$folder/confusions/${one%%=*}.tsv"; done
  for one in "${@:2}"; do
    set=${one%%=*} names=${one#*=}
    halve "$names" "$own/$set"
    for half in a b; do
      other=$([ $half = a ] && echo b || echo a)
      part=$own/$set-without-$half
      cp -r "$folder" "$part"
      confusions "$set" "$own/$set-$other" "$part/confusions/$set.tsv"
      take "$set" "$own/$set-$half" "$own/pages-$set-$half"
      "$bin/chamra-fix" -q --dictionaries "$part" --save-book "$own/book-$set-$half" -o "$own/mended-$set-$half" \
        "$own/pages-$set-$half/ocr"
      "$(dirname "${BASH_SOURCE[0]}")/lighten" "$own/pages-$set-$half"
      "$bin/chamra-suggest" -q --evidence --dictionaries "$part" --book "$own/book-$set-$half" \
        -o "$own/$set-$half.jsonl" "$own/pages-$set-$half/ocr"
      learnt+=(--set "$own/pages-$set-$half" "$own/$set-$half.jsonl")
    done
  done
  profile=$folder/confusions/gold.tsv
  [ -e "$profile" ] || profile=$folder/confusions/${2%%=*}.tsv
  make_pages "$own/made" "$profile"
  "$bin/chamra-suggest" -q --evidence --dictionaries "$folder" "$own/made/ocr" |
    grep -E '"schema"|"sha256"|"after":' >"$own/made.jsonl"
  learnt+=(--set "$own/made" "$own/made.jsonl")
  "$bin/chamra-build" confidence "${learnt[@]}" -o "$folder/confidence.tsv" 2>"$own/told" || { cat "$own/told" >&2; return 1; }
}

# listed A B: how many of the annotated errors the corrections files of both halves list and offer the truth for,
# suspicions counted, by chamra-evaluate's own measure
listed() {
  { cat "$1" && tail -n +2 "$2"; } >"$work/listed.jsonl"
  "$bin/chamra-evaluate" --no-words --spans "$shared/gold/spans" --partial "$shared/gold/partial.txt" \
    --corrections "$work/listed.jsonl" "$shared/gold/ocr" "$shared/gold/truth" |
    grep -E '^(annotated spans|all  |detection| +recall)'
}
