// SPDX-License-Identifier: Apache-2.0
#include "common/own_pages.hpp"

#include <filesystem>

namespace chamra::cli {
namespace {

class LessonSink final : public DocumentSink {
 public:
  LessonSink(Lessons& lessons, const PageFailed& failed) : lessons_(lessons), failed_(failed) {}

  bool begun(const Input&) override { return true; }
  bool piece(const Window& window, std::vector<Edit> edits) override {
    for (Edit& edit : edits) {
      edit.span.begin -= window.start.offset;
      edit.span.end -= window.start.offset;
    }
    lessons_.add_mended(window.bytes, edits);
    return lessons_.letters() < most_own_letters;
  }
  bool finished(const FileEnd&) override { return true; }
  bool failed(const Input& input, const Error& error) override {
    failed_(input, error);
    return true;
  }

 private:
  Lessons& lessons_;
  const PageFailed& failed_;
};

/// A pipe gives its bytes once, and to whoever corrects them.
bool can_be_read_twice(const Input& input) {
  std::error_code failure;
  return !input.is_standard_input() && std::filesystem::is_regular_file(input.path, failure);
}

}  // namespace

Lessons read_own_pages(const std::vector<Input>& inputs, const Knowledge& knowledge,
                       const CorrectOptions& correct, const PipelineOptions& pipeline,
                       const PageFailed& failed) {
  Lessons lessons;
  lessons.own = true;
  std::vector<const Input*> files;
  for (const Input& input : inputs) {
    if (can_be_read_twice(input)) files.push_back(&input);
  }
  LessonSink sink(lessons, failed);
  const auto find = [&](std::string_view window) { return find_edits(window, knowledge, correct); };
  run_pipeline(files, pipeline, find, sink);
  return lessons;
}

}  // namespace chamra::cli
