// SPDX-License-Identifier: Apache-2.0
#include "bench/candidate_ways.hpp"

#include <algorithm>
#include <hunspell.hxx>

#include "base/utf8.hpp"
#include "lattice/decoder.hpp"
#include "lattice/paragraph.hpp"

namespace chamra::bench {
namespace {

enum class From { FirstLetter, EveryLetter };

class ByArcs : public Way {
 public:
  ByArcs(const KnowledgeTables& tables, From from)
      : tables_(tables),
        finder_(tables.lexicon(), tables.words(), tables.confusions),
        from_(from) {}

  void ask(const Suspect& suspect) override {
    arcs_.clear();
    paragraph_ = prepare(suspect.page, true, tables_.thai.letters);
    finder_.open(paragraph_);
    finder_.expect(paragraph_.unknown_cost);
    const std::uint32_t end = from_ == From::FirstLetter ? 1 : suspect.letters;
    for (std::uint32_t at = 0; at < end; ++at)
      if (may_begin(at)) finder_.find(at, width_, 0, arcs_);
  }
  [[nodiscard]] std::size_t count() const override { return arcs_.size(); }
  [[nodiscard]] bool holds(const Suspect& suspect) const override {
    return std::any_of(arcs_.begin(), arcs_.end(), [&](const Arc& arc) {
      return arc.begin == 0 && arc.end == suspect.letters &&
             tables_.lexicon().text(arc.word) == suspect.meant;
    });
  }

 private:
  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    const Seen letter = paragraph_.seen[at];
    return paragraph_.breakable[at] && letter != seen::blank && letter != seen::line_break &&
           letter != seen::other;
  }

  const KnowledgeTables& tables_;
  ArcFinder finder_;
  From from_;
  SearchWidth width_ = DecoderOptions().width;
  Paragraph paragraph_;
  std::vector<Arc> arcs_;
};

class ByDecoder : public Way {
 public:
  explicit ByDecoder(const KnowledgeTables& tables)
      : tables_(tables), decoder_({tables.lexicon(), tables.words(), tables.confusions}, {}) {}

  void ask(const Suspect& suspect) override {
    text_ = suspect.seen();
    decoded_ = decoder_.decode(prepare(text_, true, tables_.thai.letters));
  }
  [[nodiscard]] std::size_t count() const override { return decoded_.arcs.size(); }
  [[nodiscard]] bool holds(const Suspect& suspect) const override {
    std::u32string best;
    for (const Reading& reading : decoded_.best) best += text_of(reading.arc);
    return best == suspect.meant ||
           std::any_of(decoded_.arcs.begin(), decoded_.arcs.end(), [&](const Reading& reading) {
             return reading.arc.end - reading.arc.begin == suspect.letters &&
                    text_of(reading.arc) == suspect.meant;
           });
  }

 private:
  [[nodiscard]] std::u32string text_of(const Arc& arc) const {
    if (arc.word >= word::first) return tables_.lexicon().text(arc.word);
    return text_.substr(arc.begin, arc.end - arc.begin);
  }

  const KnowledgeTables& tables_;
  Decoder decoder_;
  std::u32string text_;
  Decoded decoded_;
};

class ByHunspell : public Way {
 public:
  explicit ByHunspell(const std::string& dictionary)
      : hunspell_((dictionary + ".aff").c_str(), (dictionary + ".dic").c_str()) {}

  void ask(const Suspect& suspect) override { found_ = hunspell_.suggest(to_utf8(suspect.seen())); }
  [[nodiscard]] std::size_t count() const override { return found_.size(); }
  [[nodiscard]] bool holds(const Suspect& suspect) const override {
    return std::find(found_.begin(), found_.end(), to_utf8(suspect.meant)) != found_.end();
  }

 private:
  Hunspell hunspell_;
  std::vector<std::string> found_;
};

}  // namespace

std::unique_ptr<Way> words_from_first_letter(const KnowledgeTables& tables) {
  return std::make_unique<ByArcs>(tables, From::FirstLetter);
}

std::unique_ptr<Way> words_from_all_letters(const KnowledgeTables& tables) {
  return std::make_unique<ByArcs>(tables, From::EveryLetter);
}

std::unique_ptr<Way> ranked_readings(const KnowledgeTables& tables) {
  return std::make_unique<ByDecoder>(tables);
}

std::unique_ptr<Way> hunspell_suggestions(const std::string& path) {
  return std::make_unique<ByHunspell>(path);
}

}  // namespace chamra::bench
