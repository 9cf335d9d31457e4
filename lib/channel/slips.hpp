// SPDX-License-Identifier: Apache-2.0
// Kinds of slips that OCR makes with single letters, and how often it makes them: what stands under
// every confusion that no page has shown.
//
// Each kind shares one rate, and what pages have shown of a kind moves the rate of all of it: a
// book in which many letters were taken for others of like shape will have more of these, other
// letters too. Source: MacKay & Peto 1995 (a hierarchy of Dirichlet priors).
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "channel/confusion_count.hpp"
#include "channel/seen.hpp"

namespace chamra {

enum class Slip : std::uint8_t {
  ExtraMark,
  ExtraLetter,
  LostMark,
  LostLetter,
  SaraAm,  // sara am and sara aa, one for the other
  LikeShape,
  SameClass,
  OtherLetter,
  // Thai in Lao letters:
  LaoTwin,
  LaoSameSound,
  LaoFinal,
  LaoLikeShape,
  LaoSameClass,
  LaoOther,
  LaoShortO,
  LaoExtra,
};
inline constexpr std::size_t slip_kinds = 16;

/// `meant`: a Thai letter, or 0 where none was; `seen`: another Thai letter, a Lao one, or 0 where
/// it was lost. Both must be one of these.
[[nodiscard]] Slip slip_of(Symbol meant, Seen seen);

/// The string as symbols and as letters of a page; what is longer than `longest_packed` is cut off.
[[nodiscard]] Packed pack_meant(std::u32string_view text);
[[nodiscard]] Packed pack_seen(std::u32string_view text);
[[nodiscard]] bool holds_lao(Packed seen);

class SlipRates {
 public:
  SlipRates();

  /// The share of `meant` that is seen as `seen`, as far as its kind tells; 0 for what no slip
  /// makes.
  [[nodiscard]] double of(Symbol meant, Seen seen) const;

  /// Moves the rates to what `rows` have shown. The rates until now weigh as much as `inertia`
  /// slips of every kind. Rows longer than `longest_packed` do not count. `letters`: how often they
  /// stood there, if that is known of more than the rows tell.
  void learn(std::span<const ConfusionCount> rows, std::span<const LetterCount> letters,
             double inertia);

 private:
  std::array<double, slip_kinds> rates_;
};

/// Before anything is learnt.
[[nodiscard]] const SlipRates& usual_slips();

}  // namespace chamra
