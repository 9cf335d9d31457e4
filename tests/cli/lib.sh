# SPDX-License-Identifier: Apache-2.0
# For the scripts beside it: each defines functions test_*; run_tests BIN_DIR runs them all, each in a fresh folder.
# Lines "note: ..." of a test are shown. A test fails by `fail MESSAGE`, by a failed `same`, `status` or `told`, or by any command that fails.

# กำ spelt with nikhahit and sara aa, in a word: mended whatever the tables say.
GARBLED=$(printf 'ก\xe0\xb9\x8d\xe0\xb8\xb2ลัง')
MENDED=$(printf 'ก\xe0\xb8\xb3ลัง')

fail() {
  echo "  $*" >&2
  exit 1
}

# same FILE FILE
same() { cmp "$1" "$2" || fail "$1 and $2 differ"; }

# status EXPECTED COMMAND...: runs it, stderr to the file err.
status() {
  local expected=$1 found=0
  shift
  "$@" 2>err || found=$?
  [ "$found" = "$expected" ] || fail "exit status $found, expected $expected: $* ($(head -c 300 err))"
}

# told WORDS: the last `status` command said so.
told() { grep -qF -- "$1" err || fail "no \"$1\" in: $(head -c 500 err)"; }

run_tests() {
  local bin=$1 failed=0 name folder
  PATH=$bin:$PATH
  for name in $(declare -F | awk '$3 ~ /^test_/ {print $3}'); do
    folder=$(mktemp -d)
    if (cd "$folder" && set -eu && "$name") >"$folder.log" 2>&1; then
      echo "ok   $name"
      sed -n 's/^note: /     /p' "$folder.log"
    else
      failed=1
      echo "FAIL $name"
      head -40 "$folder.log" | sed 's/^/     /'
    fi
    chmod -R u+rwx "$folder"
    rm -rf "$folder" "$folder.log"
  done
  return $failed
}
