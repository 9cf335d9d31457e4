// SPDX-License-Identifier: Apache-2.0
#include "evaluate/canonical.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace chamra::evaluate {
namespace {

constexpr char32_t thai_e = 0xE40, thai_ae = 0xE41, lao_e = 0xEC0, lao_ae = 0xEC1;
constexpr char32_t thai_aa = 0xE32, thai_am = 0xE33, lao_aa = 0xEB2, lao_am = 0xEB3;
constexpr char32_t thai_nikhahit = 0xE4D, lao_niggahita = 0xECD;
constexpr char32_t zero_width_space = 0x200B, byte_order_mark = 0xFEFF;

constexpr int last_rank = 5;

/// Where a Thai or Lao mark stands among the marks of one base letter; -1 for what is no such mark.
int mark_rank(char32_t letter) {
  switch (letter) {
    case 0xE3A:  // phinthu
    case 0xEBA:
    case 0xEBC:  // Lao semivowel lo
      return 0;
    case 0xE38:
    case 0xE39:
    case 0xEB8:
    case 0xEB9:
      return 1;  // vowels below
    case 0xE4C:
    case 0xE4E:
    case 0xECC:
    case 0xECE:
      return 4;  // silencers
    default:
      break;
  }
  if ((letter >= 0xE48 && letter <= 0xE4B) || (letter >= 0xEC8 && letter <= 0xECB)) return 3;
  const bool thai_above = letter == 0xE31 || (letter >= 0xE34 && letter <= 0xE37) ||
                          letter == 0xE47 || letter == thai_nikhahit;
  const bool lao_above = letter == 0xEB1 || (letter >= 0xEB4 && letter <= 0xEB7) ||
                         letter == 0xEBB || letter == lao_niggahita;
  return thai_above || lao_above ? 2 : -1;
}

bool is_thai_or_lao(char32_t letter) { return letter >= 0xE00 && letter <= 0xEFF; }
bool is_dropped(char32_t letter) { return letter == zero_width_space || letter == byte_order_mark; }

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    return *icu::Normalizer2::getNFCInstance(status);
  }();
  return instance;
}

/// Does `letter` belong to the letter before it?
bool continues(char32_t letter) {
  if (letter < 0x300) return false;
  if (is_thai_or_lao(letter)) return mark_rank(letter) >= 0;
  return !nfc().hasBoundaryBefore(static_cast<UChar32>(letter));
}

std::u32string composed(const std::u32string& cell) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* letters = reinterpret_cast<const UChar32*>(cell.data());
  const auto source = icu::UnicodeString::fromUTF32(letters, static_cast<int32_t>(cell.size()));
  const icu::UnicodeString result = nfc().normalize(source, status);
  std::u32string out;
  for (int32_t at = 0; at < result.length(); at = result.moveIndex32(at, 1)) {
    out += static_cast<char32_t>(result.char32At(at));
  }
  return out;
}

bool is_nikhahit(char32_t letter) { return letter == thai_nikhahit || letter == lao_niggahita; }

/// Marks in their order, those of other scripts last. Garble may mix the scripts: Thai before Lao,
/// as NFC has them.
void order_marks(std::u32string& cell) {
  const auto rank = [](char32_t letter) {
    const int own = mark_rank(letter);
    return std::pair(own < 0 ? last_rank : own, letter >= 0xE80);
  };
  const auto first = cell.begin() + (continues(cell.front()) ? 0 : 1);
  std::stable_sort(first, cell.end(), [&](char32_t a, char32_t b) { return rank(a) < rank(b); });
}

/// One pass over a page, a base letter with its marks at a time.
class Pass {
 public:
  explicit Pass(std::u32string_view raw) : raw_(raw), position_(raw.size() + 1) {
    out_.reserve(raw.size());
  }

  Folded run(const Borders& borders) {
    while (at_ < raw_.size()) take();
    position_[raw_.size()] = end();
    while (!out_.empty() && out_.back() == U'\n') out_.pop_back();
    Folded folded{std::move(out_), {}};
    const auto limit = static_cast<std::uint32_t>(folded.text.size());
    for (const auto border : borders) {
      folded.borders.push_back(std::min(position_[border], limit));
    }
    return folded;
  }

