// SPDX-License-Identifier: Apache-2.0
#include "chamra-evaluate/words.hpp"

#include "correct/knowledge_tables.hpp"
#include "segment/words.hpp"

namespace chamra::cli {

evaluate::Segmenter segmenter_of(const Knowledge& knowledge) {
  const KnowledgeTables::Language& thai = knowledge.tables().thai;
  return {knowledge.fingerprint(), [&thai](std::u32string_view text) {
            std::vector<CharSpan> spans;
            for (const Word& word : cut_words(text, thai.lexicon, thai.words)) {
              spans.push_back(word.span);
            }
            return spans;
          }};
}

}  // namespace chamra::cli
