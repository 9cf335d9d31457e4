// SPDX-License-Identifier: Apache-2.0
// Input that is not UTF-8: refused, or converted when the user names its encoding.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "text/likely_encoding.hpp"

namespace chamra::cli {

/// The message with the cure for Utf16 and Thai8Bit.
[[nodiscard]] std::string refusal(Likely likely);

/// Converts to UTF-8 piece by piece; what the encoding does not define becomes U+FFFD, unless it is
/// strict. Movable.
class Converter {
 public:
  /// Errors: a name that ICU does not know.
  static Result<Converter> open(const std::string& name);
  Converter(Converter&&) noexcept;
  Converter& operator=(Converter&&) noexcept;
  ~Converter();

  [[nodiscard]] bool is_from_utf8() const;

  /// From now on what the encoding does not define is an error.
  void be_strict();

  /// Appends to `out`. `last`: nothing more will come. False where strict and not defined.
  bool convert(std::string_view bytes, bool last, std::string& out);

 private:
  struct State;
  explicit Converter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace chamra::cli
