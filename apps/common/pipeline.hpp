// SPDX-License-Identifier: Apache-2.0
// Inputs in, corrected windows out, in order: one thread reads, several find corrections, the
// caller's writes.
//
//   read and cut --> [ window | window | window ... ] --> write
//                       find     find     find            (--jobs at a time)
//
// At most a few windows a job are under way, so memory does not grow with the input, and what comes
// out does not depend on the number of jobs.
#pragma once

#include <string>
#include <vector>

#include "common/input.hpp"
#include "correct/document.hpp"
#include "edits/edit_file.hpp"

namespace chamra::cli {

/// What happens to one input after the other. All calls come from the thread that called
/// run_pipeline; false ends the run early. `failed` may come without `begun`, or after some pieces;
/// then `finished` does not come.
class DocumentSink {
 public:
  DocumentSink() = default;
  DocumentSink(const DocumentSink&) = delete;
  DocumentSink& operator=(const DocumentSink&) = delete;
  virtual ~DocumentSink() = default;

  virtual bool begun(const Input& input) = 0;
  virtual bool piece(const Window& window, std::vector<Edit> edits) = 0;
  virtual bool finished(const FileEnd& end) = 0;
  virtual bool failed(const Input& input, const Error& error) = 0;
};

struct PipelineOptions {
  std::string encoding;  // empty: UTF-8, and what looks like another one fails
  unsigned jobs = 1;
  bool strict = false;  // what the encoding does not define fails, too
};

void run_pipeline(const std::vector<const Input*>& inputs, const PipelineOptions& options,
                  const FindEdits& find, DocumentSink& sink);

}  // namespace chamra::cli
