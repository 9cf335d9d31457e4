// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "base/table_file.hpp"
#include "confidence/confidence_trainer.hpp"

using namespace chamra;

namespace {

Evidence with(double posterior, double channel) {
  Evidence evidence;
  evidence.posterior = posterior;
  evidence.channel = channel;
  evidence.letters = 4;
  return evidence;
}

Evidence in_lao(double posterior, double channel_beside) {
  Evidence evidence = with(posterior, 4);
  evidence.lao = 1;
  evidence.channel_beside = channel_beside;
  return evidence;
}

WordEvidence left(double rival, double language) {
  WordEvidence evidence;
  evidence.rival = rival;
  evidence.language = language;
  evidence.letters = 4;
  return evidence;
}

std::string written(const std::string& name, std::string_view text) {
  const std::string path = (std::filesystem::temp_directory_path() / name).string();
  REQUIRE(write_whole(path, text));
  return path;
}

}  // namespace

TEST_CASE("Without a table the posterior is the confidence") {
  const ConfidenceModel model;
  for (const double posterior : {0.002, 0.25, 0.5, 0.9, 0.998}) {
    CHECK(model(with(posterior, 30)) == Approx(posterior));
    CHECK(model(in_lao(posterior, 9)) == Approx(posterior));
  }
}

TEST_CASE("A confidence is the logistic of the weighed features") {
  const auto model = ConfidenceModel::load(
      written("chamra_confidence.tsv", "feature\tweight\nalways\t-1\nchannel-a-letter\t0.5\n"));
  REQUIRE(model);
  CHECK((*model)(with(0.5, 8)) == Approx(0.5));  // 8 nats in 4 letters
  CHECK((*model)(with(0.5, 16)) == Approx(1 / (1 + std::exp(-1.0))));
}

TEST_CASE("A feature that the program does not know is an error") {
  const auto model =
      ConfidenceModel::load(written("chamra_confidence.tsv", "feature\tweight\nluck\t1\n"));
  REQUIRE_FALSE(model);
  CHECK(model.error().message.find("luck") != std::string::npos);
}

TEST_CASE("A weight that is no number is an error") {
  for (const std::string weight : {"", "x", "1x", "nan", "inf"}) {
    const auto model = ConfidenceModel::load(
        written("chamra_confidence.tsv", "feature\tweight\nodds\t" + weight + "\n"));
    CAPTURE(weight);
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("odds") != std::string::npos);
  }
}

TEST_CASE("A table that is written is read as it was") {
  ConfidenceWeights weights;
  weights.change[0] = -2.5;
  weights.change[7] = 0.125;
  weights.place[8] = 0.5;
  weights.lao_change[5] = 0.75;
  weights.lao_place[6] = -0.5;
  weights.word[8] = 0.25;
  const ConfidenceModel written_model(weights);
  const auto model = ConfidenceModel::load(written("chamra_confidence.tsv", written_model.table()));
  REQUIRE(model);
  CHECK(model->stamp() == written_model.stamp());
  for (double* const weight : {&weights.change[7], &weights.place[8], &weights.lao_change[5],
                               &weights.lao_place[6], &weights.word[8]}) {
    *weight += 1;
    CHECK(model->stamp() != ConfidenceModel(weights).stamp());
    *weight -= 1;
  }
}

TEST_CASE("Evidence survives its way through a corrections file") {
  Evidence evidence = in_lao(0.75, 3.5);
  evidence.sara_am = 1;
  evidence.language_beside = 2.5;
  const auto back = evidence_from(witnesses_of(evidence));
  REQUIRE(back);
  CHECK(features_of(*back) == features_of(evidence));
  CHECK(lao_features_of(*back) == lao_features_of(evidence));
  CHECK(back->lao == 1);
  auto some = witnesses_of(evidence);
  some.pop_back();
  CHECK_FALSE(evidence_from(some));
  CHECK_FALSE(word_evidence_from(witnesses_of(evidence)));
  const auto word = word_evidence_from(witnesses_of(left(0.25, 3)));
  REQUIRE(word);
  CHECK(features_of(*word) == features_of(left(0.25, 3)));
  CHECK_FALSE(evidence_from(witnesses_of(left(0.25, 3))));
}

TEST_CASE("What costs the channel much and proves wrong is trusted less, whatever its posterior") {
  JudgedPages set;
  for (int k = 0; k < 100; ++k) {
    set.add(with(0.99, 2), k % 10 != 0, true);
    set.add(with(0.99, 12), k % 10 == 0, true);
  }
  const ConfidenceModel model = train_confidence({set});
  CHECK(model(with(0.99, 2)) == Approx(0.9).margin(0.06));
  CHECK(model(with(0.99, 12)) == Approx(0.1).margin(0.06));
}

TEST_CASE("A place may be wrong though the change is, too") {
  JudgedPages set;
  for (int k = 0; k < 100; ++k) set.add(with(0.99, 2), k % 10 == 0, k % 5 != 0);
  const ConfidenceModel model = train_confidence({set});
  CHECK(model(with(0.99, 2)) == Approx(0.1).margin(0.02));
  CHECK(model.of_place(with(0.99, 2)) == Approx(0.8).margin(0.02));
}

