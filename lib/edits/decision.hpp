// SPDX-License-Identifier: Apache-2.0
// What reviewers decided: corrections with a verdict, its scope, and the letters around the place,
// so that a verdict is found again after offsets shifted or the page was read anew.
//
// A decisions file is a corrections file (edit_file.hpp) whose rows are `accepted` or `rejected`
// and also carry
//   "scope":"occurrence"|"form"   this place only, or wherever `before` would become `after`
//   "left", "right"               up to 16 code points of the page directly before and after
// `after` may be the reviewer's own. Files are appended to and concatenated; a later line wins, and
// a line with a scope whose status is `proposed` takes an earlier verdict back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "edits/edit.hpp"

namespace chamra {

enum class Scope : std::uint8_t { Occurrence, Form };
[[nodiscard]] std::string_view name_of(Scope scope);
[[nodiscard]] std::optional<Scope> scope_named(std::string_view name);

/// `file` and `edit` as in a corrections file; `left` and `right` are UTF-8 in reading order.
struct Decision {
  std::string file;
  Edit edit;
  Scope scope = Scope::Occurrence;
  std::string left, right;
};

/// `rows`: one for each id, in the order first met. `contradictions`: for people, one message each.
struct Decisions {
  std::vector<Decision> rows;
  std::vector<std::string> contradictions;
};

/// A whole decisions file, or several one after the other. Rows that are neither accepted nor
/// rejected are no decisions. Rows without scope or neighbours (a corrections file edited by hand)
/// are of scope occurrence.
///
/// `path` is for messages. Errors: as parse_corrections; a scope that is neither word.
Result<Decisions> parse_decisions(std::string_view text, const std::string& path);

/// One line, line feed included.
[[nodiscard]] std::string decision_line(const Decision& decision);

/// Code points kept on either side of a place.
inline constexpr std::size_t neighbours_kept = 16;

/// The letters directly before and after a place; bytes that are not UTF-8 as U+FFFD.
struct Neighbours {
  std::string left, right;
};
[[nodiscard]] Neighbours neighbours_of(std::string_view page, ByteSpan span);

/// Where `decision` stands in `page`: at its own offset, else the one place within 1 MiB of it that
/// reads `before` and agrees best with the letters around, counted outwards from the place.
///
/// Not found: nowhere, several places equally good, or fewer than 3 letters around agree (fewer
/// where fewer are known). Time linear in the bytes searched, whatever `before` is.
[[nodiscard]] std::optional<ByteSpan> find_again(const Decision& decision, std::string_view page);

}  // namespace chamra
