// SPDX-License-Identifier: Apache-2.0
#include "evaluate/claims.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "base/utf8.hpp"

namespace chamra::evaluate {
namespace {

/// Turns ascending byte offsets into counts of code points.
class LetterCounter {
 public:
  explicit LetterCounter(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t letters_before(std::uint64_t byte) {
    if (byte < at_) at_ = letters_ = 0;
    while (at_ < byte && at_ < bytes_.size()) {
      at_ += decode_utf8_step(bytes_, at_).bytes;
      ++letters_;
    }
    return static_cast<std::uint32_t>(letters_);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0, letters_ = 0;
};

std::vector<std::u32string> readings_of(const Edit& edit) {
  std::vector<std::u32string> readings;
  std::set<std::string_view> known;
  const auto add = [&](const std::string& text) {
    if (known.insert(text).second) readings.push_back(to_utf32(text));
  };
  if (edit.after) add(*edit.after);
  for (const Alternative& candidate : edit.candidates) add(candidate.text);
  return readings;
}

std::vector<Reading> weighed_readings_of(const Edit& edit) {
  std::vector<Reading> readings;
  for (const Alternative& candidate : edit.candidates) {
    readings.push_back({to_utf32(candidate.text), candidate.confidence});
  }
  return readings;
}

bool fits(const Edit& edit, std::string_view page) {
  return edit.span.end <= page.size() &&
         page.substr(edit.span.begin, edit.span.size()) == edit.before;
}

}  // namespace

Result<std::vector<Claim>> claims_of(const std::vector<Edit>& edits, std::string_view page,
                                     const std::string& path) {
  std::vector<Claim> claims;
  LetterCounter counter(page);
  for (const Edit& edit : edits) {
    if (!fits(edit, page)) {
      return Error{path, 0,
                   fmt::format("the corrections have \"{}\" at bytes {}-{}, the page has not; make "
                               "them again for this page",
                               edit.before, edit.span.begin, edit.span.end)};
    }
    if (edit.status == Status::Rejected) continue;
    const std::uint32_t begin = counter.letters_before(edit.span.begin);
    const std::uint32_t end = counter.letters_before(edit.span.end);
    claims.push_back({{begin, end},
                      readings_of(edit),
                      edit.after.has_value(),
                      edit.confidence,
                      edit.reason,
                      weighed_readings_of(edit)});
  }
  return claims;
}

}  // namespace chamra::evaluate
