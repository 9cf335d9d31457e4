// SPDX-License-Identifier: Apache-2.0
// What went wrong in the outside world, in words for the person who can mend it.
#pragma once

#include <string>

namespace chamra {

/// `message` says what was found, what was expected and what to do. `line` is 1-based, 0 when there
/// is none.
struct Error {
  std::string path;
  std::size_t line = 0;
  std::string message;

  /// "PATH:LINE: MESSAGE", leaving out what is not known.
  [[nodiscard]] std::string text() const {
    std::string out = path;
    if (line != 0) out.append(1, ':').append(std::to_string(line));
    if (!out.empty()) out += ": ";
    return out + message;
  }
};

}  // namespace chamra
