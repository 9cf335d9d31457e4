// SPDX-License-Identifier: Apache-2.0
// What the JSON Lines formats of the family have in common: keys checked one by one, and bytes that
// need not be UTF-8. Only for the files that read and write such a format: JSON is slow to compile.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace chamra {

using Json = nlohmann::ordered_json;

/// What `text` says; no object (discarded) when it is no JSON, or has an object of more than a
/// hundred keys: looking for one goes through all before it.
[[nodiscard]] Json parse_json(std::string_view text);

/// In one line, without a line feed; bytes that are no UTF-8 as U+FFFD.
[[nodiscard]] std::string json_text(const Json& json);
/// The same with a line feed.
[[nodiscard]] std::string json_line(const Json& json);

/// What stands under `key` of an object; empty when it is no text.
[[nodiscard]] std::string text_at(const Json& json, const char* key);

/// `bytes` under `key` as text, invalid ones as U+FFFD; then the bytes themselves are under
/// KEY_hex.
void put_bytes(Json& json, const std::string& key, std::string_view bytes);

/// Reads the keys of one object; remembers the first that is missing or of the wrong kind. Lives no
/// longer than the object.
class Keys {
 public:
  explicit Keys(const Json& json) : json_(json) {}

  std::string text(const std::string& key);
  std::uint64_t count(const std::string& key);
  /// A number from 0 to 1.
  double probability(const std::string& key);
  /// What put_bytes wrote.
  std::string bytes(const std::string& key);

  void complain(const std::string& key, const std::string& expected);
  /// Empty when nothing was wrong.
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  const Json* find(const std::string& key, const char* expected,
                   bool (Json::*is_kind)() const noexcept);

  const Json& json_;
  std::string why_;
};

}  // namespace chamra
