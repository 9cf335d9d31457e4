// SPDX-License-Identifier: Apache-2.0
#include "review/page_data.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "edits/json_keys.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_names = 4000;

/// Counts UTF-16 units up to bytes that are asked for in ascending order.
class Units {
 public:
  explicit Units(std::string_view text) : text_(text) {}

  std::uint64_t at(std::uint64_t byte) {
    while (byte_ < byte && byte_ < text_.size()) {
      const Utf8Step step = decode_utf8_step(text_, byte_);
      byte_ += step.bytes;
      units_ += step.letter > 0xFFFF ? 2U : 1U;
    }
    return units_;
  }

 private:
  std::string_view text_;
  std::uint64_t byte_ = 0, units_ = 0;
};

Json verdict_of(const Decision& decision) {
  Json json = {{"status", name_of(decision.edit.status)}, {"scope", name_of(decision.scope)}};
  if (decision.edit.after) json["after"] = *decision.edit.after;
  return json;
}

Json edit_of(const std::string& file, const ReviewedEdit& reviewed, Units& units) {
  Json json = parse_json(correction_line(file, reviewed.edit));
  json.erase("file");
  const std::uint64_t begin = units.at(reviewed.edit.span.begin);
  json["at"] = {begin, begin + Units(reviewed.edit.before).at(reviewed.edit.before.size())};
  if (reviewed.verdict) json["verdict"] = verdict_of(*reviewed.verdict);
  return json;
}

std::string name_of_letter(char32_t letter) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(letter), U_UNICODE_CHAR_NAME, name.data(),
             static_cast<int32_t>(name.size()), &status);
  return U_SUCCESS(status) != 0 ? name.data() : "";
}

}  // namespace

std::string page_data(const ReviewFile& file, const std::string& image) {
  Json json = parse_json(file_end_line(file.end));
  if (file.page) json["text"] = to_utf8(to_utf32(*file.page));
  if (!image.empty()) json["image"] = image;
  Units units(file.page ? std::string_view(*file.page) : "");
  Json edits = Json::array();
  for (const ReviewedEdit& reviewed : file.edits)
    edits.push_back(edit_of(file.end.file, reviewed, units));
  json["edits"] = std::move(edits);
  return for_script_element(json_text(json));
}

std::string for_script_element(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t end = std::min(json.find('<', at), json.size());
    out += json.substr(at, end - at);
    if (end < json.size()) out += "\\u003c";
    at = end + 1;
  }
  return out;
}

void add_letters(const ReviewFile& file, std::set<char32_t>& letters) {
  const auto add = [&](std::string_view text) {
    for (const char32_t letter : to_utf32(text)) letters.insert(letter);
  };
  for (const ReviewedEdit& reviewed : file.edits) {
    add(reviewed.edit.before);
    if (reviewed.edit.after) add(*reviewed.edit.after);
    for (const Alternative& candidate : reviewed.edit.candidates) add(candidate.text);
  }
}

std::string letter_names(const std::set<char32_t>& letters) {
  Json names = Json::object();
  for (const char32_t letter : letters) {
    if (names.size() == most_names) break;
    names[to_utf8(std::u32string(1, letter))] = name_of_letter(letter);
  }
  return for_script_element(json_text(names));
}

}  // namespace chamra
