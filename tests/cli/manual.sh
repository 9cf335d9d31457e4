#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The manual pages against the tools: every option that --help tells of is explained, with the default that it has.
. "$(dirname "$0")/lib.sh"
MAN=$(realpath "$(dirname "$0")/../../apps/man")

# page TOOL: its manual page, shared options put in, without the marks of roff
page() {
  sed -e "/@OPTIONS@/{r $MAN/options.roff
s/@OPTIONS@//}" "$MAN/$1.1.in" | sed 's/\\-/-/g; s/\\f[BIR]//g'
}

# options COMMAND...: names of the options that --help tells of
options() { "$@" --help | sed -nE 's/^  (-.,)?(--[a-z0-9-]+).*/\2/p' | grep -vx -e --help; }

# explained COMMAND...: TOOL or TOOL SUBCOMMAND
explained() {
  local option
  page "$1" | grep -A1 -x '\.TP' >heads
  options "$@" >options
  [ -s options ] || fail "no options in $* --help"
  while read -r option; do
    grep -qE -- "$option([^a-z0-9-]|$)" heads || fail "$option of $* is not in the manual"
  done <options
}

test_every_option_is_explained() {
  local tool command
  for tool in apply detect evaluate fix garble learn review suggest; do explained chamra-$tool; done
  for command in confidence compile confusions context count words; do explained chamra-build $command; done
}

test_tools_with_a_check_and_no_others_tell_of_status_1() {
  local tool
  for tool in apply detect evaluate fix garble learn review suggest; do
    chamra-$tool --help >help
    options chamra-$tool >options
    if ! grep -q '^Exit status: 0 ' help; then fail "$tool --help tells of no exit status"; fi
    if grep -q '^Exit status:.* 1 ' help; then echo "$tool"; fi >>tell
    if grep -qx -e --check options; then echo "$tool"; fi >>check
  done
  [ -s check ] || fail 'no tool has --check'
  diff check tell || fail 'some have --check, others tell of status 1'
}

test_every_command_of_build_has_its_own_example() {
  local command
  for command in confidence compile confusions context count words; do
    chamra-build $command --help | grep -A1 '^Example:' >example
    grep -q "^  chamra-build $command " example || fail "no example of $command"
  done
}

test_every_command_of_build_is_explained() {
  page chamra-build >page
  chamra-build --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' >commands
  [ -s commands ] || fail 'no commands'
  while read -r command; do grep -qx "\.B $command" page || fail "$command is not in the manual"; done <commands
}

test_default_thresholds_are_those_of_the_tools() {
  local tool found
  for tool in apply evaluate fix; do
    found=$(chamra-$tool --help | sed -nE 's/.*--min-confidence P=([0-9.]+).*/\1/p')
    page chamra-$tool | grep -A3 '^\.BR --min-confidence' >explained
    grep -qF "(default $found)" explained || fail "$tool: not $found"
  done
}

run_tests "$1"
