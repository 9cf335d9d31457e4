// SPDX-License-Identifier: Apache-2.0
// What every tool tells the shell.
#pragma once

namespace chamra::cli {

enum ExitCode : int {
  exit_done = 0,
  exit_found = 1,    // only under --check: something was found
  exit_trouble = 2,  // some input or output failed (the rest was done), or a usage error
};

}  // namespace chamra::cli
