// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "edits/edit_file.hpp"
#include "evaluate/report.hpp"
#include "evaluate/summary.hpp"
#include "evaluate/yardstick.hpp"
#include "support/temporary_folder.hpp"

using namespace chamra;
using namespace chamra::evaluate;
using Catch::Matchers::Contains;

namespace {

/// Two pages of ten letters. p1: one error healed. p2: one error kept, one letter harmed.
struct Book {
  test::TemporaryFolder folder;
  Options options;

  Book() {
    folder.write("ocr/p1.txt", "กขคงจฉชซฌx\n");
    folder.write("truth/p1.txt", "กขคงจฉชซฌญ\n");
    folder.write("fixed/p1.txt", "กขคงจฉชซฌญ\n");
    folder.write("ocr/p2.txt", "xขคงจฉชซฌญ\n");
    folder.write("truth/p2.txt", "กขคงจฉชซฌญ\n");
    folder.write("fixed/p2.txt", "xขyงจฉชซฌญ\n");
    options.paths.ocr = folder.path("ocr");
    options.paths.truth = folder.path("truth");
    options.paths.fixed = folder.path("fixed");
  }

  Evaluation run() const {
    auto result = evaluate::evaluate(options);
    if (!result) FAIL(result.error().text());
    return *result;
  }
};

}  // namespace

TEST_CASE("two pages are summed up") {
  const Book book;
  const Evaluation evaluation = book.run();
  CHECK(evaluation.troubles.empty());
  const Summary summary = summarize(evaluation);
  CHECK(summary.letters.rate.total == ErrorCount{20, 2, 2});
  CHECK(*summary.letters.rate.improvement == Approx(0));
  CHECK(summary.harm == Harm{18, 1, 1});
  CHECK(summary.better == 1);
  CHECK(summary.worse == 1);
  CHECK(summary.same == 0);
}

TEST_CASE("any number of jobs gives the same report") {
  Book book;
  for (int k = 0; k < 40; ++k) {
    const std::string name = "/many" + std::to_string(k) + ".txt";
    book.folder.write("ocr" + name, std::string(static_cast<std::size_t>(k), 'a') + "x");
    book.folder.write("truth" + name, std::string(static_cast<std::size_t>(k), 'a') + "y");
    book.folder.write("fixed" + name, std::string(static_cast<std::size_t>(k), 'a') + "y");
  }
  const Evaluation one = book.run();
  book.options.jobs = 8;
  const Evaluation eight = book.run();
  CHECK(one.pages.size() == 42);
  CHECK(json_report(one, summarize(one)) == json_report(eight, summarize(eight)));
}

TEST_CASE("what has no partner is told, the rest goes on") {
  const Book book;
  book.folder.write("truth/p3.txt", "ก");
  book.folder.write("truth/p4.txt", "ก");
  book.folder.write("ocr/p4.txt", "ก");
  book.folder.write("ocr/stray.txt", "ก");
  const Evaluation evaluation = book.run();
  CHECK(evaluation.pages.size() == 2);
  REQUIRE(evaluation.troubles.size() == 2);
  CHECK_THAT(evaluation.troubles[0].text(), Contains("ocr/p3.txt: no such OCR page"));
  CHECK_THAT(evaluation.troubles[1].text(), Contains("fixed/p4.txt: no such corrected page"));
  REQUIRE(evaluation.notes.size() == 1);
  CHECK_THAT(evaluation.notes[0], Contains("stray.txt"));
}

TEST_CASE("pages in other encodings are refused with the cure") {
  const Book book;
  book.folder.write("ocr/p1.txt", "\xA1\xA2\xA4\xA7\xA8\xA9\xAA\xAB");
  book.folder.write("ocr/p2.txt", "\xFF\xFE\x01\x0E");
  const Evaluation evaluation = book.run();
  REQUIRE(evaluation.troubles.size() == 2);
  CHECK_THAT(evaluation.troubles[0].text(), Contains("iconv -f WINDOWS-874"));
  CHECK_THAT(evaluation.troubles[1].text(), Contains("iconv -f UTF-16"));
}

TEST_CASE("folders and files do not mix") {
  Book book;
  book.options.paths.truth = book.folder.path("truth/p1.txt");
  const auto result = evaluate::evaluate(book.options);
  REQUIRE_FALSE(result.has_value());
  CHECK_THAT(result.error().text(), Contains("is a file but OCR is a folder"));
  book.options.paths.truth = book.folder.path("nowhere");
  CHECK_THAT(evaluate::evaluate(book.options).error().text(), Contains("no such file"));
}

