// SPDX-License-Identifier: Apache-2.0
// Places of OCR pages that are known to be wrong, to be asked about one by one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "correct/knowledge_tables.hpp"

namespace chamra::bench {

/// All letters canonical.
struct Suspect {
  std::u32string page;        // from its first letter on, to some letters behind it
  std::uint32_t letters = 0;  // its own, of `page`; at least one
  std::u32string meant;

  [[nodiscard]] std::u32string seen() const { return page.substr(0, letters); }
};

/// Words of the pages in folder `truth` that those of the same name in `ocr` show as something
/// else.
Result<std::vector<Suspect>> misread_words(const std::string& ocr, const std::string& truth,
                                           const KnowledgeTables& tables);

/// What people marked in the pages of `ocr`: `spans`/NAME.tsv for NAME.txt. Unreadable places,
/// whose truth nobody knows, are left out.
Result<std::vector<Suspect>> marked_spans(const std::string& ocr, const std::string& spans);

}  // namespace chamra::bench
