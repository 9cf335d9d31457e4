// SPDX-License-Identifier: Apache-2.0
// The work of chamra-learn: from pages, pairs and decisions to a book folder.
#pragma once

#include <string>
#include <vector>

#include "common/common_options.hpp"
#include "common/console.hpp"

namespace chamra::cli {

/// `pairs`: pages and their truth in turn, files or folders. Of `common` the inputs' --include, the
/// encoding, jobs, dictionaries and lexicons count.
struct LearnOptions {
  CommonOptions common;
  std::string book;
  std::vector<std::string> trusted, pairs, pages, decisions;
};

/// Exit code. The book is written once, at the end; trouble with an input is told and the rest
/// learnt.
int learn_book(const LearnOptions& options, Console& console);

}  // namespace chamra::cli
