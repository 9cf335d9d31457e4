// SPDX-License-Identifier: Apache-2.0
#include "edits/edit.hpp"

#include <algorithm>

#include "edits/digest.hpp"

namespace chamra {
namespace {

// In the order of Status.
constexpr std::array<std::string_view, 4> status_names = {"proposed", "accepted", "rejected",
                                                          "applied"};

}  // namespace

std::string_view name_of(Status status) { return status_names[static_cast<std::size_t>(status)]; }

std::optional<Status> status_named(std::string_view name) {
  const auto found = std::find(status_names.begin(), status_names.end(), name);
  if (found == status_names.end()) return std::nullopt;
  return static_cast<Status>(found - status_names.begin());
}

std::string id_of(std::string_view file, const Edit& edit) {
  // NUL cannot stand in a file name, so no two triples give the same bytes.
  Sha256 digest;
  digest.update(file);
  digest.update(std::string(1, '\0') + std::to_string(edit.span.begin) + std::string(1, '\0'));
  digest.update(edit.before);
  return digest.hex().substr(0, 16);
}

}  // namespace chamra
