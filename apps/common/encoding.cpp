// SPDX-License-Identifier: Apache-2.0
#include "common/encoding.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "common/thai_8bit.hpp"

namespace chamra::cli {
namespace {

/// What the bytes of a document's start are made of.
struct Census {
  std::size_t all = 0, high = 0, in_runs = 0, invalid = 0, thai = 0, controls = 0;
  std::size_t thai_letters = 0;  // of UTF-8, Lao too
};

bool is_thai_8bit(unsigned char byte) {
  return (byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB);
}

void count(Census& census, unsigned char byte) {
  ++census.all;
  census.high += byte >= 0x80 ? 1 : 0;
  census.thai += is_thai_8bit(byte) ? 1 : 0;
  census.controls +=
      byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' ? 1 : 0;
}

Census census_of(std::string_view bytes) {
  Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    if (!step.valid) census.invalid += step.bytes;
    if (step.letter >= 0x0E00 && step.letter <= 0x0EFF) ++census.thai_letters;
    for (std::size_t k = 0; k < step.bytes; ++k, ++at) {
      count(census, static_cast<unsigned char>(bytes[at]));
      const bool run = at > 0 && static_cast<unsigned char>(bytes[at - 1] & bytes[at]) >= 0x80;
      census.in_runs += run ? 1 : 0;
    }
  }
  return census;
}

/// How many of the 16-bit units are ASCII text, Thai or Lao. UTF-8 read so gives Hangul and Han.
std::size_t plausible_units(std::string_view bytes, bool big_endian) {
  std::size_t plausible = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    const unsigned unit = big_endian ? first * 256U + second : second * 256U + first;
    const bool ascii = (unit >= 0x20 && unit < 0x7F) || (unit >= 9 && unit <= 13);
    plausible += ascii || (unit >= 0x0E00 && unit <= 0x0EFF) ? 1 : 0;
  }
  return plausible;
}

bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::size_t plausible =
      std::max(plausible_units(bytes, false), plausible_units(bytes, true));
  return bytes.size() >= 16 && plausible * 10 >= bytes.size() / 2 * 9;
}

/// Of fewer bytes than these, shares say nothing.
constexpr std::size_t enough_high = 8;

/// Thai letters of one byte: the high bytes are nearly all Thai letters there, come in runs as
/// letters of words do (accents of Latin-1 stand alone), and few of them happen to make up UTF-8
/// letters, hardly ever Thai ones.
bool looks_like_thai_8bit(const Census& census) {
  return census.high >= enough_high && census.invalid * 2 >= census.high &&
         census.in_runs * 2 >= census.high && census.thai_letters * 60 < census.high &&
         census.thai * 100 >= census.high * 95 && census.controls * 50 <= census.all;
}

/// Up to so many, chance makes UTF-8 letters of most of them now and then.
constexpr std::size_t few_high = 64;

/// The same where there are a few words: then all of it must be Thai.
bool looks_like_short_thai_8bit(const Census& census, std::string_view bytes) {
  return census.high < few_high && census.invalid >= 2 && census.thai_letters == 0 &&
         census.controls == 0 && spells_thai_8bit(bytes);
}

}  // namespace

Likely likely_encoding(std::string_view bytes) {
  const Census census = census_of(bytes);
  if (looks_like_utf16(bytes)) return Likely::Utf16;
  if (looks_like_thai_8bit(census) || looks_like_short_thai_8bit(census, bytes))
    return Likely::Thai8Bit;
  return census.high >= enough_high || census.controls > 0 ? Likely::Utf8 : Likely::Unknown;
}

bool is_thai_utf8(std::string_view bytes) {
  constexpr std::size_t letter_bytes = 3, least_letters = 4;
  const Census census = census_of(bytes);
  return census.thai_letters >= least_letters &&
         census.thai_letters * letter_bytes * 10 >= census.high * 9;
}

std::string refusal(Likely likely) {
  if (likely == Likely::Utf16)
    return "looks like UTF-16, expected UTF-8; name it with --encoding UTF-16; skipped";
  return "looks like TIS-620 or Windows-874, expected UTF-8; name it with --encoding windows-874; "
         "skipped";
}

struct Converter::State {
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::array<UChar, 4096> pivot{};
  UChar* source = pivot.data();
  UChar* target = pivot.data();

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    ucnv_close(from);
    ucnv_close(to);
  }
};

Converter::Converter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Converter::Converter(Converter&&) noexcept = default;
Converter& Converter::operator=(Converter&&) noexcept = default;
Converter::~Converter() = default;

Result<Converter> Converter::open(const std::string& name) {
  auto state = std::make_unique<State>();
  UErrorCode failure = U_ZERO_ERROR;
  state->from = ucnv_open(name.c_str(), &failure);
  state->to = ucnv_open("UTF-8", &failure);
  if (U_FAILURE(failure) != 0)
    return Error{
        {},
        0,
        "expected an encoding that ICU knows, like windows-874, TIS-620 or UTF-16LE, found " +
            name};
  return Converter(std::move(state));
}

bool Converter::is_from_utf8() const { return ucnv_getType(state_->from) == UCNV_UTF8; }

void Converter::be_strict() {
  UErrorCode failure = U_ZERO_ERROR;
  ucnv_setToUCallBack(state_->from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &failure);
}

bool Converter::convert(std::string_view bytes, bool last, std::string& out) {
  std::array<char, 8192> room{};
  const char* from = bytes.data();
  UErrorCode outcome = U_BUFFER_OVERFLOW_ERROR;
  while (outcome == U_BUFFER_OVERFLOW_ERROR) {
    outcome = U_ZERO_ERROR;
    char* to = room.data();
    UChar* pivot = state_->pivot.data();
    ucnv_convertEx(state_->to, state_->from, &to, room.data() + room.size(), &from,
                   bytes.data() + bytes.size(), pivot, &state_->source, &state_->target,
                   pivot + state_->pivot.size(), 0, last ? 1 : 0, &outcome);
    out.append(room.data(), to);
  }
  return U_SUCCESS(outcome) != 0;
}

}  // namespace chamra::cli
