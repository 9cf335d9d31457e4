// SPDX-License-Identifier: Apache-2.0
// Tells genuine Lao from Thai prose that was written in Lao letters.
#pragma once

#include <string_view>

#include "correct/knowledge_tables.hpp"

namespace chamra {

/// Are the Lao letters of this paragraph Lao? Genuine Lao is made of Lao words and stands in
/// paragraphs of its own; among Thai letters, or where few of its stretches are Lao words, it is
/// Thai in disguise.
[[nodiscard]] bool is_genuine_lao(std::u32string_view paragraph,
                                  const KnowledgeTables::Language& lao);

}  // namespace chamra
