// SPDX-License-Identifier: Apache-2.0
#include "lattice/decoder.hpp"

#include <algorithm>
#include <cmath>

namespace chamra {
namespace {

// A short paragraph tells little of its noise: as if so many letters more stood there, so many of
// them in doubt.
constexpr float more_letters = 30, more_doubtful = 3;

/// Is it a word that costs more than so many nats a letter?
bool is_misfit(const WrittenWord& word, float nats) {
  const Arc& arc = word.arc;
  return arc.word >= word::first && word.cost > nats * static_cast<float>(arc.end - arc.begin);
}

}  // namespace

const WordConfusions Sources::no_word_confusions;
const Lexicon Sources::no_words;
const ContextModel Sources::no_context;

Decoder::Decoder(const Sources& sources, const DecoderOptions& options)
    : words_(sources.words),
      whole_words_(sources.whole_words),
      finder_(sources.lexicon, sources.words, sources.confusions),
      recurring_finder_(sources.recurring, sources.words, sources.confusions),
      common_finder_(sources.common, sources.words, sources.confusions),
      context_(sources.context),
      options_(options),
      written_search_(sources.lexicon, sources.words, options),
      beam_(sources.words, options) {}

Decoded Decoder::decode(const Paragraph& paragraph) {
  if (const Decoded* known = memory_.find(paragraph)) return *known;
  Decoded out = read(paragraph);
  memory_.keep(paragraph, out);
  return out;
}

void Decoder::open(const Paragraph& paragraph) {
  for (ArcFinder* finder : {&finder_, &recurring_finder_, &common_finder_}) finder->open(paragraph);
}

void Decoder::expect(std::span<const float> costs) {
  finder_.expect(costs);
  recurring_finder_.expect_as(finder_);
  common_finder_.expect_as(finder_);
}

void Decoder::open_wide(const Paragraph& paragraph, float noise_price) {
  paragraph_ = &paragraph;
  noise_price_ = noise_price;
  open(paragraph);
  expect(paragraph.unknown_cost);
}

void Decoder::find_wide(std::uint32_t at, std::vector<Arc>& out) {
  const std::size_t first = out.size();
  finder_.find(at, options_.wide_width, 0, out);
  more_arcs_.clear();
  if (!is_seen_lao(paragraph_->seen[at]))
    recurring_finder_.find(at, options_.wide_recurring_width, 0, more_arcs_);
  add_more_arcs(*paragraph_, at, first, out);
}

Decoded Decoder::read(const Paragraph& paragraph) {
  open(paragraph);
  in_context_ = false;
  const auto size = static_cast<std::uint32_t>(paragraph.seen.size());
  WordState start;
  words_.score({}, word::boundary, start);
  written_words_ = &written_search_.run(paragraph, start);
  find_doubts(paragraph);
  find_islands();
  if (!islands_.empty()) tell_costs(size);
  found_.clear();
  found_at_.assign(size + 1, {0, 0});
  for (Island& island : islands_) read_island(paragraph, island);
  Decoded read = joined();
  const auto undecided = [](const Island& island) { return island.undecided; };
  if (context_.empty() || std::none_of(islands_.begin(), islands_.end(), undecided)) return read;
  // What was read is what the words around are taken to be.
  surroundings_.read(context_, placed_words(read), size);
  in_context_ = true;
  for (Island& island : islands_) {
    if (island.undecided) read_island(paragraph, island);
  }
  return joined();
}

std::vector<PlacedWord> placed_words(const Decoded& decoded) {
  std::vector<PlacedWord> words;
  for (const Reading& reading : decoded.best) {
    const Arc& arc = reading.arc;
    if (arc.word == word::boundary && !words.empty() && words.back().id == word::boundary) continue;
    words.push_back({{arc.begin, arc.end}, arc.word});
  }
  return words;
}

/// Where words as they stand read badly. Their neighbours are worth the wide search too.
void Decoder::find_doubts(const Paragraph& paragraph) {
  doubts_.assign(paragraph.seen.size() + 1, Doubt::None);
  begins_word_.assign(paragraph.seen.size() + 1, false);
  for (const WrittenWord& word : *written_words_) begins_word_[word.arc.begin] = true;
  word_doubts_.clear();
  for (const WrittenWord& word : *written_words_) word_doubts_.push_back(doubt_of(paragraph, word));
  noise_ = share_in_doubt();
  noise_price_ = std::log(options_.neutral_noise /
                          std::clamp(noise_, options_.least_noise, options_.most_noise));
  if (noise_ > options_.noisy) doubt_sooner();
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    const Arc& arc = (*written_words_)[k].arc;
    std::fill(doubts_.begin() + arc.begin, doubts_.begin() + arc.end, doubt_near(k, 1));
  }
}

