// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/fix.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include "base/write_file.hpp"
#include "chamra-fix/common_folder.hpp"
#include "chamra-fix/fix_sink.hpp"
#include "common/folders.hpp"
#include "common/mirror.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

/// What cannot be asked for together; empty when all is well.
std::string contradiction(const FixOptions& options) {
  const auto& output = options.common.output;
  if (options.in_place && !output.empty())
    return "--in-place and --output exclude each other; give one";
  if (output == standard_input) return "--output wants a folder; leave it out for standard output";
  if (options.corrections == standard_input && !options.in_place && output.empty())
    return "standard output takes the page; name a file with --corrections";
  if (options.resume && output.empty())
    return "--resume needs --output: the folder that an earlier run wrote";
  if (options.resume && !options.corrections.empty() && options.common.format == Format::Text)
    return "--resume can go on with --corrections only in --format jsonl";
  if (!options.ledger.empty() && !options.in_place && output.empty())
    return "--ledger needs --output or --in-place: nothing is written down of a stream";
  return {};
}

/// The typed folder that `output` is or lies in; empty when there is none.
std::string folder_around(const std::string& output, const std::vector<std::string>& typed) {
  const std::string place = where_it_lies(output);
  for (const std::string& path : typed)
    if (is_folder(path) && is_inside(place, where_it_lies(path))) return path;
  return {};
}

/// Why writing to the output folder would spoil something; empty when it would not.
std::string folder_objection(const FixOptions& options) {
  const std::string& output = options.common.output;
  const std::string around = folder_around(output, options.common.input.paths);
  if (!around.empty())
    return "output folder lies in the input folder " + around +
           "; choose one beside it, or --in-place";
  std::error_code failure;
  if (fs::exists(output, failure) && !is_folder(output))
    return "is not a folder; --output wants one";
  return {};
}

class FixRun {
 public:
  FixRun(const Knowledge& knowledge, const FixOptions& options, Console& console)
      : knowledge_(knowledge), options_(options), console_(console) {}

  void run();

 private:
  enum class Mode { Stream, Mirror, InPlace };
  [[nodiscard]] Mode mode() const;
  [[nodiscard]] std::string work_options() const;
  bool check_outputs();
  bool check_record();
  bool check_names();
  void drop_unusable_inputs();
  [[nodiscard]] static std::string objection_in_place(const Input& input,
                                                      const std::string& folder);
  bool open_state();
  bool open_record();
  bool open_ledger();
  bool plan_what_is_left();
  void tell_changed(const Input& input);
  bool is_taken(const Input& input);
  std::unique_ptr<Destination> destination();
  void correct_all();
  void complain(const std::string& path, const std::string& message) {
    console_.complain({path, 0, message});
  }
  bool told(const Outcome& outcome);

  const Knowledge& knowledge_;
  const FixOptions& options_;
  Console& console_;
  std::vector<Input> inputs_;
  std::string folder_;  // of what is written; empty for a stream
  std::vector<PlannedInput> plan_;
  OldCorrections old_;
  std::optional<ResumeState> state_;
  std::optional<Listing> record_;
  std::optional<FolderLock> lock_;  // of what is mended in place; state_ has that of an output
  std::optional<LedgerLog> ledger_;
};

FixRun::Mode FixRun::mode() const {
  if (options_.in_place) return Mode::InPlace;
  return options_.common.output.empty() ? Mode::Stream : Mode::Mirror;
}

bool FixRun::told(const Outcome& outcome) {
  if (!outcome) console_.complain(outcome.error());
  return outcome.has_value();
}

std::string FixRun::work_options() const {
  const CommonOptions& common = options_.common;
  std::string out =
      fmt::format("min-confidence={} no-encoding={} encoding={}", common.min_confidence,
                  common.no_encoding ? 1 : 0, common.pipeline.encoding);
  for (const std::string& lexicon : common.knowledge.lexicons)
    out += " lexicon=" + sha256_of_file(lexicon);
  return out;
}