TEST_CASE("spelling variants count only in raw comparison") {
  Book book;
  book.folder.write("ocr/p1.txt", "ก\u0E4D\u0E32");
  book.folder.write("truth/p1.txt", "ก\u0E33");
  book.folder.write("fixed/p1.txt", "ก\u0E33");
  CHECK(book.run().pages[0].letters.before == 0);
  book.options.raw = true;
  CHECK(book.run().pages[0].letters.before == 2);
}

TEST_CASE("annotated spans are counted by reason, unreadable ones leave all figures") {
  Book book;
  book.options.paths.spans = book.folder.path("spans");
  book.folder.write("spans/p1.tsv", "9\t10\tx\tญ\tconsonant\tsure\n");
  book.folder.write("spans/p2.tsv", "0\t1\tx\tก\tsara-am\tlikely\n2\t3\tค\t?\tname\tunreadable\n");
  const Summary summary = summarize(book.run());
  const auto count = [&](Reason reason) { return summary.spans[static_cast<std::size_t>(reason)]; };
  CHECK(count(Reason::Misspelling).fixed == 1);
  CHECK(count(Reason::SaraAm).kept == 1);
  CHECK(count(Reason::Name).all == 0);
  CHECK(summary.letters.rate.total == ErrorCount{19, 2, 1});  // the harm lay in the unreadable span
  CHECK(summary.harm == Harm{17, 0, 1});
}

TEST_CASE("an annotation that does not lead to the truth is told") {
  Book book;
  book.options.paths.spans = book.folder.path("spans");
  book.folder.write("spans/p1.tsv", "9\t10\tx\tฎ\tconsonant\tsure\n");
  const Evaluation evaluation = book.run();
  REQUIRE(evaluation.troubles.size() == 1);
  CHECK_THAT(evaluation.troubles[0].text(), Contains("spans/p1.tsv: with these spans"));
}

TEST_CASE("pages annotated in part count no harm") {
  Book book;
  book.folder.write("partial", "p2\n");
  book.options.paths.partial = book.folder.path("partial");
  const Summary summary = summarize(book.run());
  CHECK(summary.partial == 1);
  CHECK(summary.harm == Harm{9, 0, 1});
}

TEST_CASE("a list names pages with their folders or without") {
  Book book;
  for (const char* side : {"ocr", "truth", "fixed"})
    for (const char* name : {"/a/p3.txt", "/b/p3.txt"})
      book.folder.write(std::string(side) + name, "กขค\n");
  const auto partial = [&](const std::string& list) {
    book.folder.write("list", list);
    book.options.paths.partial = book.folder.path("list");
    return summarize(book.run()).partial;
  };
  CHECK(partial("a/p3.txt\n") == 1);
  CHECK(partial("p3\n") == 2);
  CHECK(partial("b/p3\r\np1.txt\n") == 2);
}

TEST_CASE("folders are read as the other tools read them: globs with folders, links, no loops") {
  Book book;
  for (const char* side : {"ocr", "truth", "fixed"}) {
    book.folder.write(std::string("far-") + side + "/p3.txt", "กขค\n");
    std::filesystem::create_directory_symlink(std::string("../far-") + side,
                                              book.folder.path(std::string(side) + "/near"));
  }
  CHECK(book.run().pages.size() == 3);
  std::filesystem::create_directory_symlink("..", book.folder.path("far-truth/loop"));
  CHECK(book.run().pages.size() == 3);
  book.options.paths.include = {"near/*.txt"};
  CHECK(book.run().pages.size() == 1);
}

TEST_CASE("corrections are found by the page's name") {
  Book book;
  Edit edit;
  edit.span = {27, 28};
  edit.before = "x";
  edit.after = "ญ";
  edit.confidence = .95;
  const std::string header = header_line({"chamra-suggest", "f"});
  book.options.corrections = book.folder.path("c.jsonl");
  for (const std::string name : {"p1.txt", "somewhere/p1.txt"}) {
    book.folder.write("c.jsonl", header + correction_line(name, edit));
    const Evaluation evaluation = book.run();
    const Summary summary = summarize(evaluation);
    CHECK(summary.detection.flags == 1);
    CHECK(summary.detection.right_flags == 1);
    CHECK(summary.detection.errors == 2);
    CHECK(summary.reliability.right_at_threshold == 1);
    CHECK(evaluation.notes.size() == 1);  // p2 is not named
  }
}

