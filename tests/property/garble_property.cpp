// SPDX-License-Identifier: Apache-2.0
// Noise leads back to the clean text, keeps its lines, can be repeated, and is as much as asked
// for.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "align/align.hpp"
#include "base/utf8.hpp"
#include "edits/apply.hpp"
#include "simulate/garble.hpp"
#include "support/random_text.hpp"

using namespace chamra;
using chamra::test::Random;

namespace {

const std::string folder = CHAMRA_SOURCE_DIR "/dictionaries/confusions/";

NoiseProfile profile(const std::string& name) {
  return std::move(*NoiseProfile::load(folder + name + ".tsv"));
}

/// Noise of all kinds, chosen by chance.
NoiseOptions random_options(Random& random) {
  const auto share = [&] { return static_cast<double>(random.below(100)) / 200; };
  NoiseOptions options;
  options.seed = random.below(1000);
  if (random.below(2) == 0) options.cer = share();
  options.lao_runs = share();
  options.repetition = share();
  options.intrusions = share() / 5;
  options.steady = share();
  return options;
}

std::string breaks_of(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char byte) { return byte == '\n' || byte == '\r' || byte == '\f'; });
  return out;
}

std::string prose() {
  std::string all;
  for (int page = 1; page <= 8; ++page) {
    std::ifstream file(CHAMRA_SOURCE_DIR "/samples/truth/p00" + std::to_string(page) + ".txt");
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

double error_rate(const std::string& clean, const std::string& garbled) {
  const std::u32string truth = to_utf32(clean);
  return static_cast<double>(edit_distance(truth, to_utf32(garbled))) /
         static_cast<double>(truth.size());
}

}  // namespace

TEST_CASE("applied, the corrections give the clean bytes back, whatever the bytes") {
  const char* name = GENERATE("tesseract", "text-layer", "vision-model");
  const NoiseProfile habits = profile(name);
  Random random(4);
  std::size_t changed = 0;
  for (int k = 0; k < 60; ++k) {
    const std::string clean = k % 2 == 0 ? test::random_text(random, random.below(200))
                                         : test::random_bytes(random, random.below(1000));
    const Garbled garbled = garble(clean, "p", habits, {}, random_options(random));
    const auto back = apply_edits(garbled.text, garbled.edits);
    REQUIRE(back);
    REQUIRE(*back == clean);
    CHECK(breaks_of(garbled.text) == breaks_of(clean));
    if (garbled.text != clean) ++changed;
    CHECK(garbled.edits.empty() == (garbled.text == clean));
  }
  CHECK(changed > 20);
}

TEST_CASE("no edit is empty, none touches another") {
  const NoiseProfile habits = profile("vision-model");
  Random random(5);
  for (int k = 0; k < 30; ++k) {
    const Garbled garbled =
        garble(test::random_text(random, 200), "p", habits, {}, random_options(random));
    for (std::size_t at = 0; at < garbled.edits.size(); ++at) {
      CHECK(garbled.edits[at].before != *garbled.edits[at].after);
      if (at > 0) CHECK(garbled.edits[at - 1].span.end < garbled.edits[at].span.begin);
    }
  }
}

TEST_CASE("the same seed gives the same bytes, another seed or page others") {
  const NoiseProfile habits = profile("tesseract");
  const std::string clean = prose();
  NoiseOptions options;
  options.cer = .05;
  const std::string once = garble(clean, "p1", habits, {}, options).text;
  CHECK(garble(clean, "p1", habits, {}, options).text == once);
  CHECK(garble(clean, "p2", habits, {}, options).text != once);
  options.seed = 2;
  CHECK(garble(clean, "p1", habits, {}, options).text != once);
}

TEST_CASE("the error rate, measured from outside, is the one asked for") {
  const char* name = GENERATE("tesseract", "text-layer", "vision-model");
  const double wanted = GENERATE(.005, .02, .05, .1, .2);
  const NoiseProfile habits = profile(name);
  const std::string clean = prose();
  NoiseOptions options;
  options.cer = wanted;
  options.steady = GENERATE(0, .5);
  CAPTURE(name, wanted, options.steady);
  const Garbled garbled = garble(clean, "p", habits, {}, options);
  CHECK(error_rate(clean, garbled.text) == Approx(wanted).margin(.02 * wanted + .0003));
}

TEST_CASE("a steady page misreads a word alike wherever it stands") {
  const NoiseProfile habits = profile("tesseract");
  std::string clean;
  for (int k = 0; k < 200; ++k) clean += "  ประวัติศาสตร์  \n";
  NoiseOptions options;
  options.cer = .1;
  options.steady = 1;
  const std::string garbled = garble(clean, "p", habits, {}, options).text;
  const std::string first = garbled.substr(0, garbled.find('\n') + 1);
  CHECK(first != "  ประวัติศาสตร์  \n");
  for (std::size_t at = 0; at < garbled.size(); at += first.size()) {
    REQUIRE(garbled.substr(at, first.size()) == first);
  }
}
