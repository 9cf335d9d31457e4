// SPDX-License-Identifier: Apache-2.0
// Clean text in, text as OCR might have read it out, with the exact way back: for teaching, testing
// and tuning.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edits/edit.hpp"
#include "simulate/letter_noise.hpp"
#include "simulate/noise_profile.hpp"
#include "simulate/vocabulary.hpp"

namespace chamra {

/// All but the seed are shares of 1.
struct NoiseOptions {
  std::uint64_t seed = 1;
  /// Character error rate to reach, all kinds of noise together; none: as often as the profile
  /// says.
  std::optional<double> cer;
  double lao_runs = 0, repetition = 0;  // of the stretches of Thai letters
  double wrong_words = 0;               // of the words
  double intrusions = 0;                // of the letters
  double steady = 0;                    // of the contexts, which then are misread alike on a page
};

/// `edits` lead from `text` to the clean bytes, every one of them right. `letters` of the clean
/// text (code points, line ends at its end left out), `errors` in them (least edits, place by
/// place).
struct Garbled {
  std::string text;
  std::vector<Edit> edits;
  std::size_t letters = 0, errors = 0;
};

/// `page` names the text: other pages, other noise.
///
/// The error rate is the closest to `cer` that one factor on the whole profile gives, mostly within
/// a letter or two. It stays below where the profile does not know enough of the letters, above
/// where the other kinds of noise alone exceed it. Line breaks are never added or removed; bytes
/// that are no UTF-8 stay. The same input and options give the same bytes on every machine. Time
/// and memory linear in `clean` (at most 4 Gi letters).
[[nodiscard]] Garbled garble(std::string_view clean, std::string_view page,
                             const NoiseProfile& profile, const Vocabulary& vocabulary,
                             const NoiseOptions& options);

}  // namespace chamra
