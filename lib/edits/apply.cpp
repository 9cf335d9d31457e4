// SPDX-License-Identifier: Apache-2.0
#include "edits/apply.hpp"

#include <algorithm>

namespace chamra {
namespace {

std::string line_breaks_of(std::string_view bytes) {
  std::string out;
  std::copy_if(bytes.begin(), bytes.end(), std::back_inserter(out),
               [](char byte) { return byte == '\n' || byte == '\r' || byte == '\f'; });
  return out;
}

/// What is wrong with `edit` for text whose first unused byte is at `done`; empty when nothing is.
std::string objection(std::string_view bytes, std::uint64_t offset, std::uint64_t done,
                      const Edit& edit) {
  const auto [begin, end] = edit.span;
  if (begin > end || begin < offset || end > offset + bytes.size()) return "lies outside the text";
  if (begin < done) return "overlaps the correction before it or is out of order";
  if (bytes.substr(begin - offset, end - begin) != edit.before)
    return "expects other bytes there; the file is not the one it was made from";
  if (!keeps_line_breaks(edit)) return "would add or remove a line break";
  return {};
}

}  // namespace

bool keeps_line_breaks(const Edit& edit) {
  return !edit.after || line_breaks_of(edit.before) == line_breaks_of(*edit.after);
}

Result<std::string> apply_edits(std::string_view bytes, std::span<const Edit> edits,
                                std::uint64_t offset) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  std::uint64_t done = offset;
  for (const Edit& edit : edits) {
    if (!edit.after) continue;
    if (const std::string why = objection(bytes, offset, done, edit); !why.empty())
      return Error{
          {},
          0,
          "correction at byte " + std::to_string(edit.span.begin) + " " + why + "; left alone"};
    out += bytes.substr(done - offset, edit.span.begin - done);
    out += *edit.after;
    done = edit.span.end;
  }
  out += bytes.substr(done - offset);
  return out;
}

std::vector<Edit> inverse(std::span<const Edit> edits) {
  std::vector<Edit> out;
  std::int64_t shift = 0;
  for (const Edit& edit : edits) {
    if (!edit.after) continue;
    Edit back = edit;
    back.span.begin = edit.span.begin + static_cast<std::uint64_t>(shift);
    back.span.end = back.span.begin + edit.after->size();
    back.before = *edit.after;
    back.after = edit.before;
    shift += static_cast<std::int64_t>(edit.after->size()) -
             static_cast<std::int64_t>(edit.before.size());
    out.push_back(std::move(back));
  }
  return out;
}

}  // namespace chamra
