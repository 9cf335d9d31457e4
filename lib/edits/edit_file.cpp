// SPDX-License-Identifier: Apache-2.0
#include "edits/edit_file.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "edits/json_keys.hpp"

namespace chamra {
namespace {

constexpr std::string_view schema = "chamra.corrections/1";

/// The small addend keeps .9 from becoming .8999 for want of a last binary digit.
double four_decimals(double confidence) { return std::floor(confidence * 1e4 + 1e-6) / 1e4; }

Json candidates_of(const Edit& edit) {
  Json out = Json::array();
  for (const Alternative& candidate : edit.candidates)
    out.push_back({{"text", candidate.text}, {"confidence", four_decimals(candidate.confidence)}});
  return out;
}

Json evidence_of(const Edit& edit) {
  Json out = Json::object();
  for (const Witness& witness : edit.evidence) out[witness.name] = witness.value;
  return out;
}

CorrectionsLine header_from(Keys& keys) {
  if (keys.text("schema") != schema) keys.complain("schema", "\"chamra.corrections/1\"");
  return CorrectionsHeader{keys.text("tool"), keys.text("fingerprint")};
}

CorrectionsLine end_from(Keys& keys) {
  return FileEnd{keys.bytes("file"), keys.count("bytes"), keys.text("sha256")};
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

std::vector<Witness> evidence_from(const Json& json, Keys& keys) {
  std::vector<Witness> out;
  const auto found = json.find("evidence");
  if (found == json.end()) return out;
  if (!found->is_object()) keys.complain("evidence", "an object of numbers");
  for (const auto& [name, value] : found->items()) {
    if (!value.is_number())
      keys.complain("evidence", "an object of numbers");
    else
      out.push_back({name, value.get<double>()});
  }
  return out;
}

/// `count` of them, from 0.
template <class Name>
Name named(std::optional<Name> value, std::size_t count, const char* key, Keys& keys) {
  if (value) return *value;
  std::string names;
  for (std::size_t k = 0; k < count; ++k)
    names.append(k == 0 ? "" : ", ").append(name_of(static_cast<Name>(k)));
  keys.complain(key, "one of " + names);
  return Name{};
}

CorrectionsLine row_from(const Json& json, Keys& keys) {
  CorrectionRow row;
  Edit& edit = row.edit;
  row.file = keys.bytes("file");
  edit.span = {keys.count("begin"), keys.count("end")};
  if (edit.span.end < edit.span.begin) keys.complain("end", "a number not below begin");
  edit.line = keys.count("line");
  edit.column = keys.count("column");
  edit.before = keys.bytes("before");
  if (json.contains("after")) edit.after = keys.text("after");
  edit.confidence = keys.probability("confidence");
  edit.reason = named(reason_named(keys.text("reason")), reason_count, "reason", keys);
  edit.candidates = candidates_from(json, keys);
  edit.evidence = evidence_from(json, keys);
  edit.status = named(status_named(keys.text("status")), status_count, "status", keys);
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

bool is_earlier(const Edit& one, const Edit& two) {
  return std::pair(one.span.begin, one.span.end) < std::pair(two.span.begin, two.span.end);
}

void put_in_order(FileCorrections& file) {
  std::vector<Edit> kept;
  std::unordered_map<std::string, std::size_t> places;  // in kept, by id
  for (Edit& edit : file.edits) {
    const auto [place, is_new] = places.try_emplace(id_of(file.end.file, edit), kept.size());
    if (is_new)
      kept.push_back(std::move(edit));
    else
      kept[place->second] = std::move(edit);
  }
  std::stable_sort(kept.begin(), kept.end(), is_earlier);
  file.edits = std::move(kept);
}

}  // namespace

std::string header_line(const CorrectionsHeader& header) {
  return json_line(
      {{"schema", schema}, {"tool", header.tool}, {"fingerprint", header.fingerprint}});
}

std::string correction_line(std::string_view file, const Edit& edit) {
  Json json = {{"id", id_of(file, edit)}};
  put_bytes(json, "file", file);
  json["begin"] = edit.span.begin;
  json["end"] = edit.span.end;
  json["line"] = edit.line;
  json["column"] = edit.column;
  put_bytes(json, "before", edit.before);
  if (edit.after) json["after"] = *edit.after;
  json["confidence"] = four_decimals(edit.confidence);
  json["reason"] = name_of(edit.reason);
  json["candidates"] = candidates_of(edit);
  if (!edit.evidence.empty()) json["evidence"] = evidence_of(edit);
  json["status"] = name_of(edit.status);
  return json_line(json);
}

std::string file_end_line(const FileEnd& end) {
  Json json;
  put_bytes(json, "file", end.file);
  json["bytes"] = end.bytes;
  json["sha256"] = end.sha256;
  return json_line(json);
}

Result<CorrectionsLine> parse_corrections_line(std::string_view line) {
  const Json json = parse_json(line);
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
    if (line.empty() || line == "\r") continue;
    auto parsed = parse_corrections_line(line);
    if (!parsed) return Error{path, number, parsed.error().message};
    headed = headed || std::holds_alternative<CorrectionsHeader>(*parsed);
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

std::vector<FileCorrections> merge_by_file(std::vector<FileCorrections> parts) {
  std::vector<FileCorrections> files;
  std::unordered_map<std::string, std::size_t> known;
  for (FileCorrections& part : parts) {
    const auto [at, is_new] = known.try_emplace(part.end.file, files.size());
    if (is_new) files.push_back({{part.end.file, 0, {}}, {}});
    FileCorrections& file = files[at->second];
    if (!part.end.sha256.empty()) file.end = part.end;
    for (Edit& edit : part.edits) file.edits.push_back(std::move(edit));
  }
  for (FileCorrections& file : files) put_in_order(file);
  return files;
}

}  // namespace chamra
