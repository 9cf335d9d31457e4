// SPDX-License-Identifier: Apache-2.0
// What becomes of each corrected window: the page to its destination, the edits to the record, in
// an order that a kill at any moment cannot spoil.
//
//   window --> temporary file, record, ledger
//   end of input --> all three on disk --> rename --> state line
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chamra-fix/resume.hpp"
#include "common/console.hpp"
#include "common/destination.hpp"
#include "common/ledger_log.hpp"
#include "common/listing.hpp"
#include "edits/policy.hpp"
#include "report/text.hpp"

namespace chamra::cli {

/// An input, and what an earlier run left of it: `old_lines` of the record, when `done`.
/// `ledger_name`: what the ledger calls it.
struct PlannedInput {
  Input input;
  bool done = false;
  std::string_view old_lines;
  std::string ledger_name = {};
};

/// Where it is written down what was done; each may be null.
struct FixRecords {
  Listing* record = nullptr;
  ResumeState* state = nullptr;
  LedgerLog* ledger = nullptr;
};

/// `converted`: what is read is not what lies on the disk (--encoding).
struct FixRules {
  Policy policy;
  bool converted = false;
};

class FixSink final : public DocumentSink {
 public:
  FixSink(const std::vector<PlannedInput>& plan, const FixRules& rules, Destination& destination,
          const FixRecords& records, Console& console);

  bool begun(const Input& input) override;
  bool piece(const Window& window, std::vector<Edit> edits) override;
  bool finished(const FileEnd& end) override;
  bool failed(const Input& input, const Error& error) override;

  /// After the last input: what earlier runs recorded of those behind it.
  bool copy_rest() { return copy_old_until(nullptr); }
  [[nodiscard]] const Summary& summary() const { return all_; }

 private:
  bool copy_old_until(const Input* input);
  std::string mended(const Window& window, std::vector<Edit>& edits);
  Outcome write(const Window& window, std::vector<Edit>& edits);
  Outcome put_in_place(const FileEnd& end);
  void remember(const FileEnd& end, const std::string& output_sha256);
  Outcome write_down(const Edit& edit);
  void take_back();
  bool give_up_input(const Error& error);
  bool goes_on() const;

  const std::vector<PlannedInput>& plan_;
  std::size_t next_ = 0;  // in plan_
  Policy policy_;
  bool converted_;
  Destination& destination_;
  Listing* record_;
  ResumeState* state_;
  LedgerLog* ledger_;
  Console& console_;

  // Of the present input.
  const Input* input_ = nullptr;
  bool broken_ = false;
  std::uint64_t record_mark_ = 0;
  Sha256 written_;
  std::uint64_t written_bytes_ = 0;
  Summary own_;

  Summary all_;
};

}  // namespace chamra::cli