bool FixRun::check_outputs() {
  if (mode() == Mode::Mirror) {
    const std::string why = folder_objection(options_);
    if (!why.empty()) complain(options_.common.output, why);
    return why.empty();
  }
  const std::string clash = mode() == Mode::Stream ? InputFiles(inputs_).same_as(1) : "";
  if (!clash.empty())
    complain(clash, "is both input and output; choose another output, or --in-place");
  return clash.empty();
}

bool FixRun::check_record() {
  const std::string& path = options_.corrections;
  if (path.empty()) return true;
  const std::string clash = InputFiles(inputs_).same_as(path);
  if (!clash.empty()) complain(clash, "is both a page and the corrections file; choose another");
  std::error_code failure;
  const bool precious =
      mode() == Mode::InPlace && fs::is_regular_file(path, failure) && fs::file_size(path) > 0;
  if (precious)
    complain(path, "holds the record of an earlier run; move it away or choose another name");
  return clash.empty() && !precious;
}

/// A record or ledger under the name of an output page would be lost.
bool FixRun::check_names() {
  std::set<std::string> taken;
  if (mode() == Mode::Mirror) {
    const fs::path folder = where_it_lies(options_.common.output);
    for (const Input& input : inputs_)
      taken.insert((folder / input.target).lexically_normal().string());
  }
  const InputFiles pages(inputs_);
  for (const std::string& path : {options_.corrections, options_.ledger}) {
    if (path.empty()) continue;
    const bool free = taken.insert(where_it_lies(path)).second && pages.same_as(path).empty() &&
                      (mode() != Mode::Stream || !is_standard_output_file(path));
    if (free) continue;
    complain(path, "is also the name of another output, or of a page; choose another");
    return false;
  }
  return true;
}

/// `folder`: what is undone later must lie in it.
std::string FixRun::objection_in_place(const Input& input, const std::string& folder) {
  struct stat facts {};
  if (::stat(input.path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode))
    return "not a regular file, cannot be mended in place; skipped";
  if (is_inside(where_it_lies(input.path), folder)) return {};
  return "a link that leads out of " + folder + "; name the file itself; skipped";
}

void FixRun::drop_unusable_inputs() {
  if (mode() == Mode::Stream) return;
  const std::string folder = where_it_lies(folder_);
  std::optional<Mirror> mirror;
  if (mode() == Mode::Mirror) mirror.emplace(options_.common.output, inputs_);
  std::erase_if(inputs_, [&](const Input& input) {
    std::string why = input.is_standard_input()
                          ? "standard input has no name; leave out --output and --in-place"
                      : mirror ? mirror->objection_to(input)
                               : objection_in_place(input, folder);
    if (!why.empty()) complain(input.path, why);
    return !why.empty();
  });
}

bool FixRun::open_state() {
  if (mode() != Mode::Mirror) return true;
  auto state = ResumeState::open(options_.common.output, {knowledge_.fingerprint(), work_options()},
                                 options_.resume);
  if (!state) console_.complain(state.error());
  if (state) state_.emplace(std::move(*state));
  return state_.has_value();
}

/// Old records are read before the new one takes their place.
bool FixRun::open_record() {
  const std::string& path = options_.corrections;
  if (path.empty()) return true;
  const CorrectionsHeader header{console_.tool(), knowledge_.fingerprint()};
  if (options_.resume) {
    old_.read(path, header_line(header));
    const std::string half = temporary_for(through_links(path));
    old_.read(half, header_line(header));
    ::unlink(half.c_str());
  }
  auto record = Listing::open(path, options_.common.format, mode() == Mode::InPlace);
  if (!record) console_.complain(record.error());
  if (!record) return false;
  record_.emplace(std::move(*record));
  return told(record_->begin(header));
}

/// What is written down of each input, under which name, in which folder.
bool FixRun::open_ledger() {
  for (const Input& input : inputs_) plan_.push_back({input, false, {}, input.target});
  if (mode() == Mode::Stream || inputs_.empty()) return true;
  if (mode() == Mode::InPlace) {
    for (PlannedInput& planned : plan_)
      planned.ledger_name = name_under(folder_, planned.input.path);
    auto lock = FolderLock::take(folder_);
    if (!lock) return told(lock.error());
    lock_.emplace(std::move(*lock));
  }
  auto ledger = LedgerLog::open(
      options_.ledger.empty() ? (fs::path(folder_) / ledger_name).string() : options_.ledger,
      console_.tool(), Remember::LastEvents);
  if (!ledger) return told(ledger.error());
  ledger_.emplace(std::move(*ledger));
  return true;
}

