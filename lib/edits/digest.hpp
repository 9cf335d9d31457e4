// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes that come piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace chamra {

/// Movable, not copyable. After `bytes()` or `hex()` only destruction is allowed.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void update(std::string_view bytes);
  /// 32 bytes.
  [[nodiscard]] std::string bytes();
  /// 64 small hex digits.
  [[nodiscard]] std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view bytes);

/// Two small hex digits a byte.
[[nodiscard]] std::string hex_of(std::string_view bytes);

}  // namespace chamra
