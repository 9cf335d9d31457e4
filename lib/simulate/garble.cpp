// SPDX-License-Identifier: Apache-2.0
#include "simulate/garble.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "align/align.hpp"
#include "base/utf8.hpp"
#include "simulate/stretch_noise.hpp"
#include "simulate/wrong_words.hpp"

namespace chamra {
namespace {

/// The clean text as letters that know their bytes.
struct CleanText {
  std::string_view bytes;
  std::u32string letters;
  std::vector<std::uint64_t> begins;  // one more than letters

  explicit CleanText(std::string_view clean) : bytes(clean) {
    for (std::size_t at = 0; at < clean.size();) {
      const Utf8Step step = decode_utf8_step(clean, at);
      letters += step.letter;
      begins.push_back(at);
      at += step.bytes;
    }
    begins.push_back(clean.size());
  }

  [[nodiscard]] std::string_view part(CharSpan span) const {
    return bytes.substr(begins[span.begin], begins[span.end] - begins[span.begin]);
  }
  [[nodiscard]] std::u32string_view part32(CharSpan span) const {
    return std::u32string_view(letters).substr(span.begin, span.size());
  }
  /// Without the line ends at the end.
  [[nodiscard]] std::size_t measured() const {
    const std::size_t last = letters.find_last_not_of(U"\r\n");
    return last == letters.npos ? 0 : last + 1;
  }
};

/// Neighbours become one change: what stands between two edits must be clean text.
std::vector<Misprint> joined(const CleanText& clean, std::vector<Misprint> changes) {
  std::vector<Misprint> out;
  for (Misprint& change : changes) {
    if (!out.empty() && out.back().span.end == change.span.begin) {
      out.back().span.end = change.span.end;
      out.back().seen += change.seen;
    } else {
      out.push_back(std::move(change));
    }
  }
  std::erase_if(out,
                [&](const Misprint& change) { return clean.part32(change.span) == change.seen; });
  return out;
}

std::size_t errors_of(const CleanText& clean, const std::vector<Misprint>& changes) {
  std::size_t errors = 0;
  for (const Misprint& change : changes) {
    errors += edit_distance(clean.part32(change.span), change.seen);
  }
  return errors;
}

/// What comes from nowhere comes before the letter that stands there.
bool by_place(const Misprint& a, const Misprint& b) {
  return std::pair(a.span.begin, a.span.end) < std::pair(b.span.begin, b.span.end);
}

/// The kinds of noise that no factor governs.
std::vector<Misprint> fixed_noise(std::u32string_view text, const Vocabulary& vocabulary,
                                  const Draws& draws, const NoiseOptions& options, Taken& taken) {
  std::vector<Misprint> changes;
  add_lao_runs(text, draws, share32(options.lao_runs), taken, changes);
  add_repetition(text, draws, share32(options.repetition), taken, changes);
  add_wrong_words(text, vocabulary, draws, share32(options.wrong_words), taken, changes);
  add_intrusions(text, draws, share32(options.intrusions), taken, changes);
  std::stable_sort(changes.begin(), changes.end(), by_place);
  return changes;
}

class Garbler {
 public:
  Garbler(const CleanText& clean, std::string_view page, const NoiseProfile& profile,
          const Vocabulary& vocabulary, const NoiseOptions& options)
      : clean_(clean),
        draws_(options.seed, page, share32(options.steady)),
        taken_(clean.letters.size()),
        fixed_(fixed_noise(clean.letters, vocabulary, draws_, options, taken_)),
        letters_(clean.letters, taken_, profile, draws_) {}
  // Its parts point at each other.
  Garbler(const Garbler&) = delete;
  Garbler& operator=(const Garbler&) = delete;

  [[nodiscard]] std::vector<Misprint> changes_at(Scale scale) const {
    const auto letters = letters_.changes(scale);
    std::vector<Misprint> all;
    std::merge(fixed_.begin(), fixed_.end(), letters.begin(), letters.end(),
               std::back_inserter(all), by_place);
    return joined(clean_, std::move(all));
  }

  /// The factor whose errors come closest to `wanted`.
  [[nodiscard]] Scale scale_for(std::size_t wanted) const {
    Scale low = 0, high = true_scale;
    while (high < highest_scale && errors_at(high) < wanted) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      const Scale middle = low + (high - low) / 2;
      const std::size_t errors = errors_at(middle);
      if (errors == wanted) return middle;
      (errors < wanted ? low : high) = middle;
    }
    return miss(low, wanted) <= miss(high, wanted) ? low : high;
  }

 private:
  [[nodiscard]] std::size_t errors_at(Scale scale) const {
    return errors_of(clean_, changes_at(scale));
  }
  [[nodiscard]] std::size_t miss(Scale scale, std::size_t wanted) const {
    const std::size_t errors = errors_at(scale);
    return errors > wanted ? errors - wanted : wanted - errors;
  }

  const CleanText& clean_;
  Draws draws_;
  Taken taken_;
  std::vector<Misprint> fixed_;
  LetterNoise letters_;
};

constexpr char32_t byte_order_mark = 0xFEFF;  // no column, where the file begins

/// Writes the garbled text and remembers where in it, and on which line, it is.
class Writer {
 public:
  void keep(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const Utf8Step step = decode_utf8_step(bytes, at);
      if (!garbled_.text.empty() || at > 0 || step.letter != byte_order_mark) ++column_;
      if (step.letter == U'\n') {
        ++line_;
        column_ = 1;
      }
      at += step.bytes;
    }
    garbled_.text += bytes;
  }

  void change(const Misprint& change, std::string_view after) {
    Edit edit;
    edit.before = to_utf8(change.seen);
    edit.after = std::string(after);
    edit.span = {garbled_.text.size(), garbled_.text.size() + edit.before.size()};
    edit.confidence = 1;
    edit.reason = change.reason;
    edit.candidates = {{*edit.after, 1}};
    edit.line = line_;
    edit.column = column_;
    keep(edit.before);
    garbled_.edits.push_back(std::move(edit));
  }

  [[nodiscard]] Garbled take() { return std::move(garbled_); }

 private:
  Garbled garbled_;
  std::uint64_t line_ = 1, column_ = 1;
};

Garbled written(const CleanText& clean, const std::vector<Misprint>& changes) {
  Writer writer;
  std::uint32_t done = 0;
  for (const Misprint& change : changes) {
    writer.keep(clean.part({done, change.span.begin}));
    writer.change(change, clean.part(change.span));
    done = change.span.end;
  }
  writer.keep(clean.part({done, static_cast<std::uint32_t>(clean.letters.size())}));
  return writer.take();
}

}  // namespace

Garbled garble(std::string_view clean, std::string_view page, const NoiseProfile& profile,
               const Vocabulary& vocabulary, const NoiseOptions& options) {
  const CleanText text(clean);
  const std::size_t letters = text.measured();
  const Garbler garbler(text, page, profile, vocabulary, options);
  Scale scale = true_scale;
  if (options.cer) {
    const double wanted = *options.cer * static_cast<double>(letters);
    scale = garbler.scale_for(static_cast<std::size_t>(std::llround(wanted)));
  }
  const std::vector<Misprint> changes = garbler.changes_at(scale);
  Garbled garbled = written(text, changes);
  garbled.letters = letters;
  garbled.errors = errors_of(text, changes);
  return garbled;
}

}  // namespace chamra
