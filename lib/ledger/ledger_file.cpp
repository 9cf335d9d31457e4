// SPDX-License-Identifier: Apache-2.0
#include "ledger/ledger_file.hpp"

#include <optional>
#include <utility>

#include "base/lines.hpp"
#include "edits/json_keys.hpp"

namespace chamra {
namespace {

constexpr std::string_view schema = "chamra.ledger/1";
constexpr std::string_view header_start = R"({"schema":"chamra.ledger/)";

Action action_from(Keys& keys) {
  const std::string name = keys.text("action");
  if (name != "apply" && name != "undo") keys.complain("action", "apply or undo");
  return name == "undo" ? Action::Undo : Action::Apply;
}

Change change_from(Keys& keys) {
  Change change;
  change.action = action_from(keys);
  change.id = keys.text("id");
  change.span = {keys.count("begin"), keys.count("end")};
  change.new_span = {keys.count("new_begin"), keys.count("new_end")};
  change.before = keys.bytes("before");
  change.after = keys.bytes("after");
  return change;
}

/// Puts the lines of events together, and checks that each event is one that can have been.
class EventReader {
 public:
  explicit EventReader(const TakeEvent& take) : take_(take) {}

  /// Why the line cannot be; empty when it can.
  std::string read(const Json& json);
  /// Between events: all lines so far are whole.
  [[nodiscard]] bool is_between() const { return open_.changes.empty(); }

 private:
  void read_header(Keys& keys);
  void read_change(Keys& keys);
  void read_end(Keys& keys);

  LedgerEvent open_;
  NewPlaces places_;
  const TakeEvent& take_;
};

std::string EventReader::read(const Json& json) {
  Keys keys(json);
  if (json.contains("schema")) {
    read_header(keys);
  } else if (json.contains("sha256")) {
    read_end(keys);
  } else {
    read_change(keys);
  }
  return keys.why();
}

void EventReader::read_header(Keys& keys) {
  if (keys.text("schema") != schema) keys.complain("schema", "\"chamra.ledger/1\"");
  if (!is_between()) keys.complain("schema", "the closing line of the event before it");
}

void EventReader::read_change(Keys& keys) {
  const std::string file = keys.bytes("file");
  Change change = change_from(keys);
  if (is_between()) open_.file = file;
  if (file != open_.file) keys.complain("file", "the closing line of " + open_.file + " first");
  const std::uint64_t done = is_between() ? 0 : open_.changes.back().span.end;
  if (change.span.begin < done) keys.complain("begin", "a place behind the change before it");
  if (change.span.end < change.span.begin || change.span.size() != change.before.size())
    keys.complain("end", "begin and the length of before");
  const ByteSpan said = change.new_span;
  places_.give(change);
  if (said != change.new_span) keys.complain("new_begin", "the place that begin has moved to");
  open_.changes.push_back(std::move(change));
}

void EventReader::read_end(Keys& keys) {
  const std::string file = keys.bytes("file");
  if (is_between() || file != open_.file) keys.complain("file", "changes of this file before it");
  open_.tool = keys.text("tool");
  open_.old_state = {keys.count("bytes"), keys.text("sha256")};
  open_.new_state = {keys.count("new_bytes"), keys.text("new_sha256")};
  if (!is_between() && open_.changes.back().span.end > open_.old_state.bytes)
    keys.complain("bytes", "a size that all changes fit into");
  if (places_.size_of(open_.old_state.bytes) != open_.new_state.bytes)
    keys.complain("new_bytes", "the size that the changes lead to");
  LedgerEvent event = std::exchange(open_, {});
  if (keys.why().empty()) take_(std::move(event));
  places_ = {};
}

Error not_a_ledger(const std::string& path) {
  return {path, 1,
          R"(not a ledger; expected {"schema":"chamra.ledger/1",...} first (name another with )"
          "--ledger)"};
}

}  // namespace

std::string ledger_header_line(std::string_view tool) {
  return json_line({{"schema", schema}, {"tool", tool}});
}

std::string change_line(std::string_view file, const Change& change) {
  Json json = {{"action", name_of(change.action)}, {"id", change.id}};
  put_bytes(json, "file", file);
  json["begin"] = change.span.begin;
  json["end"] = change.span.end;
  json["new_begin"] = change.new_span.begin;
  json["new_end"] = change.new_span.end;
  put_bytes(json, "before", change.before);
  put_bytes(json, "after", change.after);
  return json_line(json);
}

std::string event_end_line(const LedgerEvent& event) {
  Json json;
  put_bytes(json, "file", event.file);
  json["tool"] = event.tool;
  json["bytes"] = event.old_state.bytes;
  json["sha256"] = event.old_state.sha256;
  json["new_bytes"] = event.new_state.bytes;
  json["new_sha256"] = event.new_state.sha256;
  return json_line(json);
}

Result<std::uint64_t> read_ledger(std::string_view text, const std::string& path,
                                  const TakeEvent& take) {
  if (text.find('\n') == std::string_view::npos) {
    const std::string_view start = text.substr(0, header_start.size());
    if (start != header_start.substr(0, start.size())) return not_a_ledger(path);
    return std::uint64_t{0};
  }
  if (!text.starts_with(header_start)) return not_a_ledger(path);
  std::uint64_t whole_bytes = 0;
  EventReader events(take);
  const char* const begin = text.data();
  for (std::size_t number = 1;; ++number) {
    const std::string_view line = next_line(text);
    if (line.empty()) return whole_bytes;
    const Json json = parse_json(line);
    const std::string why = json.is_object() ? events.read(json) : "not a JSON object";
    if (!why.empty())
      return Error{path, number, why + "; the ledger was damaged: mend the line, or move it away"};
    if (events.is_between()) whole_bytes = static_cast<std::uint64_t>(text.data() - begin);
  }
}

Result<Ledger> parse_ledger(std::string_view text, const std::string& path) {
  Ledger ledger;
  const auto whole_bytes = read_ledger(
      text, path, [&](LedgerEvent event) { ledger.events.push_back(std::move(event)); });
  if (!whole_bytes) return whole_bytes.error();
  ledger.whole_bytes = *whole_bytes;
  return ledger;
}

}  // namespace chamra
