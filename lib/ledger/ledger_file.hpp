// SPDX-License-Identifier: Apache-2.0
// The ledger format, JSON Lines, only ever appended to:
//
//   {"schema":"chamra.ledger/1","tool":"chamra-fix"}
//   {"action":"apply","id":"...","file":"p1.txt","begin":0,"end":9,"new_begin":0,"new_end":6,
//    "before":"...","after":"..."}                  for each change of an event, in order
//   {"file":"p1.txt","tool":"chamra-fix","bytes":4711,"sha256":"...","new_bytes":4708,
//    "new_sha256":"..."}                            closes the event
//
// An event is written, closing line included, before its file gets its new bytes. So the last event
// of a file may tell of something that never came to pass: the file's SHA-256 says (see
// ledger/history.hpp). Lines after the last closing line were torn by a kill and count for nothing.
// No times, no machine names.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ledger/event.hpp"

namespace chamra {

/// Each gives one line, line feed included. Bytes that are not UTF-8 are also there as KEY_hex.
[[nodiscard]] std::string ledger_header_line(std::string_view tool);
[[nodiscard]] std::string change_line(std::string_view file, const Change& change);
[[nodiscard]] std::string event_end_line(const LedgerEvent& event);

/// Takes the whole events of a ledger in order; gives where new ones go: what lies behind is torn.
/// Nothing at all, or the torn first line of a ledger, is an empty one. `path` is for messages.
/// Errors: not a ledger; a line that is not JSON, lacks a key, or contradicts those before it.
/// Memory: one event.
using TakeEvent = std::function<void(LedgerEvent event)>;
Result<std::uint64_t> read_ledger(std::string_view text, const std::string& path,
                                  const TakeEvent& take);

/// The same, all at once.
struct Ledger {
  std::vector<LedgerEvent> events;
  std::uint64_t whole_bytes = 0;
};
Result<Ledger> parse_ledger(std::string_view text, const std::string& path);

}  // namespace chamra
