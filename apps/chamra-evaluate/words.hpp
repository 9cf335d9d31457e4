// SPDX-License-Identifier: Apache-2.0
// The project's own segmenter, as chamra-evaluate measures words with it.
#pragma once

#include "correct/knowledge.hpp"
#include "evaluate/segmenter.hpp"

namespace chamra::cli {

/// Named after the tables, since word rates under other tables cannot be compared. Points into
/// `knowledge`.
[[nodiscard]] evaluate::Segmenter segmenter_of(const Knowledge& knowledge);

}  // namespace chamra::cli
