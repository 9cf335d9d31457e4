// SPDX-License-Identifier: Apache-2.0
#include "edits/edit_file.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.hpp"

namespace chamra {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view schema = "chamra.corrections/1";

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = decode_utf8_step(bytes, at);
    if (!step.valid) return false;
    at += step.bytes;
  }
  return true;
}

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    out += digits[static_cast<unsigned char>(byte) >> 4U];
    out += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return out;
}

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

/// The small addend keeps .9 from becoming .8999 for want of a last binary digit.
double four_decimals(double confidence) { return std::floor(confidence * 1e4 + 1e-6) / 1e4; }

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json candidates_of(const Edit& edit) {
  Json out = Json::array();
  for (const Alternative& candidate : edit.candidates)
    out.push_back({{"text", candidate.text}, {"confidence", four_decimals(candidate.confidence)}});
  return out;
}

/// Reads the keys of one object; remembers the first that is missing or of the wrong kind.
class Keys {
 public:
  explicit Keys(const Json& json) : json_(json) {}

  std::string text(const char* key) {
    const Json* value = find(key, "a string", &Json::is_string);
    return value == nullptr ? std::string() : value->get<std::string>();
  }
  std::uint64_t count(const char* key) {
    const Json* value = find(key, "a whole number >= 0", &Json::is_number_unsigned);
    return value == nullptr ? 0 : value->get<std::uint64_t>();
  }
  double probability(const char* key) {
    const Json* value = find(key, "a number", &Json::is_number);
    const double number = value == nullptr ? 0 : value->get<double>();
    if (!(number >= 0 && number <= 1)) complain(key, "a number from 0 to 1");
    return number;
  }
  void complain(const char* key, const char* expected) {
    if (why_.empty()) why_ = std::string("\"") + key + "\": expected " + expected;
  }
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  const Json* find(const char* key, const char* expected, bool (Json::*is_kind)() const noexcept) {
    const auto found = json_.find(key);
    if (found != json_.end() && ((*found).*is_kind)()) return &*found;
    complain(key, expected);
    return nullptr;
  }

  const Json& json_;
  std::string why_;
};

CorrectionsLine header_from(Keys& keys) {
  if (keys.text("schema") != schema) keys.complain("schema", "\"chamra.corrections/1\"");
  return CorrectionsHeader{keys.text("tool"), keys.text("fingerprint")};
}

CorrectionsLine end_from(Keys& keys) {
  return FileEnd{keys.text("file"), keys.count("bytes"), keys.text("sha256")};
}

std::string before_from(const Json& json, Keys& keys) {
  std::string before = keys.text("before");
  if (!json.contains("before_hex")) return before;
  const auto raw = bytes_of(keys.text("before_hex"));
  if (!raw) keys.complain("before_hex", "pairs of hex digits");
  return raw.value_or(before);
}

std::vector<Alternative> candidates_from(const Json& json, Keys& keys) {
  std::vector<Alternative> out;
  const auto found = json.find("candidates");
  if (found == json.end()) return out;
  if (!found->is_array()) keys.complain("candidates", "a list");
  for (const Json& candidate : *found) {
    if (!candidate.is_object()) {
      keys.complain("candidates", "a list of objects");
      break;
    }
    Keys own(candidate);
    out.push_back({own.text("text"), own.probability("confidence")});
    if (!own.why().empty()) keys.complain("candidates", "objects with text and confidence");
  }
  return out;
}

template <class Name>
Name named(std::optional<Name> value, const char* key, Keys& keys) {
  if (!value) keys.complain(key, "one of the names in the manual");
  return value.value_or(Name{});
}

CorrectionsLine row_from(const Json& json, Keys& keys) {
  CorrectionRow row;
  Edit& edit = row.edit;
  row.file = keys.text("file");
  edit.span = {keys.count("begin"), keys.count("end")};
  if (edit.span.end < edit.span.begin) keys.complain("end", "a number not below begin");
  edit.line = keys.count("line");
  edit.column = keys.count("column");
  edit.before = before_from(json, keys);
  if (json.contains("after")) edit.after = keys.text("after");
  edit.confidence = keys.probability("confidence");
  edit.reason = named(reason_named(keys.text("reason")), "reason", keys);
  edit.candidates = candidates_from(json, keys);
  edit.status = named(status_named(keys.text("status")), "status", keys);
  return row;
}

CorrectionsLine line_from(const Json& json, Keys& keys) {
  if (json.contains("schema")) return header_from(keys);
  if (json.contains("sha256")) return end_from(keys);
  return row_from(json, keys);
}

FileCorrections& group_of(Corrections& all, const std::string& file) {
  if (all.files.empty() || all.files.back().end.file != file) {
    all.files.emplace_back();
    all.files.back().end.file = file;
  }
  return all.files.back();
}

void add(Corrections& all, CorrectionsLine line) {
  if (auto* header = std::get_if<CorrectionsHeader>(&line)) {
    all.header = std::move(*header);
  } else if (auto* row = std::get_if<CorrectionRow>(&line)) {
    group_of(all, row->file).edits.push_back(std::move(row->edit));
  } else {
    auto& end = std::get<FileEnd>(line);
    group_of(all, end.file).end = std::move(end);
  }
}

}  // namespace

std::string header_line(const CorrectionsHeader& header) {
  return line_of({{"schema", schema}, {"tool", header.tool}, {"fingerprint", header.fingerprint}});
}

std::string correction_line(std::string_view file, const Edit& edit) {
  Json json = {{"id", id_of(file, edit)},
               {"file", file},
               {"begin", edit.span.begin},
               {"end", edit.span.end},
               {"line", edit.line},
               {"column", edit.column},
               {"before", to_utf8(to_utf32(edit.before))}};
  if (!is_utf8(edit.before)) json["before_hex"] = hex_of(edit.before);
  if (edit.after) json["after"] = *edit.after;
  json["confidence"] = four_decimals(edit.confidence);
  json["reason"] = name_of(edit.reason);
  json["candidates"] = candidates_of(edit);
  json["status"] = name_of(edit.status);
  return line_of(json);
}

std::string file_end_line(const FileEnd& end) {
  return line_of({{"file", end.file}, {"bytes", end.bytes}, {"sha256", end.sha256}});
}

Result<CorrectionsLine> parse_corrections_line(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return Error{{}, 0, "not a JSON object; expected one object a line"};
  Keys keys(json);
  CorrectionsLine out = line_from(json, keys);
  if (!keys.why().empty()) return Error{{}, 0, keys.why()};
  return out;
}

Outcome for_each_corrections_line(
    std::string_view text, const std::string& path,
    const std::function<Outcome(CorrectionsLine parsed, std::string_view line)>& take) {
  std::size_t number = 0;
  bool headed = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty()) continue;
    auto parsed = parse_corrections_line(line);
    if (!parsed) return Error{path, number, parsed.error().message};
    headed = headed || (number == 1 && std::holds_alternative<CorrectionsHeader>(*parsed));
    if (!headed) break;
    if (auto taken = take(std::move(*parsed), line); !taken)
      return Error{path, number, taken.error().message};
  }
  if (!headed)
    return Error{path, 1, R"(no header; expected {"schema":"chamra.corrections/1",...} first)"};
  return Done{};
}

Result<Corrections> parse_corrections(std::string_view text, const std::string& path) {
  Corrections all;
  const auto outcome =
      for_each_corrections_line(text, path, [&](CorrectionsLine parsed, std::string_view) {
        add(all, std::move(parsed));
        return Outcome(Done{});
      });
  if (!outcome) return outcome.error();
  return all;
}

}  // namespace chamra