TEST_CASE("Where other changes are around is no clean text") {
  const auto among = [](double around) {
    Evidence evidence = with(0.99, 2);
    evidence.around = around;
    return evidence;
  };
  JudgedPages set;
  for (int k = 0; k < 100; ++k) {
    set.add(among(-2), k % 10 != 0, true);
    set.add(among(-6), k % 10 == 0, false);
  }
  const ConfidenceModel model = train_confidence({set});
  CHECK(model(among(-2)) > 0.8);
  CHECK(model(among(-6)) < 0.2);
  CHECK(model.of_place(among(-6)) < model.of_place(among(-2)));
}

TEST_CASE(
    "A word in Lao letters is as doubtful as those next to it, and tells nothing of Thai ones") {
  JudgedPages set;
  for (int k = 0; k < 200; ++k) {
    set.add(in_lao(0.9, 1), k % 10 != 0, true);
    set.add(in_lao(0.9, 5), k % 10 == 0, k % 5 != 0);
  }
  const ConfidenceModel model = train_confidence({set});
  CHECK(model(in_lao(0.9, 1)) == Approx(0.9).margin(0.06));
  CHECK(model(in_lao(0.9, 5)) == Approx(0.1).margin(0.06));
  CHECK(model.of_place(in_lao(0.9, 5)) < model.of_place(in_lao(0.9, 1)));
  CHECK(model(with(0.7, 9)) == Approx(0.7));
}

TEST_CASE("Figures of a word in Lao letters are told by letter, those beside it as they are") {
  Evidence evidence = in_lao(0.5, 3.5);
  evidence.channel = 6;
  evidence.letters = 2;
  evidence.language = 5;
  evidence.language_beside = 1.25;
  CHECK(lao_features_of(evidence) == LaoFeatures{1, 0, 2, 2.5, std::log(2.0), 1.25, 3.5});
}

TEST_CASE("Of a group that a table names, what it does not name weighs nothing") {
  const auto model = ConfidenceModel::load(written(
      "chamra_confidence.tsv", "feature\tweight\nlao-always\t-1\nplace-lao-channel-beside\t0.5\n"));
  REQUIRE(model);
  CHECK((*model)(in_lao(0.9, 2)) == Approx(1 / (1 + std::exp(1.0))));
  CHECK(model->of_place(in_lao(0.9, 2)) == Approx(1 / (1 + std::exp(-1.0))));
  CHECK(model->of_place(with(0.9, 2)) == Approx(ConfidenceModel().of_place(with(0.9, 2))));
}

TEST_CASE("A set a hundred times as large weighs ten times as much") {
  // The small one says always right, the large one always wrong: 1 to 10.
  JudgedPages small, large;
  for (int k = 0; k < 10; ++k) small.add(with(0.9, 5), true, true);
  for (int k = 0; k < 1000; ++k) large.add(with(0.9, 5), false, false);
  const ConfidenceModel model = train_confidence({small, large});
  CHECK(model(with(0.9, 5)) == Approx(1.0 / 11).margin(0.01));
}

TEST_CASE("What is always the same weighs nothing, also where sums round it off") {
  JudgedSet set;
  for (int k = 0; k < 1000; ++k) set.push_back({{1, 0.1, k % 7 / 7.0}, k % 3 == 0});
  const auto weights = train_logistic({set});
  CHECK(std::abs(weights[1]) < 1e-3);
  CHECK(std::abs(weights[0]) < 2);
}

TEST_CASE("Figures that overflow are seen in the weights") {
  JudgedPages set;
  for (int k = 0; k < 10; ++k) set.add(with(0.9, 1e308), k % 2 == 0, true);
  CHECK_FALSE(train_confidence({set}).is_finite());
  CHECK(ConfidenceModel().is_finite());
}

TEST_CASE("Nothing judged, nothing learnt") {
  CHECK(train_confidence({})(with(0.7, 9)) == Approx(0.7));
  CHECK(train_confidence({JudgedPages()})(with(0.7, 9)) == Approx(0.7));
  CHECK(train_confidence({})(left(0.9, 20)) < 1e-6);
}

TEST_CASE("Words that fit badly and prove wrong are doubted, and changes are not weighed by them") {
  JudgedPages set;
  for (int k = 0; k < 1000; ++k) {
    set.add(left(0.01, 4), k % 10 == 0);
    set.add(left(0.01, 16), k % 10 != 0);
  }
  const ConfidenceModel model = train_confidence({set});
  CHECK(model(left(0.01, 4)) == Approx(0.1).margin(0.06));
  CHECK(model(left(0.01, 16)) == Approx(0.9).margin(0.06));
  CHECK(model(with(0.7, 9)) == Approx(0.7));
}

TEST_CASE("A table without words left doubts none of them") {
  const auto model = ConfidenceModel::load(
      written("chamra_confidence.tsv", "feature\tweight\nalways\t-1\nchannel-a-letter\t0.5\n"));
  REQUIRE(model);
  CHECK((*model)(left(0.999, 50)) < 1e-6);
}