void Decoder::doubt_sooner() {
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    if (word_doubts_[k] == Doubt::None && is_misfit((*written_words_)[k], options_.noisy_doubt))
      word_doubts_[k] = Doubt::Misfit;
  }
}

float Decoder::share_in_doubt() const {
  float letters = more_letters, doubtful = more_doubtful;
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    const Arc& arc = (*written_words_)[k].arc;
    if (!is_of_word(arc)) continue;
    const auto size = static_cast<float>(arc.end - arc.begin);
    letters += size;
    if (word_doubts_[k] != Doubt::None) doubtful += size;
  }
  return doubtful / letters;
}

/// Of the word by itself.
Decoder::Doubt Decoder::doubt_of(const Paragraph& paragraph, const WrittenWord& word) {
  const Arc& arc = word.arc;
  if (arc.word == word::unknown) return Doubt::Unknown;
  if (is_misfit(word, options_.doubt)) return Doubt::Misfit;
  more_arcs_.clear();
  add_whole_words(paragraph, arc.begin, more_arcs_);
  return more_arcs_.empty() ? Doubt::None : Doubt::Misfit;
}

/// The worst doubt of word `k` and as many as `words` before and behind it.
Decoder::Doubt Decoder::doubt_near(std::size_t k, std::size_t words) const {
  const std::size_t first = k - std::min(k, words);
  const std::size_t last = std::min(k + words + 1, word_doubts_.size());
  return *std::max_element(word_doubts_.begin() + static_cast<std::ptrdiff_t>(first),
                           word_doubts_.begin() + static_cast<std::ptrdiff_t>(last));
}

/// Stretches where something is in doubt, some words before and behind included.
void Decoder::find_islands() {
  islands_.clear();
  const std::size_t context = options_.sure_context + 1;
  for (std::size_t k = 0; k < word_doubts_.size(); ++k) {
    if (doubt_near(k, context) == Doubt::None) continue;
    if (islands_.empty() || islands_.back().last < k) islands_.push_back({k, k, {}, false});
    islands_.back().last = k + 1;
  }
}

void Decoder::read_island(const Paragraph& paragraph, Island& island) {
  const WrittenWord& first = (*written_words_)[island.first];
  const CharSpan span{first.arc.begin, (*written_words_)[island.last - 1].arc.end};
  island.read = beam_.run(paragraph, span, first.before,
                          [&](std::uint32_t at, float behind, std::vector<Arc>& out) {
                            offer(paragraph, at, behind, out);
                          });
  island.undecided =
      std::any_of(island.read.arcs.begin(), island.read.arcs.end(), [&](const Reading& reading) {
        return reading.arc.changed &&
               std::min(reading.posterior, 1 - reading.posterior) >= options_.undecided;
      });
}

/// What stands between islands is read as written.
Decoded Decoder::joined() const {
  const std::vector<WrittenWord>& written = *written_words_;
  Decoded out;
  out.noise_price = noise_price_;
  std::size_t k = 0;
  for (const Island& island : islands_) {
    for (; k < island.first; ++k) add_written(written[k].arc, out);
    out.best.insert(out.best.end(), island.read.best.begin(), island.read.best.end());
    out.arcs.insert(out.arcs.end(), island.read.arcs.begin(), island.read.arcs.end());
    k = island.last;
  }
  for (; k < written.size(); ++k) add_written(written[k].arc, out);
  return out;
}

void Decoder::add_written(const Arc& arc, Decoded& out) {
  const float posterior = arc.word == word::unknown ? 0.0F : 1.0F;
  out.best.push_back({arc, posterior});
  if (arc.word >= word::first) out.arcs.push_back({arc, posterior});
}

/// What it costs to come to every place on the cheapest way; letters of a word share its cost.
void Decoder::tell_costs(std::uint32_t size) {
  written_costs_.assign(1, 0);
  float reached = 0;
  for (const WrittenWord& word : *written_words_) {
    written_costs_.resize(word.arc.begin + 1, reached);
    const float each = (word.reached - reached) / static_cast<float>(word.arc.end - word.arc.begin);
    for (std::uint32_t k = word.arc.begin; k < word.arc.end; ++k)
      written_costs_.push_back(reached += std::max(each, 0.0F));
    reached = std::max(word.reached, reached);
  }
  written_costs_.resize(size + 1, reached);
  expect(written_costs_);
}

