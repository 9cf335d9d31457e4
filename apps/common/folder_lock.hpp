// SPDX-License-Identifier: Apache-2.0
// One run at a time writes to a tree of files. The folder itself is locked: no lock file is left
// behind, and the lock of a killed run is gone with it.
#pragma once

#include <string>

#include "common/byte_source.hpp"

namespace chamra::cli {

class FolderLock {
 public:
  /// Errors: another run holds it; not a usable folder.
  static Result<FolderLock> take(const std::string& folder);

 private:
  explicit FolderLock(Descriptor folder) : folder_(std::move(folder)) {}
  Descriptor folder_;
};

/// The same, after the folder was made where there was none.
Result<FolderLock> take_new_folder(const std::string& folder);

}  // namespace chamra::cli
