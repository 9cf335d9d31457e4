// SPDX-License-Identifier: Apache-2.0
#include "common/own_pages.hpp"

#include <filesystem>

#include "confidence/evidence.hpp"

namespace chamra::cli {
namespace {

/// What is steady in a book is found by counting: a likely reading teaches more than a certain one,
/// of which there are few.
void believe_the_lattice(Edit& edit) {
  if (const auto evidence = evidence_from(edit.evidence)) edit.confidence = evidence->posterior;
  edit.evidence.clear();
}

/// A word that a dictionary has is no less steady for being suspected.
bool is_word_left(const Edit& edit) {
  const auto word = word_evidence_from(edit.evidence);
  return word && word->unknown == 0;
}

class LessonSink final : public DocumentSink {
 public:
  explicit LessonSink(const PageFailed& failed) : failed_(failed) {}

  bool begun(const Input& input) override {
    name_ = input.name;
    return true;
  }
  bool piece(const Window& window, std::vector<Edit> edits) override {
    std::erase_if(edits, is_word_left);
    for (Edit& edit : edits) {
      edit.span.begin -= window.start.offset;
      edit.span.end -= window.start.offset;
      believe_the_lattice(edit);
    }
    bytes_ += window.bytes.size();
    pages_.push_back({std::string(window.bytes), std::move(edits)});
    if (bytes_ < most_own_bytes) return true;
    count();
    return false;
  }
  bool finished(const FileEnd&) override {
    count();
    return true;
  }
  bool failed(const Input& input, const Error& error) override {
    pages_.resize(counted_);
    failed_(input, error);
    return true;
  }
  [[nodiscard]] std::vector<MendedPage> pages() { return std::move(pages_); }
  [[nodiscard]] std::set<std::string> read() { return std::move(read_); }

 private:
  void count() {
    counted_ = pages_.size();
    read_.insert(name_);
  }

  const PageFailed& failed_;
  std::vector<MendedPage> pages_;
  std::size_t counted_ = 0;  // of them, those of documents that were read
  std::set<std::string> read_;
  std::string name_;
  std::size_t bytes_ = 0;
};

/// A pipe gives its bytes once, and to whoever corrects them.
bool can_be_read_twice(const Input& input) {
  std::error_code failure;
  return !input.is_standard_input() && std::filesystem::is_regular_file(input.path, failure);
}

}  // namespace

OwnPages read_own_pages(const std::vector<Input>& inputs, const Knowledge& knowledge,
                        CorrectOptions correct, const PipelineOptions& pipeline,
                        const PageFailed& failed) {
  correct.evidence = true;
  correct.words_left = false;         // what is listed for people does not change what is learnt
  correct.rivals = Rivals::Unsought;  // nobody is asked
  Lessons lessons;
  lessons.own = true;
  std::vector<const Input*> files;
  for (const Input& input : inputs) {
    if (can_be_read_twice(input)) files.push_back(&input);
  }
  LessonSink sink(failed);
  const auto find = [&](std::string_view window) { return find_edits(window, knowledge, correct); };
  run_pipeline(files, pipeline, find, sink);
  lessons.add_mended_pages(sink.pages(), knowledge);
  return {std::move(lessons), sink.read()};
}

}  // namespace chamra::cli
