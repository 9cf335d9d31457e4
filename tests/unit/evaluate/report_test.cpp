// SPDX-License-Identifier: Apache-2.0
#include "evaluate/report.hpp"

#include <catch2/catch.hpp>

#include "evaluate/figures.hpp"
#include "evaluate/html_style.hpp"
#include "evaluate/plots.hpp"

using namespace chamra;
using namespace chamra::evaluate;
using Catch::Matchers::Contains;

namespace {

/// A page whose name and letters are markup.
Evaluation hostile() {
  Evaluation evaluation;
  evaluation.measured = {true, false, true, false, "<b>words</b>"};
  evaluation.threshold = .9;
  evaluation.shown_lines = 5;
  PageResult page;
  page.name = "<script>alert(1)</script>.txt";
  page.letters = {100, 5, 3};
  const std::u32string truth = U"a<i>b\u202E", ocr = U"a<u>b'\"&";
  const Alignment to_ocr = align(truth, ocr);
  page.confusions.add_before(truth, ocr, differences(to_ocr, ocr.size()), page.name);
  page.lines = side_by_side({ocr, truth, ocr, to_ocr, to_ocr, true}, page.name, 5);
  page.claims.corrections = {{.95, true, Reason::Name}};
  page.claims.detection = {1, 1, 2, 1};
  page.claims.healed = {.95};
  evaluation.pages.push_back(std::move(page));
  return evaluation;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("everything from the pages is escaped") {
  const Evaluation evaluation = hostile();
  const std::string html = html_report(evaluation, summarize(evaluation));
  CHECK(count(html, "<script") == 0);
  CHECK(count(html, "<i>") == 0);
  CHECK(count(html, "<u>") == 0);
  CHECK(count(html, "<b>words") == 0);
  CHECK(count(html, "\u202E") == 0);
  CHECK_THAT(html, Contains("&lt;script&gt;alert(1)"));
  CHECK_THAT(html, Contains("\\u{202E}"));
}

TEST_CASE("the page allows its own style and nothing else, and asks for nothing") {
  const Evaluation evaluation = hostile();
  const std::string html = html_report(evaluation, summarize(evaluation));
  CHECK_THAT(html, Contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
  CHECK_THAT(html, Contains("<style>" + std::string(html_style) + "</style>"));
  for (const char* part : {"http://", "https://", "src=", "href=", "url(", "style=\"", "onclick"}) {
    CAPTURE(part);
    CHECK(count(html, part) == 0);
  }
}

TEST_CASE("letters that do not show are shown") {
  CHECK(shown(U"") == "\u2205");
  CHECK(shown(U" ") == "\u2423");
  CHECK(shown(U"\n") == "\u23CE");
  CHECK(shown(U"\u0E48") == "\u25CC\u0E48");
  CHECK(shown(U"\u0E33") == "\u25CC\u0E33");
  CHECK(shown(U"\u200B") == "\\u{200B}");
}

TEST_CASE("plots hold a dot for each threshold that changes something, a cell for each confusion") {
  const auto curve = coverage_curve({{.3, false}, {.9, true}}, {.9});
  CHECK(count(curve_plot(curve, 4), "<circle") == 2);
  const std::string map = confusion_map({{U"a", U"b", 3, 0, {}}, {U"c", U"b", 1, 0, {}}});
  CHECK(count(map, "<rect") == 2);
  CHECK(count(map, "heat5") == 1);
  CHECK(count(reliability_plot(reliability_of({{.3, false}, {.9, true}}, .5)), "<circle") == 2);
}

TEST_CASE("nothing measured makes a page, too") {
  const Evaluation evaluation;
  CHECK_THAT(html_report(evaluation, summarize(evaluation)), Contains("</html>"));
  CHECK_THAT(text_report(evaluation, summarize(evaluation), true), Contains("pages        0"));
}
