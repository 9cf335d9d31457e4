// SPDX-License-Identifier: Apache-2.0
#include "edits/decision.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/utf8.hpp"
#include "edits/edit_file.hpp"
#include "edits/json_keys.hpp"
#include "edits/occurrences.hpp"

namespace chamra {
namespace {

constexpr std::size_t searched_bytes = std::size_t{1} << 20U;
constexpr std::size_t least_agreement = 3;  // code points

bool is_verdict(Status status) { return status == Status::Accepted || status == Status::Rejected; }

/// A decision or, where the status is `proposed`, one taken back; nothing for other corrections.
Result<std::optional<Decision>> decision_from(CorrectionRow row, std::string_view line) {
  const Json json = parse_json(line);
  const bool scoped = json.contains("scope");
  if (!is_verdict(row.edit.status) && !scoped) return std::optional<Decision>();
  const auto scope =
      scoped ? scope_named(text_at(json, "scope")) : std::optional(Scope::Occurrence);
  if (!scope) return Error{{}, 0, R"("scope": expected "occurrence" or "form")"};
  return std::optional(Decision{std::move(row.file), std::move(row.edit), *scope,
                                text_at(json, "left"), text_at(json, "right")});
}

/// Collects decisions line by line; a later one takes the place of an earlier one of the same id.
class Collector {
 public:
  void add(Decision decision) {
    const auto [known, is_new] =
        places_.try_emplace(id_of(decision.file, decision.edit), rows_.size());
    if (is_new) {
      rows_.push_back(std::move(decision));
      return;
    }
    Decision& earlier = rows_[known->second];
    if (is_verdict(earlier.edit.status) && is_verdict(decision.edit.status) &&
        earlier.edit.status != decision.edit.status)
      complain(decision, known->first + " was decided both ways; the later line is taken");
    earlier = std::move(decision);
  }

  Decisions result() && {
    std::erase_if(rows_, [](const Decision& row) { return !is_verdict(row.edit.status); });
    compare_forms();
    return {std::move(rows_), std::move(contradictions_)};
  }

 private:
  void complain(const Decision& decision, const std::string& what) {
    contradictions_.push_back(decision.file + ':' + std::to_string(decision.edit.line) + ": " +
                              what);
  }

  void compare_forms() {
    std::map<std::pair<std::string_view, std::string_view>, Status> verdicts;
    for (const Decision& row : rows_) {
      if (row.scope != Scope::Form) continue;
      const std::string_view after = row.edit.after ? std::string_view(*row.edit.after) : "";
      const auto [known, is_new] = verdicts.try_emplace({row.edit.before, after}, row.edit.status);
      if (known->second == row.edit.status) continue;
      complain(row, "\"" + row.edit.before + "\" -> \"" + std::string(after) +
                        "\" is both accepted and rejected as a form");
      known->second = row.edit.status;
    }
  }

  std::vector<Decision> rows_;
  std::unordered_map<std::string, std::size_t> places_;  // by id, in rows_
  std::vector<std::string> contradictions_;
};

/// Start of the letter before `at`; a stray byte is a letter of its own.
std::size_t letter_before(std::string_view page, std::size_t at) {
  for (std::size_t bytes = std::min<std::size_t>(4, at); bytes > 1; --bytes) {
    const Utf8Step step = decode_utf8_step(page, at - bytes);
    if (step.valid && step.bytes == bytes) return at - bytes;
  }
  return at - 1;
}

/// The letters around a place as they were, nearest first on either side.
struct Context {
  std::u32string left, right;

  explicit Context(const Neighbours& around)
      : left(to_utf32(around.left)), right(to_utf32(around.right)) {
    std::reverse(left.begin(), left.end());
  }
  [[nodiscard]] std::size_t size() const { return left.size() + right.size(); }

