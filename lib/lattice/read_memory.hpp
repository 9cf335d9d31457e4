// SPDX-License-Identifier: Apache-2.0
// Paragraphs that were read before: headings, forms and texts that come several times are read
// once.
//
// A reading is kept under all that it depends on, so that remembering gives what reading would have
// given, whatever came before. It serves one decoder, with its tables and options, and one thread.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "lattice/beam_search.hpp"
#include "lattice/paragraph.hpp"

namespace chamra {

class ReadMemory {
 public:
  /// How this very paragraph was read; nullptr when it is not known. Valid until the next call of
  /// keep. Cost: linear in the paragraph.
  [[nodiscard]] const Decoded* find(const Paragraph& paragraph) const;
  /// Copies both; forgets everything before when there would be more than 16 MB.
  void keep(const Paragraph& paragraph, const Decoded& read);

 private:
  struct Known {
    std::u32string text;
    std::vector<Seen> seen;
    Decoded read;
  };
  std::unordered_map<std::uint64_t, Known> known_;  // by hash; of those with the same the first
  std::size_t bytes_ = 0;
};

}  // namespace chamra
