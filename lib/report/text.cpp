// SPDX-License-Identifier: Apache-2.0
#include "report/text.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <numeric>

#include "base/utf8.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_offered = 3;  // readings of a suspicion in its line

/// Control, format (bidirectional, zero-width), line separators, private use and unassigned
/// letters.
bool is_hidden(char32_t letter) {
  switch (u_charType(static_cast<UChar32>(letter))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return true;
    default:
      return letter == 0x00A0;
  }
}

std::string raw_bytes(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes)
    out += fmt::format("\\x{{{:02X}}}", static_cast<unsigned char>(byte));
  return out;
}

std::string spelt_out(char32_t letter) {
  if (letter == U'\n') return "\\n";
  if (letter == U'\t') return "\\t";
  if (letter == U'\r') return "\\r";
  return fmt::format("\\u{{{:04X}}}", static_cast<std::uint32_t>(letter));
}

std::string painted(std::string_view text, std::string_view code, bool colour) {
  return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

/// What a suspicion may read, best first.
std::string offered(const Edit& edit, bool colour) {
  std::string out;
  for (std::size_t k = 0; k < std::min(most_offered, edit.candidates.size()); ++k)
    out +=
        (k == 0 ? " (\"" : " \"") + painted(visible(edit.candidates[k].text), "32", colour) + "\"?";
  return out.empty() ? out : out + ')';
}

std::uint64_t sum(const std::array<std::uint64_t, reason_count>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Never "0 minutes": one proposal is work too.
std::string review_time(std::uint64_t proposals) {
  const std::uint64_t minutes = (proposals * review_seconds + 59) / 60;
  return proposals == 0
             ? ""
             : fmt::format(" (about {} of review)", counted(minutes, "minute", "minutes"));
}

}  // namespace

std::string visible(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    const std::string_view letter = bytes.substr(at, step.bytes);
    if (!step.valid) {
      out += raw_bytes(letter);
    } else if (is_hidden(step.letter)) {
      out += spelt_out(step.letter);
    } else {
      out += letter;
    }
    at += step.bytes;
  }
  return out;
}

std::string text_line(std::string_view file, const Edit& edit, bool colour) {
  const std::string place = fmt::format("{}:{}:{}:", visible(file), edit.line, edit.column);
  std::string out = painted(place, "1", colour) + ' ' + std::string(name_of(edit.reason)) + ": \"" +
                    painted(visible(edit.before), "31", colour) + '"';
  if (edit.after)
    out += " -> \"" + painted(visible(*edit.after), "32", colour) + '"';
  else
    out += offered(edit, colour);
  return out + fmt::format(" {:.2f}\n", edit.confidence);
}

void Summary::count(const Edit& edit) {
  auto& counts = edit.status == Status::Applied ? changed : proposed;
  ++counts[static_cast<std::size_t>(edit.reason)];
}

std::uint64_t Summary::all_changed() const { return sum(changed); }
std::uint64_t Summary::all_proposed() const { return sum(proposed); }

std::string summary_text(std::string_view tool, const Summary& summary) {
  std::string out = fmt::format("{}: {}: {} changed, {} proposed{}\n", tool,
                                counted(summary.files, "file", "files"), summary.all_changed(),
                                summary.all_proposed(), review_time(summary.all_proposed()));
  for (std::size_t reason = 0; reason < reason_count; ++reason) {
    if (summary.changed[reason] + summary.proposed[reason] == 0) continue;
    out +=
        fmt::format("  {:<18}{:>8} changed {:>8} proposed\n", name_of(static_cast<Reason>(reason)),
                    summary.changed[reason], summary.proposed[reason]);
  }
  return out;
}

}  // namespace chamra