bool FixRun::plan_what_is_left() {
  if (!state_) return true;
  std::vector<const Input*> finished;
  for (PlannedInput& planned : plan_) {
    const auto [standing, work] = state_->finished(planned.input);
    if (work == nullptr) continue;
    planned.old_lines = old_.lines_of(work->corrections_sha256);
    const bool changed = standing == ResumeState::Standing::Changed;
    planned.done = changed || !record_ || !planned.old_lines.empty();
    if (changed) tell_changed(planned.input);
    if (planned.done) finished.push_back(&planned.input);
  }
  if (!finished.empty())
    console_.note(
        fmt::format("{} of {} files were finished before", finished.size(), plan_.size()));
  for (PlannedInput& planned : plan_) planned.done = planned.done || is_taken(planned.input);
  return told(state_->restart_with(finished));
}

/// What people made of a page is not to be had again.
void FixRun::tell_changed(const Input& input) {
  console_.note(target_under(options_.common.output, input) +
                ": changed since it was written; left as it is");
}

/// Does something that no run can write again stand where the page is to be written?
bool FixRun::is_taken(const Input& input) {
  const auto present = state_->present(input);
  if (present == ResumeState::Present::Ours) return false;
  if (present == ResumeState::Present::Changed && options_.resume) {
    tell_changed(input);
  } else {
    complain(
        target_under(options_.common.output, input),
        present == ResumeState::Present::Changed
            ? "changed since chamra-fix wrote it; move it away, or go on with --resume; skipped"
            : "is there already, and no page that chamra-fix wrote; choose another --output; "
              "skipped");
  }
  return true;
}

std::unique_ptr<Destination> FixRun::destination() {
  if (mode() == Mode::Stream) return to_standard_output();
  // Through links, so that a link stays one and the page it leads to is mended.
  if (mode() == Mode::InPlace)
    return to_files([](const Input& input) { return where_it_lies(input.path); }, true);
  return to_files(
      [this](const Input& input) { return target_under(options_.common.output, input); }, false);
}

void FixRun::correct_all() {
  const auto pages = destination();
  const FixRules rules{{options_.common.min_confidence},
                       !options_.common.pipeline.encoding.empty()};
  FixSink sink(
      plan_, rules, *pages,
      {record_ ? &*record_ : nullptr, state_ ? &*state_ : nullptr, ledger_ ? &*ledger_ : nullptr},
      console_);
  std::vector<const Input*> left;
  for (const PlannedInput& planned : plan_)
    if (!planned.done) left.push_back(&planned.input);
  CorrectOptions correct = options_.common.correct();
  correct.made_from = options_.common.min_confidence;
  if (options_.corrections.empty()) correct.rivals = Rivals::Unsought;  // nobody sees them
  const auto find = [this, correct](std::string_view window) {
    return find_edits(window, knowledge_, correct);
  };
  PipelineOptions pipeline = options_.common.pipeline;
  pipeline.strict = mode() == Mode::InPlace;
  run_pipeline(left, pipeline, find, sink);
  if (sink.copy_rest() && record_) told(record_->close());
  console_.print(summary_text(console_.tool(), sink.summary()));
}

void FixRun::run() {
  if (const std::string why = contradiction(options_); !why.empty()) return complain("", why);
  inputs_ = find_inputs(options_.common.input, console_);
  if (inputs_.empty()) return;  // what an earlier run wrote down stays
  folder_ =
      mode() == Mode::InPlace ? common_folder(options_.common.input.paths) : options_.common.output;
  if (!check_outputs() || !check_record()) return;
  drop_unusable_inputs();
  if (check_names() && open_state() && open_ledger() && open_record() && plan_what_is_left())
    correct_all();
}

}  // namespace

int fix(const Knowledge& knowledge, const FixOptions& options, Console& console) {
  FixRun(knowledge, options, console).run();
  return console.exit_code();
}

}  // namespace chamra::cli
