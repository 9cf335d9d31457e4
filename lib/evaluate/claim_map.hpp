// SPDX-License-Identifier: Apache-2.0
// The claims about a page and the errors it has, as places of the same folded text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/annotation.hpp"
#include "evaluate/canonical.hpp"
#include "evaluate/claims.hpp"
#include "evaluate/differences.hpp"

namespace chamra::evaluate {

/// The page the claims are about. `annotation`: null to take every difference between OCR and truth
/// for an error, of no known reason. `partial`: claims that touch no annotated span are neither
/// right nor wrong.
struct ClaimedPage {
  std::u32string_view ocr, truth;  // as written
  const Annotation* annotation = nullptr;
  bool partial = false;
  Fold fold = canonical;
};

/// A place where OCR and truth differ, or one that does not count.
struct Zone {
  CharSpan span;  // in the folded OCR page
  bool counts = true;
  std::optional<Reason> reason;
};

/// A claim in the folded page.
struct Flag {
  const Claim* claim;
  CharSpan span;
};

enum class Touch : std::uint8_t { Error, Other, Nothing };

class ClaimMap {
 public:
  /// Claims about spellings that the fold makes equal are passed over. `claims` must outlive this.
  ClaimMap(const ClaimedPage& page, const std::vector<Claim>& claims);

  [[nodiscard]] std::u32string_view ocr() const { return ocr_; }
  [[nodiscard]] const std::vector<Flag>& flags() const { return flags_; }
  [[nodiscard]] const std::vector<Zone>& zones() const { return zones_; }
  /// Where the folded OCR page and the folded truth part.
  [[nodiscard]] const std::vector<Difference>& differences() const { return differences_; }
  /// Where the folded OCR page and the page that all corrections make of it part; of two that
  /// overlap, the first counts.
  [[nodiscard]] const std::vector<Difference>& proposed() const { return proposed_; }

  [[nodiscard]] std::u32string folded(std::u32string_view text) const {
    return page_.fold(text, {}).text;
  }
  [[nodiscard]] std::vector<Flag> flags_on(CharSpan span) const;
  [[nodiscard]] Touch touch_of(CharSpan span) const;
  /// Whether a place with this touch is judged at all.
  [[nodiscard]] bool is_judged(Touch touch) const {
    return touch == Touch::Error || (touch == Touch::Nothing && !page_.partial);
  }
  /// `span` must begin and end at borders of flags or zones.
  [[nodiscard]] bool is_truth(CharSpan span, std::u32string_view reading) const;
  [[nodiscard]] std::u32string_view truth_at(CharSpan span) const;

 private:
  void fold_page(const std::vector<Claim>& claims);
  [[nodiscard]] CharSpan moved(CharSpan raw) const;
  [[nodiscard]] bool is_spelling_only(const Claim& claim) const;
  [[nodiscard]] std::u32string corrected() const;
  void find_zones();
  void find_crossings();
  [[nodiscard]] const Crossing& crossing_at(std::uint32_t border) const;

  ClaimedPage page_;
  std::u32string truth_, ocr_;
  Borders raw_borders_, borders_;
  std::vector<Flag> flags_;           // by begin; they may overlap
  std::vector<std::uint32_t> reach_;  // by flag: where it and all before it have ended
  std::vector<Zone> zones_;
  std::vector<Difference> differences_, proposed_;
  std::vector<Crossing> crossings_;
};

[[nodiscard]] bool overlaps(CharSpan one, CharSpan other);

}  // namespace chamra::evaluate
