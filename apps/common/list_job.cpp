// SPDX-License-Identifier: Apache-2.0
#include "common/list_job.hpp"

#include "common/listing.hpp"
#include "report/text.hpp"

namespace chamra::cli {
namespace {

class ListSink final : public DocumentSink {
 public:
  ListSink(Listing& listing, const Shown& shown, Console& console, std::size_t inputs)
      : listing_(listing), shown_(shown), console_(console), inputs_(inputs) {}

  bool begun(const Input& input) override {
    input_ = &input;
    console_.progress(++seen_, inputs_, input.path);
    return true;
  }
  bool piece(const Window&, std::vector<Edit> edits) override {
    for (Edit& edit : edits) {
      const auto wanted = shown_(std::move(edit));
      if (!wanted) continue;
      summary_.count(*wanted);
      if (!goes_on(listing_.add(*input_, *wanted))) return false;
    }
    // The reader of a pipe should not wait for the end of a long stream.
    return !input_->is_standard_input() || goes_on(listing_.flush());
  }
  bool finished(const FileEnd& end) override {
    ++summary_.files;
    return goes_on(listing_.end(end));
  }
  bool failed(const Input&, const Error& error) override {
    console_.complain(error);
    return true;
  }

  [[nodiscard]] const Summary& summary() const { return summary_; }
  /// Is something missing in the list?
  [[nodiscard]] bool broke_off() const { return broke_off_; }

 private:
  bool goes_on(const Outcome& outcome) {
    if (!outcome) console_.complain(outcome.error());
    broke_off_ = broke_off_ || !outcome;
    return outcome && !listing_.closed();
  }

  Listing& listing_;
  const Shown& shown_;
  Console& console_;
  const std::size_t inputs_;
  const Input* input_ = nullptr;
  std::size_t seen_ = 0;
  bool broke_off_ = false;
  Summary summary_;
};

/// Refuses to write the list over a page.
bool is_safe(const CommonOptions& options, const std::vector<Input>& inputs, Console& console) {
  std::vector<Input> read = inputs;
  for (const std::string& list : options.knowledge.lexicons) read.push_back({list, list, list});
  const InputFiles files(read);
  const std::string clash =
      is_standard_output(options.output) ? files.same_as(1) : files.same_as(options.output);
  if (clash.empty()) return true;
  console.complain({clash, 0, "is both input and output; choose another output"});
  return false;
}

}  // namespace

ListOutcome list_edits(const Knowledge& knowledge, const CommonOptions& options, Console& console,
                       const Shown& shown) {
  const auto inputs = find_inputs(options.input, console);
  if (inputs.empty() || !is_safe(options, inputs, console)) return {console.exit_code(), 0};
  auto listing = Listing::open(options.output, options.format);
  if (!listing) {
    console.complain(listing.error());
    return {console.exit_code(), 0};
  }
  const auto find = [&](std::string_view window) {
    return find_edits(window, knowledge, options.correct());
  };
  ListSink sink(*listing, shown, console, inputs.size());
  auto outcome = listing->begin({console.tool(), knowledge.fingerprint()});
  std::vector<const Input*> all;
  for (const Input& input : inputs) all.push_back(&input);
  if (outcome) run_pipeline(all, options.pipeline, find, sink);
  if (outcome && !sink.broke_off()) outcome = listing->close();
  if (!outcome) console.complain(outcome.error());
  return {console.exit_code(), sink.summary().all_proposed()};
}

}  // namespace chamra::cli
