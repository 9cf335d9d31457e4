// SPDX-License-Identifier: Apache-2.0
#include "simulate/letter_noise.hpp"

#include <algorithm>

#include "script/script_of.hpp"

namespace chamra {
namespace {

// However often things go wrong, a letter is right one time in sixteen.
constexpr Share32 highest_share = whole_share - whole_share / 16;

// A table may say that a letter is surely misread in many ways; the product with any factor must
// fit.
constexpr Share32 highest_sum = whole_share * 8;

// Letters of scripts that multilingual models know.
constexpr std::u32string_view intruders =
    U"nuamsi\u03B1\u03BD\u0430\u043C\u0438\u0442\u0561\u0578\u05D0\u05DC\u0631\u0648\u062A\u0928"
    U"\u092E\u09A8\u09A4\u10D0\u10DB\u10E1\u1780\u1793\u30C8\u30CB\u4E2D\u4EBA";

/// What a context is: two letters before, the letter, three after.
std::u32string_view context_at(std::u32string_view text, std::size_t at) {
  const std::size_t begin = at < 2 ? 0 : at - 2;
  return text.substr(begin, at + 4 - begin);
}

}  // namespace

LetterNoise::LetterNoise(std::u32string_view text, const Taken& taken, const NoiseProfile& profile,
                         const Draws& draws)
    : text_(text), taken_(taken), profile_(profile), draws_(draws) {
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const Share32 share = is_free({at, at + 1}) ? share_at(at) : 0;
    if (share == 0) continue;
    places_.push_back({at, draws.at(Chance::Letter, at, context_at(text, at)), share});
  }
}

bool LetterNoise::is_free(CharSpan span) const {
  if (span.end > text_.size() || taken_.any(span)) return false;
  const auto part = text_.substr(span.begin, span.size());
  return std::all_of(part.begin(), part.end(), is_thai);
}

Share32 LetterNoise::share_at(std::uint32_t at) const {
  Share32 share = 0;
  for (std::uint32_t length = 0; length <= NoiseProfile::longest; ++length) {
    if (!is_free({at, at + length})) break;
    for (const Outcome32& outcome : profile_.outcomes(text_.substr(at, length))) {
      share += outcome.share;
    }
  }
  return std::min(share, highest_sum);
}

std::vector<Misprint> LetterNoise::changes(Scale scale) const {
  std::vector<Misprint> changes;
  std::uint32_t done = 0;
  for (const Place& place : places_) {
    // The sum is at least what its parts, rounded down one by one, reach.
    const bool quiet = place.at < done || place.draw >= (place.share * scale >> 16U);
    if (quiet) continue;
    auto change = misread(place, scale);
    if (!change) continue;
    done = std::max(change->span.end, place.at + 1);
    changes.push_back(std::move(*change));
  }
  return changes;
}

std::optional<Misprint> LetterNoise::misread(const Place& place, Scale scale) const {
  Share32 reached = 0;
  for (std::uint32_t length = 0; length <= NoiseProfile::longest; ++length) {
    const CharSpan span{place.at, place.at + length};
    if (!is_free(span)) break;
    for (const Outcome32& outcome : profile_.outcomes(text_.substr(place.at, length))) {
      reached = std::min(reached + (outcome.share * scale >> 16U), highest_share);
      if (place.draw < reached) return change(span, outcome.seen);
    }
  }
  return std::nullopt;
}

Misprint LetterNoise::change(CharSpan span, std::u32string seen) const {
  const bool stands_in = stand_in(span.begin, seen);
  Misprint change{span, std::move(seen), Reason::ScriptIntrusion};
  if (!stands_in) change.reason = reason_of(change);
  return change;
}

/// Puts true letters for those that stand for a kind; whether there were any.
bool LetterNoise::stand_in(std::uint32_t place, std::u32string& seen) const {
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

Reason LetterNoise::reason_of(const Misprint& change) const {
  const auto meant = text_.substr(change.span.begin, change.span.size());
  const auto has_am = [](std::u32string_view text) {
    return text.find(letter::sara_am) != text.npos;
  };
  if (has_am(meant) != has_am(change.seen)) return Reason::SaraAm;
  const auto is_blank = [](char32_t letter) { return script_of(letter) == Script::Blank; };
  const bool blank = std::any_of(change.seen.begin(), change.seen.end(), is_blank);
  return blank ? Reason::Spacing : Reason::Misspelling;
}

char32_t intruder(std::uint64_t draw) { return intruders[draw % intruders.size()]; }

}  // namespace chamra
