// SPDX-License-Identifier: Apache-2.0
// Input that is not UTF-8: told apart from damaged UTF-8, and converted when the user names its
// encoding.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace chamra::cli {

enum class Likely { Unknown, Utf8, Utf16, Thai8Bit };

/// What `bytes`, the start of a document, look like. Unknown: plain ASCII so far. Damaged UTF-8 and
/// binary files are Utf8: they pass through unchanged.
[[nodiscard]] Likely likely_encoding(std::string_view bytes);

/// Are `bytes`, the start of a document, Thai or Lao text in UTF-8 already? No other encoding gives
/// more than a few such letters by chance.
[[nodiscard]] bool is_thai_utf8(std::string_view bytes);

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
