// SPDX-License-Identifier: Apache-2.0
#include "chamra-garble/garble_job.hpp"

#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <memory>

#include "base/mapped_file.hpp"
#include "common/destination.hpp"
#include "common/exit_code.hpp"
#include "common/listing.hpp"
#include "common/mirror.hpp"
#include "common/read_document.hpp"
#include "correct/knowledge.hpp"
#include "correct/knowledge_tables.hpp"
#include "edits/digest.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

/// What a reading model does beside confusing letters, in percent.
struct Habits {
  double lao_runs = 0, intrusions = 0, wrong_words = 0, repetition = 0, steady = 0;
};

Habits habits_of(const std::string& profile) {
  if (profile == "vision-model") {
    return {.lao_runs = 2, .intrusions = 0.1, .wrong_words = 1, .repetition = 0.5, .steady = 50};
  }
  return {};
}

NoiseOptions noise_of(const GarbleOptions& options) {
  const Habits habits = habits_of(options.profile);
  const auto share = [](const std::optional<double>& given, double usual) {
    return given.value_or(usual) / 100;
  };
  NoiseOptions noise;
  noise.seed = options.seed;
  if (options.cer) noise.cer = *options.cer / 100;
  noise.lao_runs = share(options.lao_runs, habits.lao_runs);
  noise.intrusions = share(options.intrusions, habits.intrusions);
  noise.wrong_words = share(options.wrong_words, habits.wrong_words);
  noise.repetition = share(options.repetition, habits.repetition);
  noise.steady = share(options.steady, habits.steady);
  return noise;
}

std::string profile_path(const GarbleOptions& options) {
  if (options.profile.ends_with(".tsv")) return options.profile;
  const std::string folder = dictionaries_folder({options.dictionaries, {}, {}});
  return folder + "/confusions/" + options.profile + ".tsv";
}

/// Same fingerprint and input, same output.
std::string fingerprint_of(const NoiseProfile& profile, const NoiseOptions& noise,
                           const Knowledge* knowledge) {
  return fmt::format(
      "chamra-garble profile {} seed {} cer {} lao {} intrusions {} words {} repetition {} "
      "steady {}{}",
      profile.stamp(), noise.seed, noise.cer ? fmt::format("{}", *noise.cer) : "-", noise.lao_runs,
      noise.intrusions, noise.wrong_words, noise.repetition, noise.steady,
      knowledge != nullptr ? " of " + knowledge->fingerprint() : "");
}

/// Is something at `path` that is not a file of these bytes?
bool holds_other(const std::string& path, std::string_view bytes) {
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(path, failure))) return false;
  const auto file = MappedFile::open(path);
  return !file || file->text() != bytes;
}

class GarbleRun {
 public:
  GarbleRun(const GarbleOptions& options, Console& console)
      : options_(options), noise_(noise_of(options)), console_(console) {}

  void run() {
    inputs_ = find_inputs(options_.input, console_);
    drop_unusable_inputs();
    if (inputs_.empty()) return;
    if (!outputs_are_safe() || !load() || !open_record()) return;
    pages_ =
        options_.output.empty()
            ? to_standard_output()
            : to_files([this](const Input& input) { return target_under(options_.output, input); },
                       false);
    for (const Input& input : inputs_) {
      if (pages_->closed() || !told(garble_input(input))) break;
    }
    if (record_) told(record_->close());
    summarize();
  }

 private:
  bool told(const Outcome& outcome) {
    if (!outcome) console_.complain(outcome.error());
    return outcome.has_value();
  }

  void drop_unusable_inputs() {
    if (options_.output.empty()) return;
    Mirror mirror(options_.output, inputs_);
    std::erase_if(inputs_, [&](const Input& input) {
      const std::string why = mirror.objection_to(input);
      if (!why.empty()) console_.complain({input.path, 0, why});
      return !why.empty();
    });
  }

  bool outputs_are_safe() {
    const InputFiles all(inputs_);
    const std::string page = options_.output.empty() ? all.same_as(1) : "";
    const std::string record =
        options_.corrections.empty() ? "" : all.same_as(options_.corrections);
    if (!page.empty()) {
      console_.complain({page, 0, "is both input and output; choose another output"});
    }
    if (!record.empty()) {
      console_.complain({record, 0, "is both a page and the corrections file; choose another"});
    }
    const bool twice = options_.output.empty() && !options_.corrections.empty() &&
                       is_standard_output_file(options_.corrections);
    if (twice)
      console_.complain(
          {options_.corrections, 0, "is also the name of another output; choose another"});
    return page.empty() && record.empty() && !twice;
  }