  /// How many of them stand around `span`, counted outwards up to the first that does not.
  [[nodiscard]] std::size_t agreement(std::string_view page, ByteSpan span) const {
    std::size_t agreed = 0;
    std::size_t at = span.begin;
    for (std::size_t k = 0; k < left.size() && at > 0; ++k, ++agreed) {
      at = letter_before(page, at);
      if (decode_utf8_step(page, at).letter != left[k]) break;
    }
    at = span.end;
    for (std::size_t k = 0; k < right.size() && at < page.size(); ++k, ++agreed) {
      const Utf8Step step = decode_utf8_step(page, at);
      if (step.letter != right[k]) break;
      at += step.bytes;
    }
    return agreed;
  }
};

ByteSpan span_at(std::size_t begin, const Decision& decision) {
  return {begin, begin + decision.edit.before.size()};
}

bool reads_before(std::string_view page, const Decision& decision) {
  const std::uint64_t begin = decision.edit.span.begin;
  const std::string& before = decision.edit.before;
  return begin <= page.size() && page.substr(begin, before.size()) == before;
}

/// The place that agrees best, when it is alone and agrees enough.
std::optional<ByteSpan> best_place(const Decision& decision, const Context& known,
                                   std::string_view page) {
  const std::uint64_t begin = decision.edit.span.begin;
  const std::size_t from = begin > searched_bytes ? begin - searched_bytes : 0;
  if (from >= page.size()) return std::nullopt;
  const std::size_t size = 2 * searched_bytes + decision.edit.before.size();
  std::size_t best = std::min(least_agreement, known.size());
  std::optional<ByteSpan> found;
  for (const std::size_t place : occurrences(decision.edit.before, page.substr(from, size))) {
    const ByteSpan span = span_at(from + place, decision);
    const std::size_t agreement = known.agreement(page, span);
    if (agreement < best) continue;
    found = agreement == best && found ? std::optional<ByteSpan>() : span;
    // Another place as good takes both away, and only a better one may follow.
    best = found ? agreement : agreement + 1;
  }
  return found;
}

}  // namespace

std::string_view name_of(Scope scope) { return scope == Scope::Form ? "form" : "occurrence"; }

std::optional<Scope> scope_named(std::string_view name) {
  for (const Scope scope : {Scope::Occurrence, Scope::Form})
    if (name == name_of(scope)) return scope;
  return std::nullopt;
}

Result<Decisions> parse_decisions(std::string_view text, const std::string& path) {
  Collector collector;
  const auto outcome = for_each_corrections_line(
      text, path, [&](CorrectionsLine parsed, std::string_view line) -> Outcome {
        auto* row = std::get_if<CorrectionRow>(&parsed);
        if (row == nullptr) return Done{};
        auto decision = decision_from(std::move(*row), line);
        if (!decision) return decision.error();
        if (*decision) collector.add(std::move(**decision));
        return Done{};
      });
  if (!outcome) return outcome.error();
  return std::move(collector).result();
}

std::string decision_line(const Decision& decision) {
  Json json = parse_json(correction_line(decision.file, decision.edit));
  json["scope"] = name_of(decision.scope);
  json["left"] = decision.left;
  json["right"] = decision.right;
  return json_line(json);
}

Neighbours neighbours_of(std::string_view page, ByteSpan span) {
  const std::size_t end = std::min<std::size_t>(span.end, page.size());
  const std::size_t begin = std::min<std::size_t>(span.begin, end);
  std::size_t from = begin;
  for (std::size_t k = 0; k < neighbours_kept && from > 0; ++k) from = letter_before(page, from);
  std::size_t to = end;
  for (std::size_t k = 0; k < neighbours_kept && to < page.size(); ++k)
    to += decode_utf8_step(page, to).bytes;
  return {to_utf8(to_utf32(page.substr(from, begin - from))),
          to_utf8(to_utf32(page.substr(end, to - end)))};
}

std::optional<ByteSpan> find_again(const Decision& decision, std::string_view page) {
  const Context known({decision.left, decision.right});
  if (reads_before(page, decision)) {
    const ByteSpan span = span_at(decision.edit.span.begin, decision);
    const std::size_t agreement = known.agreement(page, span);
    if (agreement >= std::min(least_agreement, known.size())) return span;
  }
  // Without neighbours every other place would be as good.
  return known.size() == 0 ? std::nullopt : best_place(decision, known, page);
}

}  // namespace chamra
