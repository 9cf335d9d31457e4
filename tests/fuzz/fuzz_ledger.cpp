// SPDX-License-Identifier: Apache-2.0
// Any text is read as a ledger or refused; whatever its events say, histories and undoing end.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ledger/ledger_file.hpp"
#include "ledger/placer.hpp"
#include "ledger/undo_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto ledger = chamra::parse_ledger(text, "fuzz");
  if (!ledger) return 0;
  if (ledger->whole_bytes > size) std::abort();
  chamra::History history;
  for (const auto& event : ledger->events) {
    history.add(event);
    for (std::size_t state = 0; state < history.states(); ++state) {
      const chamra::Placer placer(history.since(state));
      static_cast<void>(placer.place(event.changes[0].id, {}));
    }
    static_cast<void>(chamra::next_undo(history, {}));
    static_cast<void>(chamra::covered_wishes(history, {}));
  }
  return 0;
}