  bool load() {
    auto profile = NoiseProfile::load(profile_path(options_));
    if (!profile) {
      Error error = profile.error();
      error.message += "; --profile wants vision-model, tesseract, text-layer or a FILE.tsv";
      console_.complain(error);
      return false;
    }
    profile_ = std::move(*profile);
    return noise_.wrong_words == 0 || load_vocabulary();
  }

  bool load_vocabulary() {
    auto knowledge = load_knowledge({options_.dictionaries, {}, {}});
    if (!knowledge) {
      console_.complain(knowledge.error());
      return false;
    }
    knowledge_.emplace(std::move(*knowledge));
    const KnowledgeTables::Language& thai = knowledge_->tables().thai;
    vocabulary_ = Vocabulary(thai.lexicon, thai.words);
    return true;
  }

  bool open_record() {
    if (options_.corrections.empty()) return true;
    auto record = Listing::open(options_.corrections, Format::JsonLines);
    if (!record) {
      console_.complain(record.error());
      return false;
    }
    record_.emplace(std::move(*record));
    const Knowledge* knowledge = knowledge_ ? &*knowledge_ : nullptr;
    return told(record_->begin({console_.tool(), fingerprint_of(profile_, noise_, knowledge)}));
  }

  /// An error where going on makes no sense; what is wrong with one page alone is told.
  Outcome garble_input(const Input& input) {
    const auto clean = read_page(input.path, options_.encoding);
    if (!clean) {
      console_.complain(clean.error());
      return Done{};
    }
    const Garbled garbled = garble(*clean, input.name, profile_, vocabulary_, noise_);
    const std::string target = target_under(options_.output, input);
    if (!options_.output.empty() && !options_.overwrite && holds_other(target, garbled.text)) {
      console_.complain(
          {target, 0, "is there already and differs; choose another --output, or --overwrite"});
      return Done{};
    }
    auto outcome = write_page(input, garbled);
    if (!outcome && !pages_->is_shared()) {
      pages_->abandon();
      console_.complain(outcome.error());
      return Done{};
    }
    if (outcome) outcome = write_record(input, garbled);
    if (outcome) count(input, garbled);
    return outcome;
  }

  Outcome write_page(const Input& input, const Garbled& garbled) {
    if (auto outcome = pages_->begin(input); !outcome) return outcome;
    if (auto outcome = pages_->write(garbled.text); !outcome) return outcome;
    if (auto outcome = pages_->prepare(); !outcome) return outcome;
    return pages_->commit();
  }

  Outcome write_record(const Input& input, const Garbled& garbled) {
    if (!record_) return Done{};
    for (const Edit& edit : garbled.edits) {
      if (auto outcome = record_->add(input, edit); !outcome) return outcome;
    }
    return record_->end({input.name, garbled.text.size(), sha256_hex(garbled.text)});
  }

  /// Tells of a page whose error rate is further from the one asked for than promised.
  void count(const Input& input, const Garbled& garbled) {
    ++files_;
    letters_ += garbled.letters;
    errors_ += garbled.errors;
    corrections_ += garbled.edits.size();
    if (!noise_.cer || garbled.letters == 0) return;
    const auto letters = static_cast<double>(garbled.letters);
    const double miss = std::abs(static_cast<double>(garbled.errors) - *noise_.cer * letters);
    if (miss <= std::max(3.0, 0.02 * *noise_.cer * letters)) return;
    console_.note(fmt::format("{}: error rate {:.2f} %, {} % was asked for", input.path,
                              100 * static_cast<double>(garbled.errors) / letters,
                              100 * *noise_.cer));
  }

  void summarize() {
    const double rate =
        letters_ == 0 ? 0 : 100 * static_cast<double>(errors_) / static_cast<double>(letters_);
    console_.note(fmt::format("{} {}: {} errors in {} letters ({:.2f} %), {} corrections", files_,
                              files_ == 1 ? "file" : "files", errors_, letters_, rate,
                              corrections_));
  }

  const GarbleOptions& options_;
  const NoiseOptions noise_;
  Console& console_;
  std::vector<Input> inputs_;
  NoiseProfile profile_;
  std::optional<Knowledge> knowledge_;
  Vocabulary vocabulary_;
  std::unique_ptr<Destination> pages_;
  std::optional<Listing> record_;
  std::size_t files_ = 0, letters_ = 0, errors_ = 0, corrections_ = 0;
};

}  // namespace

int garble_pages(const GarbleOptions& options, Console& console) {
  GarbleRun(options, console).run();
  return console.exit_code();
}

}  // namespace chamra::cli
