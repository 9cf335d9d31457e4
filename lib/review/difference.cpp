// SPDX-License-Identifier: Apache-2.0
#include "review/difference.hpp"

#include <algorithm>

#include "align/align.hpp"
#include "base/lines.hpp"
#include "review/cluster_text.hpp"

namespace chamra {
namespace {

/// A word is widened by at most so many clusters on either side: longer ones are no words.
constexpr std::size_t longest_widening = 12;

/// A half-open run of elements of either text that stand for each other.
struct Run {
  std::size_t a_begin, a_end, b_begin, b_end;
};

/// What lies between the pairs of `alignment`.
std::vector<Run> unpaired_runs(const Alignment& alignment, std::size_t b_size) {
  std::vector<Run> runs;
  std::size_t a = 0;
  std::size_t b = 0;
  const auto close = [&](std::size_t a_end, std::size_t b_end) {
    if (a_end > a || b_end > b) runs.push_back({a, a_end, b, b_end});
  };
  for (std::size_t k = 0; k < alignment.partner.size(); ++k) {
    if (!alignment.keeps(k)) continue;
    close(k, alignment.partner[k]);
    a = k + 1;
    b = alignment.partner[k] + 1;
  }
  close(alignment.partner.size(), b_size);
  return runs;
}

ClusterText lines_of(std::string_view bytes, Names& names) {
  ClusterText lines;
  for_each_line(bytes, [&](std::string_view line) {
    lines.name += names.of(line);
    lines.end.push_back(static_cast<std::uint32_t>(line.data() + line.size() - bytes.data()));
  });
  return lines;
}

ByteSpan bytes_between(const ClusterText& text, std::size_t begin, std::size_t end) {
  return {text.begin_of(begin), text.begin_of(end)};
}

/// One run of changed lines for each pair of lines, where there are as many on either side.
std::vector<Run> line_pairs(const Run& run) {
  if (run.a_end - run.a_begin != run.b_end - run.b_begin) return {run};
  std::vector<Run> pairs;
  for (std::size_t k = 0; k < run.a_end - run.a_begin; ++k)
    pairs.push_back({run.a_begin + k, run.a_begin + k + 1, run.b_begin + k, run.b_begin + k + 1});
  return pairs;
}

/// The clusters of two stretches, and what differs between them.
class Stretch {
 public:
  Stretch(std::string_view before, std::string_view after) {
    Names names;
    a_ = clusters_of(before, names);
    b_ = clusters_of(after, names);
    mark_words(b_, after);
    runs_ = unpaired_runs(align(a_.name, b_.name), b_.name.size());
  }

  /// Appends the changes; `before` and `after` are where the stretches begin.
  void add_to(std::vector<Replacement>& out, std::uint64_t before, std::uint64_t after) {
    widen();
    for (const Run& run : runs_) {
      const ByteSpan a = bytes_between(a_, run.a_begin, run.a_end);
      const ByteSpan b = bytes_between(b_, run.b_begin, run.b_end);
      out.push_back({{before + a.begin, before + a.end}, {after + b.begin, after + b.end}});
    }
  }

 private:
  [[nodiscard]] bool word_border(std::size_t b) const { return b == 0 || b_.ends_word[b - 1]; }

  /// Runs to whole words; what touches then becomes one.
  void widen() {
    std::vector<Run> wide;
    for (std::size_t k = 0; k < runs_.size(); ++k) {
      Run run = runs_[k];
      const std::size_t floor = wide.empty() ? 0 : wide.back().b_end;
      widen_left(run, floor);
      widen_right(run, k + 1 < runs_.size() ? runs_[k + 1].b_begin : b_.name.size());
      if (!wide.empty() && wide.back().b_end == run.b_begin && wide.back().a_end == run.a_begin) {
        wide.back().a_end = run.a_end;
        wide.back().b_end = run.b_end;
      } else {
        wide.push_back(run);
      }
    }
    runs_ = std::move(wide);
  }

  // Between runs all clusters are paired, so both sides move together.
  void widen_left(Run& run, std::size_t floor) const {
    for (std::size_t k = 0; k < longest_widening; ++k) {
      if (run.b_begin == floor || word_border(run.b_begin)) return;
      --run.a_begin;
      --run.b_begin;
    }
  }
  void widen_right(Run& run, std::size_t ceiling) const {
    for (std::size_t k = 0; k < longest_widening; ++k) {
      if (run.b_end == ceiling || word_border(run.b_end)) return;
      ++run.a_end;
      ++run.b_end;
    }
  }

  ClusterText a_, b_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Replacement> differences(std::string_view before, std::string_view after) {
  Names names;
  const ClusterText a = lines_of(before, names);
  const ClusterText b = lines_of(after, names);
  std::vector<Replacement> out;
  for (const Run& block : unpaired_runs(align(a.name, b.name), b.name.size())) {
    for (const Run& pair : line_pairs(block)) {
      const ByteSpan from = bytes_between(a, pair.a_begin, pair.a_end);
      const ByteSpan to = bytes_between(b, pair.b_begin, pair.b_end);
      Stretch(before.substr(from.begin, from.size()), after.substr(to.begin, to.size()))
          .add_to(out, from.begin, to.begin);
    }
  }
  return out;
}

}  // namespace chamra
