// SPDX-License-Identifier: Apache-2.0
#include "chamra-learn/learn_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "book/own_words.hpp"
#include "chamra-learn/learn_report.hpp"
#include "common/folder_lock.hpp"
#include "common/folders.hpp"
#include "common/input.hpp"
#include "common/output.hpp"
#include "common/own_pages.hpp"
#include "common/read_document.hpp"
#include "correct/knowledge_tables.hpp"
#include "edits/digest.hpp"
#include "script/script_of.hpp"
#include "text/decode.hpp"

namespace chamra::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t most_bytes = 256U << 20U;  // of one trusted file or pair
constexpr std::size_t often = 3;                   // a form kept so often is a word
constexpr const char* kept_note = "kept by reviewers";

class LearnRun {
 public:
  LearnRun(const LearnOptions& options, Console& console) : options_(options), console_(console) {}

  void run() {
    if (options_.trusted.empty() && options_.pairs.empty() && options_.pages.empty() &&
        options_.decisions.empty())
      return complain(
          {{}, 0, "nothing to learn from; give --trusted, --pairs, --pages or --decisions"});
    if (!open()) return;
    read_trusted();
    read_pairs();
    read_decisions();
    auto general = load_knowledge(options_.common.knowledge);
    if (!general) return console_.complain(general.error());
    read_own_lists();
    summary_.taught = learn_from(lessons_, *general);
    add_book(book_, summary_.taught.book);
    keep_forms(general->tables().thai.lexicon);
    if (!read_pages(*general)) return;
    book_.sources.insert(book_.sources.end(), new_sources_.begin(), new_sources_.end());
    if (const auto saved = save_book(book_, options_.book); !saved) complain(saved.error());
    Output out = Output::standard_output();
    const bool text = options_.common.format == Format::Text;
    if (!options_.common.quiet || !text) {
      const auto written = out.write(text ? learnt_text(summary_) : learnt_lines(summary_));
      if (const auto flushed = out.flush(); !written || !flushed)
        complain(written ? flushed.error() : written.error());
    }
  }

 private:
  void complain(const Error& error) { console_.complain(error); }

  bool open() {
    auto lock = take_new_folder(options_.book);
    if (!lock) complain(lock.error());
    if (!lock) return false;
    lock_ = std::move(*lock);
    auto loaded = load_book(options_.book);
    if (!loaded) complain(loaded.error());
    if (!loaded) return false;
    book_ = std::move(*loaded);
    for (const BookSource& source : book_.sources) known_.insert(source.kind + source.sha256);
    for (const Decision& old : book_.rejected) rejected_.insert(form_of(old));
    return true;
  }

  void read_own_lists() {
    for (const std::string& path : options_.common.knowledge.lexicons) {
      const auto words = read_own_words(path);  // loaded before: told if it is not readable
      if (!words) continue;
      for (const BookWord& word : *words) own_words_.insert(word.word);
    }
  }

  /// The user's own words are known, and need not be learnt.
  Learnt learn_from(const Lessons& lessons, const Knowledge& general) {
    std::set<std::u32string> own = own_words_;
    for (const BookWord& word : book_.words) own.erase(word.word);
    Book known = book_;
    for (const std::u32string& word : own) known.words.push_back({word, 0, {}});
    Learnt out = learn(lessons, known, general, options_.common.pipeline.jobs);
    const auto is_own = [&](const auto& one) { return own.contains(one.word); };
    std::erase_if(out.book.words, is_own);
    std::erase_if(out.words.words, is_own);
    return out;
  }

  /// Is this new? Then it counts, once.
  bool is_news(const std::string& kind, const std::string& sha256, const std::string& name) {
    const bool is_new = note_source(kind, sha256, name);
    if (!is_new) ++summary_.known;
    return is_new;
  }

  /// False where the book has it among its sources.
  bool note_source(const std::string& kind, const std::string& sha256, const std::string& name) {
    if (!known_.insert(kind + sha256).second) return false;
    new_sources_.push_back({sha256, kind, visible_name(name)});
    return true;
  }