 private:
  [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(out_.size()); }

  void take() {
    position_[at_] = end();
    const char32_t letter = raw_[at_];
    if (is_dropped(letter)) {
      ++at_;
    } else if (letter == U'\r' || letter == U'\n') {
      take_line_end();
    } else {
      take_cell();
    }
  }

  void take_line_end() {
    const bool carriage_return = raw_[at_++] == U'\r';
    if (carriage_return && at_ < raw_.size() && raw_[at_] == U'\n') position_[at_++] = end();
    out_ += U'\n';
    double_e_ = 0;
  }

  void take_cell() {
    const std::size_t begin = at_;
    gather();
    join_double_e();
    if (cell_.size() == 1 && (cell_[0] < 0xC0 || is_thai_or_lao(cell_[0]))) {
      put_single(cell_[0]);
      // Letters dropped behind it stand behind it.
      std::fill(position_.begin() + static_cast<std::ptrdiff_t>(begin) + 1,
                position_.begin() + static_cast<std::ptrdiff_t>(at_), end());
      return;
    }
    const std::uint32_t start = end();
    out_ += folded_cell();
    double_e_ = 0;
    // Places inside the cell may not point past what became of it.
    for (std::size_t k = begin; k < at_; ++k) {
      const auto step = static_cast<std::uint32_t>(k - begin);
      position_[k] = std::min(start + step, end());
      // A sara e that was joined to its twin is behind what was dropped between them.
      if (k > 0) position_[k] = std::max(position_[k], position_[k - 1]);
    }
  }

  /// Collects a base letter, the marks after it and the sara aa that a nikhahit among them waits
  /// for.
  void gather() {
    cell_.assign(1, raw_[at_++]);
    bool nikhahit = is_nikhahit(cell_[0]);
    for (; at_ < raw_.size(); ++at_) {
      const char32_t letter = raw_[at_];
      position_[at_] = end();
      if (is_dropped(letter)) continue;
      if (!continues(letter)) break;
      nikhahit = nikhahit || is_nikhahit(letter);
      cell_ += letter;
    }
    const bool aa = at_ < raw_.size() && (raw_[at_] == thai_aa || raw_[at_] == lao_aa);
    if (nikhahit && aa && (raw_[at_] == thai_aa) == has_thai_nikhahit()) cell_ += raw_[at_++];
  }

  [[nodiscard]] bool has_thai_nikhahit() const {
    return cell_.find(thai_nikhahit) != std::u32string::npos;
  }

  /// The gathered letters as they should be stored.
  std::u32string folded_cell() {
    const char32_t last = cell_.back();
    const bool joins = cell_.size() > 1 && (last == thai_aa || last == lao_aa);
    if (joins) {
      cell_.pop_back();
      cell_.erase(cell_.rfind(last == thai_aa ? thai_nikhahit : lao_niggahita), 1);
    }
    // First NFC: what it composes may have stood between marks of ours.
    const auto plain = [](char32_t letter) { return letter < 0xC0 || is_thai_or_lao(letter); };
    if (!std::all_of(cell_.begin(), cell_.end(), plain)) cell_ = composed(cell_);
    if (!cell_.empty()) order_marks(cell_);
    if (joins) cell_ += last == thai_aa ? thai_am : lao_am;
    return cell_;
  }

  void join_double_e() {
    if (double_e_ == 0 || cell_[0] != double_e_) return;
    out_.pop_back();
    cell_[0] = double_e_ == thai_e ? thai_ae : lao_ae;
  }

  void put_single(char32_t letter) {
    out_ += letter;
    double_e_ = letter == thai_e || letter == lao_e ? letter : 0;
  }

  std::u32string_view raw_;
  std::vector<std::uint32_t> position_;
  std::u32string out_, cell_;
  std::size_t at_ = 0;
  char32_t double_e_ = 0;  // the sara e just put, waiting for its twin
};

}  // namespace

Folded canonical(std::u32string_view raw, const Borders& borders) { return Pass(raw).run(borders); }

Folded as_written(std::u32string_view raw, const Borders& borders) {
  return {std::u32string(raw), borders};
}

}  // namespace chamra::evaluate
