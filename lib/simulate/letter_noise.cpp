// SPDX-License-Identifier: Apache-2.0
#include "simulate/letter_noise.hpp"

#include <algorithm>

#include "script/script_of.hpp"

namespace chamra {
namespace {

// However often things go wrong, a letter is right one time in sixteen.
constexpr Share32 highest_share = whole_share - whole_share / 16;

// Letters of scripts that multilingual models know.
constexpr std::u32string_view intruders =
    U"nuamsi\u03B1\u03BD\u0430\u043C\u0438\u0442\u0561\u0578\u05D0\u05DC\u0631\u0648\u062A\u0928"
    U"\u092E\u09A8\u09A4\u10D0\u10DB\u10E1\u1780\u1793\u30C8\u30CB\u4E2D\u4EBA";

/// What a context is: two letters before, the letter, three after.
std::u32string_view context_at(std::u32string_view text, std::size_t at) {
  const std::size_t begin = at < 2 ? 0 : at - 2;
  return text.substr(begin, at + 4 - begin);
}

class LetterNoise {
 public:
  LetterNoise(std::u32string_view text, const Taken& taken, const NoiseProfile& profile,
              const Draws& draws, Scale scale)
      : text_(text), taken_(taken), profile_(profile), draws_(draws), scale_(scale) {}

  std::vector<Change> run() {
    for (std::uint32_t at = 0; at < text_.size();) at = pass(at);
    return std::move(changes_);
  }

 private:
  [[nodiscard]] bool is_free(CharSpan span) const {
    const auto part = text_.substr(span.begin, span.size());
    return std::all_of(part.begin(), part.end(), is_thai) && !taken_.any(span);
  }

  /// Misreads what stands at `at`, or not; where to go on.
  std::uint32_t pass(std::uint32_t at) {
    if (!is_free({at, at + 1})) return at + 1;
    const std::uint64_t draw = draws_.at(Chance::Letter, at, context_at(text_, at));
    Share32 reached = 0;
    for (std::uint32_t length = 0; length <= NoiseProfile::longest; ++length) {
      if (at + length > text_.size() || !is_free({at, at + length})) break;
      for (const Outcome32& outcome : profile_.outcomes(text_.substr(at, length))) {
        reached = std::min(reached + (outcome.share * scale_ >> 16U), highest_share);
        if (draw < reached) return misread({at, at + length}, outcome.seen);
      }
    }
    return at + 1;
  }

  std::uint32_t misread(CharSpan span, std::u32string seen) {
    const bool stands_in = stand_in(span.begin, seen);
    changes_.push_back({span, std::move(seen), Reason::Misspelling});
    changes_.back().reason = stands_in ? Reason::ScriptIntrusion : reason_of(changes_.back());
    return std::max(span.end, span.begin + 1);
  }

  /// Puts true letters for those that stand for a kind; whether there were any.
  bool stand_in(std::uint32_t place, std::u32string& seen) const {
    bool any = false;
    for (char32_t& letter : seen) {
      if (letter != any_foreign && letter != any_latin) continue;
      any = true;
      const std::uint64_t draw = draws_.at(Chance::Stand, place, context_at(text_, place));
      letter = letter == any_latin ? static_cast<char32_t>(U'a' + draw % 26) : intruder(draw);
      place = std::min(place + 1, static_cast<std::uint32_t>(text_.size()) - 1);
    }
    return any;
  }

  [[nodiscard]] Reason reason_of(const Change& change) const {
    const auto meant = text_.substr(change.span.begin, change.span.size());
    const auto has_am = [](std::u32string_view text) {
      return text.find(letter::sara_am) != text.npos;
    };
    if (has_am(meant) != has_am(change.seen)) return Reason::SaraAm;
    const auto is_blank = [](char32_t letter) { return script_of(letter) == Script::Blank; };
    const bool blank = std::any_of(change.seen.begin(), change.seen.end(), is_blank);
    return blank ? Reason::Spacing : Reason::Misspelling;
  }

  std::u32string_view text_;
  const Taken& taken_;
  const NoiseProfile& profile_;
  const Draws& draws_;
  Scale scale_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> letter_noise(std::u32string_view text, const Taken& taken,
                                 const NoiseProfile& profile, const Draws& draws, Scale scale) {
  return LetterNoise(text, taken, profile, draws, scale).run();
}

char32_t intruder(std::uint64_t draw) { return intruders[draw % intruders.size()]; }

}  // namespace chamra
