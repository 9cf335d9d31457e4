// SPDX-License-Identifier: Apache-2.0
#include "chamra-review/review.hpp"

#include <unicode/uvernum.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <system_error>

#include "chamra-review/sources.hpp"
#include "chamra-review/view.hpp"
#include "common/exit_code.hpp"
#include "common/folders.hpp"
#include "common/listing.hpp"
#include "common/read_document.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

std::string own_fingerprint() {
  return std::string("chamra ") + CHAMRA_VERSION + " icu " + U_ICU_VERSION;
}

/// Corrections start with their schema, pages do not.
bool is_corrections(const std::string& text) {
  const std::string_view start = std::string_view(text).substr(0, 400);
  return start.substr(0, start.find('\n')).find("\"chamra.corrections/") != std::string_view::npos;
}

class Run {
 public:
  Run(const ReviewOptions& options, Console& console) : options_(options), console_(console) {}

  int go() {
    if (options_.paths.empty())
      return refuse("no input; expected CORRECTIONS [PAGES] or BEFORE AFTER");
    if (options_.git) return show(own_facts(), &Run::for_git);
    if (is_folder(options_.paths[0])) return two_versions();
    auto text = read_document(options_.paths[0], "");
    if (!text) return fail(text.error());
    if (is_corrections(*text)) return with_corrections(*text);
    if (options_.paths.size() == 2) return two_versions();
    return fail({options_.paths[0], 1,
                 "no corrections; expected {\"schema\":\"chamra.corrections/1\",...} first, or the "
                 "page's other version as second argument"});
  }

 private:
  int two_versions() {
    if (options_.paths.size() != 2)
      return refuse(options_.paths[0] +
                    ": a folder; expected its other version as second argument");
    if (!options_.decisions.empty())
      return refuse("--decisions needs CORRECTIONS as first argument");
    return show(own_facts(), &Run::differences);
  }

  int with_corrections(const std::string& text) {
    auto material = load_corrections(text, options_, console_);
    if (!material) return fail(material.error());
    ReviewFacts facts{options_.paths[0], material->fingerprint};
    material_ = std::move(*material);
    return show(facts, &Run::corrections);
  }

  [[nodiscard]] ReviewFacts own_facts() const {
    const auto& paths = options_.paths;
    return {paths.size() > 1 ? paths[0] + " → " + paths[1] : paths[0], own_fingerprint()};
  }

  void for_git(const Take& take) { show_for_git(options_, console_, take); }
  void differences(const Take& take) {
    show_differences(options_.paths[0], options_.paths[1], options_, console_, take);
  }
  void corrections(const Take& take) {
    show_corrections(std::move(material_), pages(), options_, console_, take);
  }
  /// Below which corrections have their pages.
  [[nodiscard]] std::string pages() const {
    return options_.paths.size() > 1 ? options_.paths[1] : ".";
  }

  /// Whether the report would take the place of something that is read.
  [[nodiscard]] bool is_input(const std::string& output) const {
    std::vector<Input> inputs;
    const auto add = [&](const std::string& path) { inputs.push_back({path, path, path}); };
    for (const auto* paths : {&options_.paths, &options_.decisions})
      for (const std::string& path : *paths) add(path);
    Console silent("");
    silent.set_silent();
    for (const std::string& path : options_.paths) {
      if (!is_folder(path)) continue;
      for (const Input& input : find_inputs({{path}, options_.include}, silent)) add(input.path);
    }
    for (const ReviewFile& file : material_.files)
      add((fs::path(pages()) / file.end.file).string());
    return !InputFiles(inputs).same_as(output).empty();
  }

  int show(const ReviewFacts& facts, void (Run::*source)(const Take&)) {
    const std::string& name = options_.output;
    if (is_standard_output(name) && options_.view == ViewKind::Html && ::isatty(STDOUT_FILENO) != 0)
      return refuse("a report is for a browser: name a file with -o, or choose --format text");
    if (!is_standard_output(name) && is_input(name))
      return refuse(name + ": is both input and output; choose another output");
    auto listing = Listing::open(name, Format::Text);
    if (!listing) return fail(listing.error());
    if (auto outcome = fill(*listing, facts, source); !outcome) return fail(outcome.error());
    if (!shown_ && console_.had_trouble()) return console_.exit_code();  // an older one is better
    if (auto outcome = listing->close(); !outcome) return fail(outcome.error());
    const bool only_found = options_.check && found_ && !console_.had_trouble();
    return only_found ? exit_found : console_.exit_code();
  }

  Outcome fill(Listing& listing, const ReviewFacts& facts, void (Run::*source)(const Take&)) {
    const auto view = make_view(options_, listing);
    Outcome outcome = view->begin(facts);
    if (!outcome) return outcome;
    (this->*source)([&](const Shown& shown) {
      shown_ = true;
      found_ = found_ || !shown.file.edits.empty();
      outcome = view->add(shown);
      if (!outcome && !shown.picture.empty()) {  // the page is worth seeing without it
        console_.complain(outcome.error());
        Shown without = shown;
        without.picture.clear();
        outcome = view->add(without);
      }
      return outcome.has_value() && !listing.closed();
    });
    return outcome ? view->end() : outcome;
  }

  int fail(const Error& error) {
    console_.complain(error);
    return console_.exit_code();
  }
  int refuse(const std::string& message) { return fail({{}, 0, message}); }

  const ReviewOptions& options_;
  Console& console_;
  Material material_;
  bool shown_ = false, found_ = false;  // a page; a difference or correction in one
};

}  // namespace

int review(const ReviewOptions& options, Console& console) { return Run(options, console).go(); }

}  // namespace chamra::cli
