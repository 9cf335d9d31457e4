# SPDX-License-Identifier: Apache-2.0
# For the scripts beside it: each defines functions test_*; run_tests BIN_DIR runs them all, each in a fresh folder.
# Lines "note: ..." of a test are shown. A test fails by `fail MESSAGE`, by a failed `same`, `status` or `told`, or by any
# command or pipeline that fails, but for those that bash lets fail: before && or ||, after !, in a condition, in
# <(...), in the background, in $(...) among the words of a command (in found=$(...) it counts). So what must not be is
# not said with ! but with `absent` and `differ`, and not in two halves joined by &&.

# กำ spelt with nikhahit and sara aa, in a word: mended whatever the tables say.
GARBLED=$(printf 'ก\xe0\xb9\x8d\xe0\xb8\xb2ลัง')
MENDED=$(printf 'ก\xe0\xb8\xb3ลัง')

fail() {
  echo "  $*" >&2
  exit 1
}

# same FILE FILE
same() { cmp "$1" "$2" || fail "$1 and $2 differ"; }

# differ FILE FILE, or two folders: both are there and not the same
differ() {
  local found=0
  diff -rq "$1" "$2" >/dev/null || found=$?
  [ $found = 1 ]
}

# absent WORDS FILE: the file is there and does not say so
absent() {
  local found=0
  grep -qF -- "$1" "$2" || found=$?
  [ $found = 1 ]
}

# status EXPECTED COMMAND...: runs it, stderr to the file err.
status() {
  local expected=$1 found=0
  shift
  "$@" 2>err || found=$?
  [ "$found" = "$expected" ] || fail "exit status $found, expected $expected: $* ($(head -c 300 err))"
}

# told WORDS: the last `status` command said so.
told() { grep -qF -- "$1" err || fail "no \"$1\" in: $(head -c 500 err)"; }

# limit_memory KILOBYTES: from here on, in this shell. Address sanitizers reserve terabytes and never use them.
limit_memory() {
  ldd "$(command -v chamra-fix)" | grep libasan >/dev/null || ulimit -v "$1"
}

run_tests() {
  local bin=$1 failed=0 name folder code
  PATH=$bin:$PATH
  # In all that runs as a condition, however deep, bash forgets set -e: then any test would pass.
  (set -e; false; true)
  [ $? != 0 ] || { echo "FAIL run_tests was called in a condition"; return 1; }
  for name in $(declare -F | awk '$3 ~ /^test_/ {print $3}'); do
    folder=$(mktemp -d)
    (
      cd "$folder" || exit 1
      shopt -s inherit_errexit
      set -Eeuo pipefail
      trap 'echo "  line $LINENO: status $?: $BASH_COMMAND" >&2' ERR
      "$name"
    ) >"$folder.log" 2>&1
    code=$?
    if [ $code = 0 ]; then
      echo "ok   $name"
      sed -n 's/^note: /     /p' "$folder.log"
    else
      failed=1
      echo "FAIL $name"
      tail -40 "$folder.log" | sed 's/^/     /'
    fi
    chmod -R u+rwx "$folder"
    rm -rf "$folder" "$folder.log"
  done
  return $failed
}
