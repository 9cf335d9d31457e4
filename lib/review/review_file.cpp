// SPDX-License-Identifier: Apache-2.0
#include "review/review_file.hpp"

#include "base/utf8.hpp"
#include "edits/digest.hpp"
#include "review/difference.hpp"
#include "review/guess_reason.hpp"

namespace chamra {
namespace {

/// Counts lines and columns of places that are asked for in ascending order.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  void set(Edit& edit) {
    while (at_ < edit.span.begin) {
      const Utf8Step step = decode_utf8_step(text_, at_);
      at_ += step.bytes;
      ++column_;
      if (step.letter != U'\n') continue;
      ++line_;
      column_ = 1;
    }
    edit.line = line_;
    edit.column = column_;
  }

 private:
  std::string_view text_;
  std::uint64_t at_ = 0, line_ = 1, column_ = 1;
};

Edit edit_of(const Replacement& change, std::string_view before, std::string_view after) {
  Edit edit;
  edit.span = change.before;
  edit.before = before.substr(change.before.begin, change.before.size());
  edit.after = after.substr(change.after.begin, change.after.size());
  edit.confidence = 1;
  edit.reason = guess_reason(edit.before, *edit.after);
  return edit;
}

}  // namespace

std::optional<std::string> ReviewedEdit::outcome() const {
  const Edit& decided = verdict ? verdict->edit : edit;
  return decided.status == Status::Rejected ? std::nullopt : decided.after;
}

ReviewFile compare(const std::string& file, std::string before, std::string_view after) {
  ReviewFile out;
  out.end = {file, before.size(), sha256_hex(before)};
  Places places(before);
  for (const Replacement& change : differences(before, after)) {
    out.edits.push_back({edit_of(change, before, after), std::nullopt});
    places.set(out.edits.back().edit);
  }
  out.page = std::move(before);
  return out;
}

}  // namespace chamra
