// SPDX-License-Identifier: Apache-2.0
// Where pages under review come from. Trouble with one page is told and passed by.
#pragma once

#include <functional>
#include <string>

#include "chamra-review/options.hpp"
#include "chamra-review/view.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// Takes pages one by one; false ends the run.
using Take = std::function<bool(Shown shown)>;

/// A corrections file in memory, and what was decided on it.
struct Material {
  std::string fingerprint;
  std::vector<ReviewFile> files;
  std::vector<Decision> decisions;
};

/// Errors: a file that is not readable or no corrections. Contradictions are told on `console`.
Result<Material> load_corrections(const std::string& text, const ReviewOptions& options,
                                  Console& console);

/// Corrections with their pages, looked for below `pages` (a folder, or the one page itself).
void show_corrections(Material material, const std::string& pages, const ReviewOptions& options,
                      Console& console, const Take& take);

/// The differences of two folders, name by name, or of two files.
void show_differences(const std::string& before, const std::string& after,
                      const ReviewOptions& options, Console& console, const Take& take);

/// As git calls an external diff: path old-file old-hex old-mode new-file new-hex new-mode.
void show_for_git(const ReviewOptions& options, Console& console, const Take& take);

}  // namespace chamra::cli
