// SPDX-License-Identifier: Apache-2.0
// Messages and progress on standard error; remembers whether there was trouble.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace chamra::cli {

/// One for each run, used from one thread.
class Console {
 public:
  explicit Console(std::string tool) : tool_(std::move(tool)) {}

  void show_progress(bool wanted);
  void set_quiet(bool quiet) { quiet_ = quiet; }
  /// Trouble is remembered and not told.
  void set_silent() { silent_ = true; }
  [[nodiscard]] const std::string& tool() const { return tool_; }

  /// "TOOL: MESSAGE"; the run ends with exit_trouble.
  void complain(const Error& error);
  /// "TOOL: MESSAGE", unless --quiet; no trouble.
  void note(std::string_view message);
  /// As it is, unless --quiet.
  void print(std::string_view text);
  void progress(std::size_t done, std::size_t all, std::string_view name);

  [[nodiscard]] bool had_trouble() const { return trouble_; }
  [[nodiscard]] int exit_code() const;

 private:
  void clear_progress();

  std::string tool_;
  bool quiet_ = false, silent_ = false, progress_ = false, terminal_ = false, drawn_ = false,
       trouble_ = false;
};

/// Whether escapes may be written to file descriptor `fd`: a terminal, and NO_COLOR is not set.
[[nodiscard]] bool wants_colour(int fd);

}  // namespace chamra::cli
