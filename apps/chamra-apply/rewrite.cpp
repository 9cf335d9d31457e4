// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/rewrite.hpp"

#include <utility>

namespace chamra::cli {
namespace {

/// The bytes, ready under the temporary name; what happened to them goes into `event`.
Outcome prepare(const Rewrite& work, SafeFile& file, LedgerEvent& event) {
  const auto written = work.page.copy(
      event.changes, [&](std::string_view bytes) { return file.output().write(bytes); });
  if (!written) return written.error();
  event.new_state = *written;
  return file.output().sync();
}

}  // namespace

Outcome rewrite(Rewrite work, LedgerLog& log, const Approve& approve) {
  // From here on no other run writes to the target, so what is still unchanged now stays so.
  auto file = SafeFile::create(work.target, facts_of(work.page.path(), work.in_place));
  if (!file) return file.error();
  if (!work.page.is_unchanged())
    return Error{work.page.path(), 0, "was changed while it was read; left alone, run this again"};
  LedgerEvent event{work.name, {}, work.page.state(), {}, std::move(work.changes)};
  if (auto outcome = prepare(work, *file, event); !outcome) return outcome;
  if (approve)
    if (auto outcome = approve(event); !outcome) return outcome;
  // A page that is only copied is nothing to take back.
  if (!event.changes.empty())
    if (auto outcome = log.append(std::move(event)); !outcome) return outcome;
  auto outcome = file->commit();
  if (!outcome) log.take_back();
  return outcome;
}

}  // namespace chamra::cli
