// SPDX-License-Identifier: Apache-2.0
#include "common/console.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "common/exit_code.hpp"
#include "report/text.hpp"

namespace chamra::cli {

void Console::show_progress(bool wanted) {
  terminal_ = ::isatty(STDERR_FILENO) != 0;
  progress_ = wanted || terminal_;
}

void Console::clear_progress() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

void Console::complain(const Error& error) {
  trouble_ = true;
  if (silent_) return;
  clear_progress();
  const std::string line = tool_ + ": " + visible(error.text()) + '\n';
  std::fputs(line.c_str(), stderr);
}

void Console::note(std::string_view message) { print(tool_ + ": " + visible(message) + '\n'); }

void Console::print(std::string_view text) {
  if (quiet_) return;
  clear_progress();
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::progress(std::size_t done, std::size_t all, std::string_view name) {
  if (!progress_ || quiet_) return;
  clear_progress();
  const std::string line = fmt::format("{}: {}/{} {}", tool_, done, all, visible(name));
  std::fputs((terminal_ ? line : line + '\n').c_str(), stderr);
  drawn_ = terminal_;
}

int Console::exit_code() const { return trouble_ ? exit_trouble : exit_done; }

bool wants_colour(int fd) {
  const char* refused = std::getenv("NO_COLOR");
  return ::isatty(fd) != 0 && (refused == nullptr || *refused == '\0');
}

}  // namespace chamra::cli
