// SPDX-License-Identifier: Apache-2.0
// The options that all tools share, as the tools' own code sees them.
#pragma once

#include <string>

#include "common/input.hpp"
#include "common/pipeline.hpp"
#include "correct/corrector.hpp"
#include "correct/knowledge.hpp"

namespace chamra::cli {

enum class Format { Text, JsonLines };

struct CommonOptions {
  InputOptions input;
  PipelineOptions pipeline;
  KnowledgeOptions knowledge;
  std::string output;
  Format format = Format::Text;
  double min_confidence = 0;
  bool no_encoding = false, quiet = false, progress = false;
  bool no_adapt = false;
  bool evidence = false;
  std::string save_book;  // folder; empty: what the pages teach is forgotten
  Rivals rivals = Rivals::Sought;

  [[nodiscard]] CorrectOptions correct() const {
    return {
        .encoding = !no_encoding, .evidence = evidence, .words_left = evidence, .rivals = rivals};
  }
};

}  // namespace chamra::cli
