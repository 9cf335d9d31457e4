// SPDX-License-Identifier: Apache-2.0
#include "edits/json_keys.hpp"

#include <optional>
#include <vector>

#include "base/utf8.hpp"
#include "edits/digest.hpp"

namespace chamra {
namespace {

std::optional<std::string> bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  const auto value = [](char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
  };
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += 2) {
    const int high = value(hex[at]);
    const int low = value(hex[at + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
  }
  return out;
}

constexpr std::size_t long_line = 8192;  // bytes
constexpr std::size_t most_keys = 100;

/// Goes through JSON and stops at an object of too many keys.
class KeyCounter final : public Json::json_sax_t {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool start_object(std::size_t) override {
    keys_.push_back(0);
    return true;
  }
  bool key(string_t&) override { return ++keys_.back() <= most_keys; }
  bool end_object() override {
    keys_.pop_back();
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

 private:
  std::vector<std::size_t> keys_;  // of each object that is open
};

bool has_few_keys(std::string_view text) {
  KeyCounter counter;
  return Json::sax_parse(text, &counter);
}

}  // namespace

Json parse_json(std::string_view text) {
  // A short line cannot have so many that it would matter.
  if (text.size() > long_line && !has_few_keys(text)) return Json(Json::value_t::discarded);
  return Json::parse(text, nullptr, false);
}

std::string json_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_line(const Json& json) { return json_text(json) + '\n'; }

std::string text_at(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

void put_bytes(Json& json, const std::string& key, std::string_view bytes) {
  json[key] = to_utf8(to_utf32(bytes));
  if (!is_utf8(bytes)) json[key + "_hex"] = hex_of(bytes);
}

std::string Keys::text(const std::string& key) {
  const Json* value = find(key, "a string", &Json::is_string);
  return value == nullptr ? std::string() : value->get<std::string>();
}

std::uint64_t Keys::count(const std::string& key) {
  const Json* value = find(key, "a whole number >= 0", &Json::is_number_unsigned);
  return value == nullptr ? 0 : value->get<std::uint64_t>();
}

double Keys::probability(const std::string& key) {
  const Json* value = find(key, "a number", &Json::is_number);
  const double number = value == nullptr ? 0 : value->get<double>();
  if (!(number >= 0 && number <= 1)) complain(key, "a number from 0 to 1");
  return number;
}

std::string Keys::bytes(const std::string& key) {
  std::string shown = text(key);
  const std::string hex = key + "_hex";
  if (!json_.contains(hex)) return shown;
  const auto raw = bytes_of(text(hex));
  if (!raw) complain(hex, "pairs of hex digits");
  return raw.value_or(shown);
}

void Keys::complain(const std::string& key, const std::string& expected) {
  if (why_.empty()) why_ = '"' + key + "\": expected " + expected;
}

const Json* Keys::find(const std::string& key, const char* expected,
                       bool (Json::*is_kind)() const noexcept) {
  const auto found = json_.find(key);
  if (found != json_.end() && ((*found).*is_kind)()) return &*found;
  complain(key, expected);
  return nullptr;
}

}  // namespace chamra