  /// Pages by whose names `is_unread` tells that they did not teach: another run may learn from
  /// them. Returns how many.
  template <class IsUnread>
  std::size_t take_back(IsUnread is_unread) {
    const std::size_t count = std::erase_if(new_sources_, [&](const BookSource& source) {
      return source.kind == "page" && is_unread(source.name);
    });
    summary_.pages -= count;
    return count;
  }

  /// Where a book is long its first pages are enough.
  void pass_over_unread(const std::set<std::string>& read) {
    std::set<std::string> visible;
    for (const std::string& name : read) visible.insert(visible_name(name));
    const std::size_t unread =
        take_back([&](const std::string& name) { return !visible.contains(name); });
    if (unread > 0)
      console_.note(fmt::format("{} pages not read: those before them are enough", unread));
  }

  /// Names may hold anything but what tables need for themselves.
  static std::string visible_name(std::string name) {
    std::replace_if(
        name.begin(), name.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x20; },
        '?');
    return name;
  }

  [[nodiscard]] std::vector<Input> inputs_in(const std::vector<std::string>& paths) {
    if (paths.empty()) return {};
    InputOptions input = options_.common.input;
    input.paths = paths;
    return find_inputs(input, console_);
  }

  bool is_small_enough(const std::string& path) {
    std::error_code failure;
    const bool larger = fs::file_size(path, failure) > most_bytes && !failure;
    if (larger) complain({path, 0, "larger than 256 MB; split it; skipped"});
    return !larger;
  }

  /// A trusted page, or one of a pair or of the book.
  std::optional<std::string> read(const std::string& path) {
    if (!is_small_enough(path)) return std::nullopt;
    return told(read_page(path, options_.common.pipeline.encoding));
  }

  std::optional<std::string> told(Result<std::string> text) {
    if (text) return std::move(*text);
    complain(text.error());
    return std::nullopt;
  }

  void read_trusted() {
    for (const Input& input : inputs_in(options_.trusted)) {
      const auto text = read(input.path);
      if (!text || !is_news("trusted", sha256_hex(*text), input.name)) continue;
      lessons_.add_trusted(*text);
      ++summary_.trusted;
    }
  }

  void read_pairs() {
    for (std::size_t k = 0; k + 1 < options_.pairs.size(); k += 2) {
      const bool folder = is_folder(options_.pairs[k]);
      for (const Input& page : inputs_in({options_.pairs[k]}))
        read_pair(page, folder ? (fs::path(options_.pairs[k + 1]) / page.target).string()
                               : options_.pairs[k + 1]);
    }
  }

  void read_pair(const Input& page, const std::string& truth_path) {
    std::error_code failure;
    if (!fs::exists(truth_path, failure))
      return complain({truth_path, 0, "no truth for " + page.path + "; skipped"});
    const auto seen = read(page.path), truth = read(truth_path);
    if (!seen || !truth || !is_news("pair", sha256_hex(*seen + '\0' + *truth), page.name)) return;
    lessons_.add_pair(*seen, *truth);
    ++summary_.pairs;
  }

  void read_decisions() {
    for (const std::string& path : options_.decisions) {
      if (!is_small_enough(path)) continue;
      const auto text = told(read_whole(path));
      if (!text) continue;
      const auto decisions = parse_decisions(*text, path);
      if (!decisions) {
        complain(decisions.error());
        continue;
      }
      for (const std::string& contradiction : decisions->contradictions)
        console_.note(contradiction);
      for (const Decision& decision : decisions->rows) take(decision);
    }
  }

  void take(const Decision& decision) {
    const Edit& edit = decision.edit;
    if (edit.status == Status::Accepted && edit.after) accept(decision);
    if (edit.status == Status::Rejected) reject(decision);
  }

  /// A later verdict wins: what was rejected may come back.
  void accept(const Decision& decision) {
    const Edit& edit = decision.edit;
    if (rejected_.contains(form_of(decision)) &&
        std::erase_if(book_.rejected,
                      [&](const Decision& old) { return concerns(decision, old); }) > 0) {
      tell_change_of_mind(decision, "rejected", "accepted");
      const std::u32string form = decode(edit.before).text;
      std::erase_if(book_.words, [&](const BookWord& word) {
        return word.word == form && word.note == kept_note;
      });
    }
    if (!is_news("accepted", id_of(decision.file, edit), decision.file)) return;
    lessons_.add_verdict(decision.left, edit.before, *edit.after, decision.right);
    ++summary_.accepted;
  }

  void reject(const Decision& decision) {
    const std::string id = id_of(decision.file, decision.edit);
    const bool is_new_form = rejected_.insert(form_of(decision)).second;
    const bool known =
        !is_new_form && std::ranges::any_of(book_.rejected, [&](const Decision& old) {
          return old.scope == decision.scope && concerns(decision, old);
        });
    note_source("rejected", id, decision.file);
    if (known) return void(++summary_.known);
    if (known_.contains("accepted" + id)) tell_change_of_mind(decision, "accepted", "rejected");
    book_.rejected.push_back(decision);
    ++summary_.rejected;
  }

  using Form = std::pair<std::string, std::string>;
  static Form form_of(const Decision& decision) {
    return {decision.edit.before, decision.edit.after.value_or("")};
  }

  /// Does `verdict` concern the change of `old`: at its place, or wherever it is asked for?
  static bool concerns(const Decision& verdict, const Decision& old) {
    const bool same =
        old.edit.before == verdict.edit.before && old.edit.after == verdict.edit.after;
    return same && (verdict.scope == Scope::Form ||
                    id_of(old.file, old.edit) == id_of(verdict.file, verdict.edit));
  }

  void tell_change_of_mind(const Decision& decision, const char* before, const char* now) {
    console_.note(fmt::format("{}: \"{}\" was {} before, and is {} now", decision.file,
                              decision.edit.before, before, now));
  }

  /// Forms that reviewers would not have changed are words.
  void keep_forms(const Lexicon& lexicon) {
    std::map<std::u32string, std::size_t> kept;
    for (const Decision& decision : book_.rejected) {
      const std::u32string form = decode(decision.edit.before).text;
      const bool word = form.size() >= 2 && std::all_of(form.begin(), form.end(), is_thai);
      if (word && lexicon.find(form) == word::none)
        kept[form] += decision.scope == Scope::Form ? often : 1;
    }
    std::set<std::u32string> words;
    for (const BookWord& word : book_.words) words.insert(word.word);
    for (const auto& [form, count] : kept) {
      if (count < often || words.contains(form)) continue;
      summary_.kept.push_back({form, 1, kept_note});
      book_.words.push_back(summary_.kept.back());
    }
  }

  /// The book's own pages, read with all that is known by now.
  bool read_pages(const Knowledge& general) {
    std::vector<Input> pages;
    for (const Input& input : inputs_in(options_.pages)) {
      const auto text = read(input.path);
      if (text && is_news("page", sha256_hex(*text), input.name)) pages.push_back(input);
    }
    summary_.pages = pages.size();
    if (pages.empty()) return true;
    const auto knowledge = load_knowledge(options_.common.knowledge, book_);
    if (!knowledge) complain(knowledge.error());
    if (!knowledge) return false;
    const auto failed = [this](const Input& page, const Error& error) {
      complain(error);
      take_back([&](const std::string& name) { return name == visible_name(page.name); });
    };
    const OwnPages own = read_own_pages(pages, *knowledge, options_.common.correct(),
                                        options_.common.pipeline, failed);
    pass_over_unread(own.read);
    summary_.own = learn_from(own.lessons, general);
    add_book(book_, summary_.own.book);
    return true;
  }

  const LearnOptions& options_;
  Console& console_;
  Book book_;
  Lessons lessons_;
  LearnSummary summary_;
  std::optional<FolderLock> lock_;
  std::set<std::u32string> own_words_;
  std::set<std::string> known_;
  std::set<Form> rejected_;  // of the book; those of which a verdict was taken back may stay
  std::vector<BookSource> new_sources_;
};

}  // namespace

int learn_book(const LearnOptions& options, Console& console) {
  LearnRun(options, console).run();
  return console.exit_code();
}

}  // namespace chamra::cli