/// The arcs from `at` on; those of the first reading of an island do for the second.
void Decoder::offer(const Paragraph& paragraph, std::uint32_t at, float behind,
                    std::vector<Arc>& out) {
  const std::size_t first = out.size();
  auto& [begin, end] = found_at_[at];
  if (in_context_ && begin < end) {
    out.insert(out.end(), found_.begin() + begin, found_.begin() + end);
  } else {
    find_arcs(paragraph, at, behind, out);
  }
  if (in_context_) return weigh_by_context(first, out);
  if (context_.empty()) return;
  begin = static_cast<std::uint32_t>(found_.size());
  found_.insert(found_.end(), out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  end = static_cast<std::uint32_t>(found_.size());
}

/// What reads well is read as it stands.
void Decoder::find_arcs(const Paragraph& paragraph, std::uint32_t at, float behind,
                        std::vector<Arc>& out) {
  if (doubts_[at] == Doubt::None) {
    finder_.find_as_written(at, out);
    return add_whole_words(paragraph, at, out);
  }
  const std::size_t first = out.size();
  const bool unknown = doubts_[at] == Doubt::Unknown && noise_ >= options_.common_from;
  const bool lao = is_seen_lao(paragraph.seen[at]);
  finder_.find(at, unknown ? options_.width : options_.doubtful_width,
               lao ? behind : behind_by(behind), out);
  more_arcs_.clear();
  if (!lao) find_common(at, behind, more_arcs_);
  add_more_arcs(paragraph, at, first, out);
}

/// What a changed word that begins `behind` the best path will pay for the noise puts it further
/// behind.
float Decoder::behind_by(float behind) const {
  return std::max(behind, 0.0F) + options_.narrowed_by_price * std::max(noise_price_, 0.0F);
}

/// The likeliest words: of the book, and of the language. Where little is in doubt most words begin
/// where one does as written, and all else would be sought in vain.
void Decoder::find_common(std::uint32_t at, float behind, std::vector<Arc>& out) {
  recurring_finder_.find(at, options_.recurring_width, behind, out);
  if (noise_ >= options_.common_from) {
    common_finder_.find(at, options_.common_width, behind, out);
  } else if (begins_word_[at]) {
    common_finder_.find(at, options_.quiet_common_width, behind, out);
  }
}

/// Puts `more_arcs_`, and whole words that the book has shown to be seen so, to those from `first`
/// on. The latter pay nothing for the noise: how often they are seen so is known. Nor do Lao
/// letters.
void Decoder::add_more_arcs(const Paragraph& paragraph, std::uint32_t at, std::size_t first,
                            std::vector<Arc>& out) {
  if (!is_seen_lao(paragraph.seen[at])) {
    add_noise_price(first, out);
    add_noise_price(0, more_arcs_);
  }
  add_whole_words(paragraph, at, more_arcs_);
  for (const Arc& arc : more_arcs_) add_arc(arc, first, out);
}

void Decoder::add_noise_price(std::size_t first, std::vector<Arc>& out) const {
  for (std::size_t k = first; k < out.size(); ++k) {
    if (out[k].changed) out[k].cost += noise_price_;
  }
}

/// Unless one of those from `first` on is the same word at the same place: then the cheaper stays.
void Decoder::add_arc(const Arc& arc, std::size_t first, std::vector<Arc>& out) {
  const auto same = std::find_if(
      out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
      [&](const Arc& known) { return known.word == arc.word && known.end == arc.end; });
  if (same == out.end()) {
    out.push_back(arc);
  } else if (arc.cost < same->cost) {
    *same = arc;
  }
}

/// Words that fit among those around cost less, others more.
void Decoder::weigh_by_context(std::size_t first, std::vector<Arc>& out) {
  for (std::size_t k = first; k < out.size(); ++k) {
    const float fit = surroundings_.score({out[k].begin, out[k].end}, out[k].word);
    out[k].cost -=
        options_.context_scale * std::clamp(fit, -options_.most_context, options_.most_context);
  }
}

/// Words that the book's OCR has been seen to read as what stands here, letter for letter.
void Decoder::add_whole_words(const Paragraph& paragraph, std::uint32_t at,
                              std::vector<Arc>& out) const {
  whole_words_.standing_at(paragraph.seen, at, [&](const WordConfusion& whole) {
    const std::size_t end = at + whole.seen.size();
    if (end < paragraph.seen.size() && paragraph.breakable[end] == 0) return;
    out.push_back({at, static_cast<std::uint32_t>(end), whole.meant,
                   whole.cost + options_.whole_word_price, true});
  });
}

}  // namespace chamra
