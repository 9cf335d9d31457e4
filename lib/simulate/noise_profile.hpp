// SPDX-License-Identifier: Apache-2.0
// How one kind of OCR misreads letters: a table of confusions as channel/estimate.hpp writes them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "simulate/draws.hpp"

namespace chamra {

/// One misreading and the share of the occurrences that meet it.
struct Outcome32 {
  std::u32string seen;
  Share32 share = 0;
};

/// In seen strings: a letter of some other script, and a Latin letter.
inline constexpr char32_t any_foreign = 0xFFFD, any_latin = U'x';

class NoiseProfile {
 public:
  static constexpr std::size_t longest = 3;

  /// A table "meant<TAB>seen<TAB>count<TAB>of". Rows whose seen letters are Lao are left out: an
  /// OCR that writes Lao writes whole stretches of it (stretch_noise.hpp). Errors: not readable; a
  /// row that is no confusion.
  static Result<NoiseProfile> load(const std::string& path);

  /// What may be seen for `meant`; for the empty string, what may come from nowhere at any letter.
  /// Empty for what is always read rightly.
  [[nodiscard]] const std::vector<Outcome32>& outcomes(std::u32string_view meant) const;

  /// Names the table: 16 hex digits of its bytes' SHA-256.
  [[nodiscard]] const std::string& stamp() const { return stamp_; }

 private:
  std::map<std::u32string, std::vector<Outcome32>, std::less<>> rows_;
  std::string stamp_;
};

}  // namespace chamra
