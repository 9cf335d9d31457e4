// SPDX-License-Identifier: Apache-2.0
#include "correct/finding.hpp"

#include <catch2/catch.hpp>

using namespace chamra;

namespace {

Finding finding(std::uint64_t begin, std::uint64_t end, double posterior,
                Reason reason = Reason::LaoRun) {
  Finding out;
  out.edit.span = {begin, end};
  out.edit.reason = reason;
  out.edit.after = "x";
  out.edit.candidates = {{"x", posterior}, {"y", (1 - posterior) / 2}};
  out.evidence = Evidence();
  out.evidence->posterior = posterior;
  return out;
}

}  // namespace

TEST_CASE("Words of a Lao run have the mean of their letters") {
  std::vector<Finding> findings = {finding(0, 30, 0.9), finding(30, 40, 0.5), finding(50, 60, 0.5)};
  weigh(findings, ConfidenceModel());
  CHECK(findings[0].edit.confidence == Approx(0.8));
  CHECK(findings[1].edit.confidence == Approx(0.8));
  CHECK(findings[2].edit.confidence == Approx(0.5));  // behind a blank
}

TEST_CASE("Other words that touch stand for themselves") {
  std::vector<Finding> findings = {finding(0, 30, 0.9, Reason::Misspelling),
                                   finding(30, 40, 0.5, Reason::Misspelling)};
  weigh(findings, ConfidenceModel());
  CHECK(findings[0].edit.confidence == Approx(0.9));
  CHECK(findings[1].edit.confidence == Approx(0.5));
}

TEST_CASE("Candidates share what the first of them leaves") {
  std::vector<Finding> findings = {finding(0, 30, 0.6, Reason::Misspelling)};
  ConfidenceWeights weights;
  weights.change[0] = 1.0986;  // 3 to 1, whatever the posterior
  weigh(findings, ConfidenceModel(weights));
  CHECK(findings[0].edit.candidates[0].confidence == Approx(0.75).margin(0.001));
  CHECK(findings[0].edit.candidates[1].confidence == Approx(0.125).margin(0.001));
}

TEST_CASE("What is hardly ever right is a suspicion with candidates") {
  std::vector<Finding> findings = {finding(0, 30, 0.04, Reason::Misspelling)};
  weigh(findings, ConfidenceModel());
  CHECK_FALSE(findings[0].edit.after);
  CHECK(findings[0].edit.confidence == Approx(0.85).margin(0.01));
  CHECK(findings[0].edit.candidates.size() == 2);
}

TEST_CASE("What is hardly ever right where hardly anything is wrong is not told") {
  std::vector<Finding> findings = {finding(0, 30, 0.04, Reason::Misspelling)};
  ConfidenceWeights weights = ConfidenceModel().weights();
  weights.place[0] = -1.2;  // less than one in four
  weigh(findings, ConfidenceModel(weights));
  CHECK(findings.empty());
}

TEST_CASE("A suspicion keeps its confidence") {
  Finding suspicion;
  suspicion.edit.confidence = 0.1;
  std::vector<Finding> findings = {suspicion};
  weigh(findings, ConfidenceModel());
  CHECK(findings[0].edit.confidence == Approx(0.1));
}

TEST_CASE("No other candidate is likelier than the correction, however little it is trusted") {
  std::vector<Finding> findings = {finding(0, 30, 0.3, Reason::Misspelling)};
  findings[0].edit.candidates = {{"x", 0.5}, {"y", 0.45}, {"z", 0.05}};
  weigh(findings, ConfidenceModel());
  CHECK(findings[0].edit.candidates[0].confidence == Approx(0.3));
  CHECK(findings[0].edit.candidates[1].confidence == Approx(0.27));
  CHECK(findings[0].edit.candidates[2].confidence == Approx(0.03));
}
