// SPDX-License-Identifier: Apache-2.0
// From the reading of a paragraph to rows that people and programs can act on.
#pragma once

#include <string_view>
#include <vector>

#include "correct/finding.hpp"
#include "correct/knowledge_tables.hpp"
#include "lattice/decoder.hpp"
#include "text/page.hpp"

namespace chamra {

/// What is told beside corrections and suspicions.
struct Telling {
  bool evidence = false;    // what speaks against words that are left and suspected
  bool words_left = false;  // those that are not suspected, too
  Rivals rivals = Rivals::Sought;
};

/// Appends corrections and suspicions of the paragraph that begins at letter `offset` of `page`.
/// `decoder` has decoded it.
void add_edits(const Page& page, std::uint32_t offset, std::string_view window,
               const Paragraph& paragraph, const Decoded& decoded, const KnowledgeTables& tables,
               Decoder& decoder, Telling telling, std::vector<Finding>& findings);

}  // namespace chamra
