// SPDX-License-Identifier: Apache-2.0
// A page in memory that is changed as the tools change files: with a ledger, event by event.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "edits/correction_set.hpp"
#include "edits/digest.hpp"
#include "ledger/apply_plan.hpp"
#include "ledger/history.hpp"
#include "ledger/undo_plan.hpp"

namespace chamra::test {

inline FileState state_of(const std::string& text) { return {text.size(), sha256_hex(text)}; }

/// Letter by letter; throws where the page is not what the change expects.
inline std::string changed(const std::string& text, std::vector<Change>& changes) {
  std::string out;
  std::uint64_t done = 0;
  for (Change& change : changes) {
    if (change.span.begin < done ||
        text.substr(change.span.begin, change.span.size()) != change.before)
      throw std::logic_error("a change that does not fit");
    out += text.substr(done, change.span.begin - done);
    change.new_span = {out.size(), out.size() + change.after.size()};
    out += change.after;
    done = change.span.end;
  }
  return out + text.substr(done);
}

struct WrittenPage {
  std::string text;
  History history;
  std::vector<LedgerEvent> events;

  explicit WrittenPage(std::string content) : text(std::move(content)) {}

  void make(std::vector<Change> changes) {
    if (changes.empty()) return;
    LedgerEvent event{"p", "t", state_of(text), {}, std::move(changes)};
    text = changed(text, event.changes);
    event.new_state = state_of(text);
    events.push_back(event);
    history.add(event);
  }
  [[nodiscard]] PresentFile file() const {
    return {state_of(text),
            [this](ByteSpan span, const std::string& bytes) {
              return span.end <= text.size() && text.substr(span.begin, span.size()) == bytes;
            },
            [](std::uint64_t) { return false; }};
  }
  Result<ApplyPlan> plan(const FileRequests& requests, const Policy& policy = {}) const {
    return plan_apply(requests, policy, history, file());
  }
  void undo(const UndoWish& wish) {
    for (;;) {
      std::vector<Change> changes = next_undo(history, wish);
      if (changes.empty()) return;
      make(std::move(changes));
    }
  }
};

/// Asks for `edits`, made for `text`; `known`: the closing line is there.
inline FileRequests requests_for(const std::string& text, const std::vector<Edit>& edits,
                                 bool known = true) {
  FileRequests out{"p", known ? sha256_hex(text) : "", {}};
  for (const Edit& edit : edits) out.edits.push_back({id_of("p", edit), edit, out.sha256});
  return out;
}

inline Edit sure_edit(std::uint64_t begin, std::string before, std::string after) {
  Edit edit;
  edit.span = {begin, begin + before.size()};
  edit.before = std::move(before);
  edit.after = std::move(after);
  edit.confidence = 1;
  return edit;
}

}  // namespace chamra::test
