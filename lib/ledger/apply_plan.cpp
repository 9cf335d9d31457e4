// SPDX-License-Identifier: Apache-2.0
#include "ledger/apply_plan.hpp"

#include <map>
#include <optional>
#include <utility>

#include "edits/apply.hpp"
#include "edits/overlaps.hpp"
#include "ledger/placer.hpp"

namespace chamra {
namespace {

using Kind = Placement::Kind;

Error changed_file(const std::string& file) {
  return {file, 0,
          "is not the file that the corrections were made for (other bytes); left alone: make them "
          "anew with chamra-suggest, or put the old file back"};
}

Error misfit(const std::string& file, const RequestedEdit& asked) {
  return {file, 0,
          "correction " + asked.id + " expects other bytes at byte " +
              std::to_string(asked.edit.span.begin) +
              "; left alone: make the corrections anew with chamra-suggest"};
}

/// The states of a file that corrections may have been made for, and the way from each to now.
class States {
 public:
  States(const History& history, const FileState& present) : history_(history), present_(present) {}

  [[nodiscard]] std::size_t count() const { return std::max<std::size_t>(history_.states(), 1); }
  [[nodiscard]] std::optional<std::size_t> with(const std::string& sha256) const {
    if (sha256 == present_.sha256) return count() - 1;
    return history_.state_with(sha256);
  }
  [[nodiscard]] std::uint64_t bytes(std::size_t state) const {
    return history_.states() > 0 ? history_.state(state).bytes : present_.bytes;
  }
  const Placer& placer(std::size_t state) {
    const auto found = placers_.find(state);
    if (found != placers_.end()) return found->second;
    const bool known = history_.states() > 0;
    Pieces pieces = known ? history_.since(state) : Pieces(present_.bytes);
    return placers_.emplace(state, Placer(pieces)).first->second;
  }

 private:
  const History& history_;
  const FileState& present_;
  std::map<std::size_t, Placer> placers_;
};

class Planner {
 public:
  Planner(const FileRequests& requests, const History& history, const PresentFile& file)
      : requests_(requests), file_(file), states_(history, file.state) {}

  Result<ApplyPlan> plan(const Policy& policy);

 private:
  struct Wanted {
    const RequestedEdit* asked;
    Placement placement;
  };
  Outcome place_all(const std::vector<const RequestedEdit*>& asked);
  Outcome place_known(const RequestedEdit& asked);
  Outcome place_unknown(const std::vector<const RequestedEdit*>& asked);
  [[nodiscard]] bool fits(const Placement& placement) const {
    return placement.kind != Kind::Ready || file_.holds(placement.span, placement.before);
  }
  bool all_fit(const std::vector<const RequestedEdit*>& asked, std::size_t state);
  void sort_out(const Wanted& wanted);
  void choose();

  const FileRequests& requests_;
  const PresentFile& file_;
  States states_;
  std::vector<Wanted> wanted_, ready_;
  ApplyPlan plan_;
};

Outcome Planner::place_known(const RequestedEdit& asked) {
  const auto state = states_.with(asked.sha256);
  if (!state) return changed_file(requests_.file);
  if (asked.edit.span.end > states_.bytes(*state)) return misfit(requests_.file, asked);
  Placement placement = states_.placer(*state).place(asked.id, asked.edit);
  if (!fits(placement)) return misfit(requests_.file, asked);
  wanted_.push_back({&asked, std::move(placement)});
  return Done{};
}

bool Planner::all_fit(const std::vector<const RequestedEdit*>& asked, std::size_t state) {
  std::vector<Wanted> placed;
  for (const RequestedEdit* one : asked) {
    Placement placement = states_.placer(state).place(one->id, one->edit);
    if (placement.kind == Kind::Covered || !fits(placement)) return false;
    placed.push_back({one, std::move(placement)});
  }
  wanted_.insert(wanted_.end(), placed.begin(), placed.end());
  return true;
}

/// Nothing says which state they were made for. The oldest that they fit is taken, so that what was
/// applied before is known again by its id rather than applied to its own result.
Outcome Planner::place_unknown(const std::vector<const RequestedEdit*>& asked) {
  if (asked.empty()) return Done{};
  for (std::size_t state = 0; state < states_.count(); ++state)
    if (all_fit(asked, state)) return Done{};
  return misfit(requests_.file, *asked.front());
}

Outcome Planner::place_all(const std::vector<const RequestedEdit*>& asked) {
  std::vector<const RequestedEdit*> unknown;
  for (const RequestedEdit* one : asked) {
    if (one->sha256.empty()) {
      unknown.push_back(one);
    } else if (auto outcome = place_known(*one); !outcome) {
      return outcome;
    }
  }
  return place_unknown(unknown);
}

void Planner::sort_out(const Wanted& wanted) {
  const RequestedEdit& asked = *wanted.asked;
  const bool same = asked.edit.before == asked.edit.after;
  if (wanted.placement.kind == Kind::Already || same) {
    plan_.already.push_back(&asked);
  } else if (wanted.placement.kind == Kind::Covered) {
    const std::string& by = wanted.placement.by;
    plan_.left_out.push_back(
        {&asked,
         "was changed since" + (by.empty() ? "" : " by correction " + by) + "; undo that first"});
  } else if (file_.parts_letter(wanted.placement.span.begin) ||
             file_.parts_letter(wanted.placement.span.end)) {
    plan_.left_out.push_back({&asked, "would part a letter"});
  } else if (!keeps_line_breaks(asked.edit)) {
    plan_.left_out.push_back({&asked, "would add or remove a line break"});
  } else {
    ready_.push_back(wanted);
  }
}

void Planner::choose() {
  std::vector<Edit> edits;
  std::vector<const Edit*> pointers;
  edits.reserve(ready_.size());
  pointers.reserve(ready_.size());
  for (const Wanted& wanted : ready_) {
    edits.push_back(wanted.asked->edit);
    edits.back().span = wanted.placement.span;
  }
  for (const Edit& edit : edits) pointers.push_back(&edit);
  const Chosen chosen = choose_between_overlaps(pointers);
  for (const std::size_t index : chosen.kept) {
    const RequestedEdit& asked = *ready_[index].asked;
    plan_.made.push_back(&asked);
    plan_.changes.push_back({Action::Apply,
                             asked.id,
                             ready_[index].placement.span,
                             {},
                             ready_[index].placement.before,
                             *asked.edit.after});
  }
  for (const auto& [edit, winner] : chosen.lost)
    plan_.left_out.push_back(
        {ready_[edit].asked,
         "gives way to correction " + ready_[winner].asked->id + " of the same bytes"});
}

Result<ApplyPlan> Planner::plan(const Policy& policy) {
  if (!requests_.sha256.empty() && !states_.with(requests_.sha256))
    return changed_file(requests_.file);
  std::vector<const RequestedEdit*> asked;
  for (const RequestedEdit& one : requests_.edits) {
    if (applies(one.edit, policy)) asked.push_back(&one);
    if (one.edit.status == Status::Accepted && !one.edit.after)
      plan_.left_out.push_back({&one, "has no text to put there"});
  }
  if (auto outcome = place_all(asked); !outcome) return outcome.error();
  for (const Wanted& wanted : wanted_) sort_out(wanted);
  choose();
  return std::move(plan_);
}

}  // namespace

Result<ApplyPlan> plan_apply(const FileRequests& requests, const Policy& policy,
                             const History& history, const PresentFile& file) {
  return Planner(requests, history, file).plan(policy);
}

}  // namespace chamra