TEST_CASE("a single page takes the corrections whatever they call it") {
  Book book;
  book.options.paths.ocr = book.folder.path("ocr/p1.txt");
  book.options.paths.truth = book.folder.path("truth/p1.txt");
  book.options.paths.fixed.clear();
  Edit edit;
  edit.span = {27, 28};
  edit.before = "x";
  edit.after = "ญ";
  book.options.corrections = book.folder.path("c.jsonl");
  book.folder.write("c.jsonl", header_line({"chamra-suggest", "f"}) + correction_line("-", edit));
  const Evaluation evaluation = book.run();
  CHECK(summarize(evaluation).detection.right_flags == 1);
  CHECK(evaluation.notes.empty());
}

TEST_CASE("bounds are missed only beyond them") {
  const Summary summary = summarize(Book().run());  // improvement 0, harm 1 of 18
  CHECK(missed(summary, {0.0, 1.0 / 18}).empty());
  CHECK(missed(summary, {.01, {}}).size() == 1);
  CHECK(missed(summary, {{}, .05}).size() == 1);
  CHECK(missed(summary, {}).empty());
}

TEST_CASE("new errors on clean pages miss the bound") {
  Book book;
  book.options.paths.ocr = book.options.paths.truth;
  const Summary harmed = summarize(book.run());
  CHECK_FALSE(harmed.letters.rate.improvement.has_value());
  CHECK(missed(harmed, {0.0, {}}).size() == 1);
  book.options.paths.fixed = book.options.paths.truth;
  CHECK(missed(summarize(book.run()), {50.0, 0.0}).empty());
}

TEST_CASE("the JSON report has the figures") {
  const Evaluation evaluation = Book().run();
  const auto json = nlohmann::json::parse(json_report(evaluation, summarize(evaluation)));
  CHECK(json["schema"] == "chamra.evaluation/1");
  CHECK(json["code_points"]["errors_after"] == 2);
  CHECK(json["code_points"]["before"]["micro"] == Approx(.1));
  CHECK(json["code_points"]["improvement_interval_95"].size() == 2);
  CHECK(json["harm"]["broken"] == 1);
  CHECK(json["pages"].size() == 2);
  CHECK_FALSE(json.contains("detection"));
}

TEST_CASE("the text report says what was measured") {
  Book book;
  const Evaluation with = book.run();
  CHECK_THAT(text_report(with, summarize(with), true),
             Contains("harm         5.5556 %: 1 of 18") && Contains("p2.txt"));
  book.options.paths.fixed.clear();
  const Evaluation without = book.run();
  CHECK_THAT(text_report(without, summarize(without), false),
             Contains("10.00 %") && !Contains("harm"));
}

TEST_CASE("the yardstick for pairs, by hand") {
  const Book book;
  const auto figures = yardstick_pairs(book.options.paths);
  REQUIRE(figures.has_value());
  CHECK(figures->text ==
        "pages 2 missing 0  CER before 0.1000 after 0.1000 reduction 0.0%  "
        "healed 1 broken 1 (1.00 broken per healed)  pages better 1 worse 1\n");
}

TEST_CASE("the yardstick for spans, by hand") {
  Book book;
  book.options.paths.spans = book.folder.path("spans");
  book.folder.write("spans/p1.tsv", "9\t10\tx\tญ\tconsonant\tsure\n");
  book.folder.write("spans/p2.tsv", "0\t1\tx\tก\tsara-am\tlikely\n");
  const auto figures = yardstick_spans(book.options.paths);
  REQUIRE(figures.has_value());
  CHECK(figures->text ==
        "consonant          n    1  fixed    1 (100.0%)  wrong    0  kept    0\n"
        "sara-am            n    1  fixed    0 (0.0%)  wrong    0  kept    1\n"
        "ALL                n    2  fixed    1 (50.0%)  wrong    0  kept    1\n"
        "SURE               n    1  fixed    1 (100.0%)  wrong    0  kept    0\n"
        "false changes: 1 regions, 1 of 18 clean chars (5.556%)\n"
        "detection by change: P 0.500 R 0.500 F1 0.500\n"
        "CER before 0.1000 after 0.1000 reduction 0.0%  correction P 0.500 R 0.500  missing 0\n");
}
