// SPDX-License-Identifier: Apache-2.0
#include "context/context_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/utf8.hpp"
#include "context/context_table.hpp"

namespace chamra {
namespace {

constexpr unsigned others = 15;                          // words drawn beside each true one
constexpr float first_rate = 0.05F, least_rate = 0.02F;  // the second as a share of the first
constexpr float slow_rate = 0.3F;                        // of places, which all words share
constexpr float left_out = 0.1F;   // of the words around: pages have garbled ones there
constexpr float frequent = 1e-3F;  // more frequent words are learnt from more rarely
constexpr float first_far = 0.3F;
constexpr float enough = 1e-4F;  // smaller slopes change nothing

float product(const context::Vector& a, const context::Vector& b) {
  std::array<float, 8> sums{};
  for (unsigned k = 0; k < context::size; k += sums.size()) {
    for (unsigned j = 0; j < sums.size(); ++j) sums[j] += a[k + j] * b[k + j];
  }
  return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

void add_times(float times, const context::Vector& from, context::Vector& to) {
  for (unsigned k = 0; k < context::size; ++k) to[k] += times * from[k];
}

context::Vector each_times(const context::Vector& a, const context::Vector& b) {
  context::Vector out;
  for (unsigned k = 0; k < context::size; ++k) out[k] = a[k] * b[k];
  return out;
}

/// How far to go along a slope of that square: less, the more was gone before.
float step(float square, float& steepness, float rate) {
  steepness += square / context::size;
  return rate / std::sqrt(steepness + 1e-6F);
}

}  // namespace

ContextTrainer::ContextTrainer(const NgramModel& words, std::size_t vocabulary) {
  vocabulary = std::min(vocabulary, words.token_count());
  meant_ = beside_ = {std::vector<context::Vector>(vocabulary), std::vector<float>(vocabulary, 0)};
  weights_ = {std::vector<context::Vector>(context::places),
              std::vector<float>(context::places, 0)};
  bias_.assign(vocabulary, 0);
  far_.assign(vocabulary, first_far);
  const float spread = 1 / std::sqrt(static_cast<float>(context::size));
  for (auto& vector : beside_.of) {
    for (float& number : vector) number = (2 * drawn() - 1) * spread;
  }
  for (auto& vector : meant_.of) {
    for (float& number : vector) number = (2 * drawn() - 1) * spread * 0.1F;
  }
  for (unsigned place = 0; place < context::places; ++place)
    weights_.of[place].fill(place < context::far_left ? 0.5F : 0.2F);
  prepare_draws(words);
}

void ContextTrainer::prepare_draws(const NgramModel& words) {
  const std::size_t count = bias_.size();
  std::vector<double> share(count, 0);
  double total = 0;
  for (WordId id = word::first; id < count; ++id) total += share[id] = std::exp(words.unigram(id));
  kept_.assign(count, 0);
  other_.assign(count, 0);
  own_share_.assign(count, 1);
  std::vector<WordId> scarce, plenty;
  for (WordId id = 0; id < count; ++id) {
    if (id >= word::first) kept_[id] = std::sqrt(frequent / static_cast<float>(share[id]));
    share[id] *= static_cast<double>(count) / total;
    (share[id] < 1 ? scarce : plenty).push_back(id);
  }
  while (!scarce.empty() && !plenty.empty()) {
    const WordId from = scarce.back(), to = plenty.back();
    scarce.pop_back();
    own_share_[from] = static_cast<float>(share[from]);
    other_[from] = to;
    share[to] -= 1 - share[from];
    if (share[to] >= 1) continue;
    plenty.pop_back();
    scarce.push_back(to);
  }
}

WordId ContextTrainer::draw_word() {
  for (;;) {
    const auto id = static_cast<WordId>((draws_.next() >> 32U) * own_share_.size() >> 32U);
    const WordId word = drawn() < own_share_[id] ? id : other_[id];
    if (word >= word::first) return word;
  }
}

void ContextTrainer::add(std::vector<WordId> passage) {
  if (passage.size() > 1) passages_.push_back(std::move(passage));
}

double ContextTrainer::train(unsigned rounds) {
  std::vector<std::size_t> order(passages_.size());
  std::iota(order.begin(), order.end(), 0);
  const std::size_t steps = rounds * order.size();
  double cost = 0, counted = 0;
  for (std::size_t done = 0; done < steps; ++done) {
    const std::size_t k = done % order.size();
    // Drawn one by one: what is left is as good as shuffled.
    std::swap(order[k], order[k + draws_.next() % (order.size() - k)]);
    const float left = 1 - static_cast<float>(done) / static_cast<float>(steps);
    const double passage =
        learn_passage(passages_[order[k]], first_rate * std::max(left, least_rate));
    if (done < steps - steps / 4 || std::isnan(passage)) continue;
    cost += passage;
    ++counted;
  }
  return counted > 0 ? cost / counted : 0;
}

/// Mean over the words learnt from; not a number when there are none.
double ContextTrainer::learn_passage(const std::vector<WordId>& passage, float rate) {
  double sum = 0, count = 0;
  for (std::size_t at = 0; at < passage.size(); ++at) {
    const WordId word = passage[at];
    if (word >= kept_.size() || drawn() >= kept_[word]) continue;
    sum += learn_word(passage, at, rate);
    ++count;
  }
  return sum / count;
}

double ContextTrainer::learn_word(const std::vector<WordId>& passage, std::size_t at, float rate) {
  Places said{};
  look_around(passage, at, said);
  context::Vector around{}, slope{};
  for (unsigned place = 0; place < context::places; ++place)
    add_times(1, each_times(weights_.of[place], said[place]), around);
  candidates_.assign(1, passage[at]);
  while (candidates_.size() <= others) {
    const WordId word = draw_word();
    if (word != passage[at]) candidates_.push_back(word);
  }
  const double cost = learn_candidates(around, rate, slope);
  learn_neighbours(said, slope, rate);
  return cost;
}

/// What the words around say, by place, not yet weighed.
void ContextTrainer::look_around(const std::vector<WordId>& passage, std::size_t at, Places& said) {
  around_.clear();
  for (unsigned distance = 1; distance <= context::near_words + context::far_words; ++distance) {
    for (const bool right : {false, true}) {
      if (right ? at + distance >= passage.size() : distance > at) continue;
      WordId word = right ? passage[at + distance] : passage[at - distance];
      if (word >= bias_.size()) word = word::unknown;
      const unsigned place = context::place(right, distance);
      const bool far = place >= context::far_left;
      if ((far && word < word::first) || drawn() < left_out) continue;
      around_.push_back({word, place});
      add_times(far ? far_[word] : 1, beside_.of[word], said[place]);
    }
  }
}

/// `slope`: of the cost along what stands around.
double ContextTrainer::learn_candidates(const context::Vector& around, float rate,
                                        context::Vector& slope) {
  std::array<float, others + 1> scores{};
  for (std::size_t k = 0; k < scores.size(); ++k)
    scores[k] = bias_[candidates_[k]] + product(around, meant_.of[candidates_[k]]);
  const float most = *std::max_element(scores.begin(), scores.end());
  float total = 0;
  for (const float score : scores) total += std::exp(score - most);
  const float square = product(around, around);
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const float share = std::exp(scores[k] - most) / total, off = share - (k == 0 ? 1.0F : 0.0F);
    if (std::abs(off) < enough) continue;
    const WordId word = candidates_[k];
    add_times(off, meant_.of[word], slope);
    const float by = step(off * off * square, meant_.steepness[word], rate);
    add_times(-by * off, around, meant_.of[word]);
    bias_[word] -= 0.1F * by * off;
  }
  return std::log(total) + most - scores[0];
}

void ContextTrainer::learn_neighbours(const Places& said, const context::Vector& slope,
                                      float rate) {
  for (const auto& [word, place] : around_) {
    const context::Vector along = each_times(slope, weights_.of[place]);
    const bool far = place >= context::far_left;
    const float share = far ? far_[word] : 1;
    if (far) far_[word] -= 0.02F * rate * std::clamp(product(along, beside_.of[word]), -1.0F, 1.0F);
    const float by = step(share * share * product(along, along), beside_.steepness[word], rate);
    add_times(-by * share, along, beside_.of[word]);
  }
  for (unsigned place = 0; place < context::places; ++place) {
    const context::Vector along = each_times(slope, said[place]);
    const float by = step(product(along, along), weights_.steepness[place], slow_rate * rate);
    add_times(-by, along, weights_.of[place]);
  }
}

std::string ContextTrainer::table(const Lexicon& lexicon) const {
  std::string out = context_header;
  for (unsigned place = 0; place < context::places; ++place)
    out += context_line({"<place" + std::to_string(place) + ">", 0, 0, {}, weights_.of[place]});
  for (WordId id = 0; id < bias_.size(); ++id) {
    out +=
        context_line({token_name(lexicon, id), bias_[id], far_[id], meant_.of[id], beside_.of[id]});
  }
  return out;
}

}  // namespace chamra
