// SPDX-License-Identifier: Apache-2.0
#include "common/encoding.hpp"

#include <unicode/ucnv.h>

#include <array>

namespace chamra::cli {

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
