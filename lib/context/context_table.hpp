// SPDX-License-Identifier: Apache-2.0
// Vectors of words as a plain table, and from there to the file that is mapped.
//
//   word | bias | far | unit | numbers as the word asked about | unit | numbers as a word beside
//
// Numbers are whole, parted by blanks; times their unit they are the vector. Words that begin with
// `<place` are not words but the weights of a place (second vector).
#pragma once

#include <functional>
#include <string>

#include "base/container.hpp"
#include "base/result.hpp"
#include "context/context_model.hpp"

namespace chamra {

/// Whole numbers are kept between minus this and this: finer makes larger tables, not better ones.
inline constexpr int most_context_number = 15;

struct ContextEntry {
  std::string word;
  float bias = 0, far = 0;
  context::Vector meant{}, beside{};
};

/// One line of the table, its end included.
[[nodiscard]] std::string context_line(const ContextEntry& entry);
inline constexpr const char* context_header =
    "word\tbias\tfar\tmeant_unit\tmeant\tbeside_unit\tbeside\n";

/// Adds what ContextModel reads. `number_of`: a word's number, word::none for words to be left out;
/// `tokens`: how many numbers there are. Errors: the table cannot be read or is damaged.
Outcome write_context(ContainerWriter& out, const std::string& path,
                      const std::function<WordId(const std::string&)>& number_of,
                      std::size_t tokens);

}  // namespace chamra
