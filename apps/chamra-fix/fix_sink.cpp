// SPDX-License-Identifier: Apache-2.0
#include "chamra-fix/fix_sink.hpp"

#include <algorithm>
#include <utility>

#include "edits/apply.hpp"

namespace chamra::cli {
namespace {

void decide(std::vector<Edit>& edits, const Policy& policy) {
  for (Edit& edit : edits)
    edit.status =
        applies(edit, policy) && keeps_line_breaks(edit) ? Status::Applied : Status::Proposed;
}

std::vector<Edit> applied_of(const std::vector<Edit>& edits) {
  std::vector<Edit> out;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(out),
               [](const Edit& edit) { return edit.status == Status::Applied; });
  return out;
}

void add_counts(std::array<std::uint64_t, reason_count>& all,
                const std::array<std::uint64_t, reason_count>& more) {
  for (std::size_t k = 0; k < reason_count; ++k) all[k] += more[k];
}

}  // namespace

FixSink::FixSink(const std::vector<PlannedInput>& plan, const FixRules& rules,
                 Destination& destination, const FixRecords& records, Console& console)
    : plan_(plan),
      policy_(rules.policy),
      converted_(rules.converted),
      destination_(destination),
      record_(records.record),
      state_(records.state),
      ledger_(records.ledger),
      console_(console) {}

bool FixSink::goes_on() const { return !destination_.closed(); }

bool FixSink::copy_old_until(const Input* input) {
  for (; next_ < plan_.size() && &plan_[next_].input != input; ++next_) {
    if (record_ == nullptr || !plan_[next_].done) continue;
    const auto outcome = record_->add_text(plan_[next_].old_lines);
    if (!outcome) console_.complain(outcome.error());
    if (!outcome) return false;
  }
  return true;
}

bool FixSink::begun(const Input& input) {
  if (!copy_old_until(&input)) return false;
  console_.progress(next_ + 1, plan_.size(), input.path);
  input_ = &input;
  broken_ = false;
  written_ = Sha256();
  written_bytes_ = 0;
  own_ = Summary();
  if (ledger_ != nullptr) ledger_->begin(plan_[next_].ledger_name);
  if (record_ != nullptr) {
    record_mark_ = record_->mark();
    static_cast<void>(record_->take_digest());
  }
  const auto outcome = destination_.begin(input);
  return outcome ? true : give_up_input(outcome.error());
}

std::string FixSink::mended(const Window& window, std::vector<Edit>& edits) {
  decide(edits, policy_);
  auto text = apply_edits(window.bytes, applied_of(edits), window.start.offset);
  if (text) return std::move(*text);
  // Corrections that contradict each other are a fault of the program, not of the page: it passes
  // through as it is.
  console_.complain({input_->path, 0, text.error().message});
  for (Edit& edit : edits) edit.status = Status::Proposed;
  return window.bytes;
}

Outcome FixSink::write(const Window& window, std::vector<Edit>& edits) {
  const std::string text = mended(window, edits);
  written_.update(text);
  written_bytes_ += text.size();
  if (auto outcome = destination_.write(text); !outcome) return outcome;
  for (const Edit& edit : edits) {
    own_.count(edit);
    if (auto outcome = write_down(edit); !outcome) return outcome;
  }
  return Done{};
}

Outcome FixSink::write_down(const Edit& edit) {
  if (ledger_ != nullptr && edit.status == Status::Applied) {
    auto outcome = ledger_->add(
        {Action::Apply, id_of(input_->name, edit), edit.span, {}, edit.before, *edit.after});
    if (!outcome) return outcome;
  }
  return record_ == nullptr ? Outcome(Done{}) : record_->add(*input_, edit);
}

bool FixSink::piece(const Window& window, std::vector<Edit> edits) {
  if (broken_) return true;
  const auto outcome = write(window, edits);
  return outcome ? goes_on() : give_up_input(outcome.error());
}

Outcome FixSink::put_in_place(const FileEnd& end) {
  if (auto outcome = destination_.prepare(); !outcome) return outcome;
  if (record_ != nullptr) {
    if (auto outcome = record_->end(end); !outcome) return outcome;
    if (auto outcome = record_->sync(); !outcome) return outcome;
  }
  const std::string output_sha256 = written_.hex();
  if (ledger_ != nullptr) {
    auto outcome = ledger_->end({end.bytes, end.sha256}, {written_bytes_, output_sha256});
    if (!outcome) return outcome;
  }
  if (state_ != nullptr) {
    if (auto outcome = state_->announce(*input_, output_sha256); !outcome) return outcome;
  }
  if (auto outcome = destination_.commit(); !outcome) return outcome;
  remember(end, output_sha256);
  return Done{};
}

/// For a run that goes on after this one. The page is in place, whatever becomes of this.
void FixSink::remember(const FileEnd& end, const std::string& output_sha256) {
  if (state_ == nullptr) return;
  // What was read is what lies there, unless it was converted on the way.
  const std::string input_sha256 = converted_ ? sha256_of_file(input_->path) : end.sha256;
  const auto outcome = state_->add(
      *input_, {.input_sha256 = input_sha256,
                .output_sha256 = output_sha256,
                .corrections_sha256 = record_ == nullptr ? "" : record_->take_digest()});
  if (!outcome) console_.complain(outcome.error());
}

bool FixSink::finished(const FileEnd& end) {
  if (broken_) return true;
  const auto outcome = put_in_place(end);
  if (!outcome) return give_up_input(outcome.error());
  ++all_.files;
  add_counts(all_.changed, own_.changed);
  add_counts(all_.proposed, own_.proposed);
  return goes_on();
}

void FixSink::take_back() {
  destination_.abandon();
  if (record_ != nullptr) record_->roll_back(record_mark_);
  if (ledger_ != nullptr) ledger_->take_back();
}

bool FixSink::give_up_input(const Error& error) {
  console_.complain(error);
  broken_ = true;
  take_back();
  return !destination_.is_shared() && goes_on();
}

bool FixSink::failed(const Input& input, const Error& error) {
  // Before it began, there is nothing to take back but earlier inputs' records to pass on.
  if (input_ != &input && !copy_old_until(&input)) return false;
  const bool began = std::exchange(input_, nullptr) == &input;
  console_.complain(error);
  if (began && !broken_) take_back();
  return true;
}

}  // namespace chamra::cli
