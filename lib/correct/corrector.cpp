// SPDX-License-Identifier: Apache-2.0
#include "correct/corrector.hpp"

#include <algorithm>

#include "base/landmark.hpp"
#include "base/utf8.hpp"
#include "correct/knowledge_tables.hpp"
#include "correct/lao_runs.hpp"
#include "correct/paragraph_edits.hpp"
#include "correct/repetition.hpp"
#include "lattice/decoder.hpp"
#include "lattice/paragraph.hpp"
#include "script/latin_intrusions.hpp"
#include "script/script_of.hpp"
#include "text/decode.hpp"

namespace chamra {
namespace {

constexpr std::uint32_t longest_paragraph = 2500;  // letters in one lattice
// A longer one is cut where its own letters say, so that text that comes again is cut alike.
constexpr std::uint32_t least_cut = 1500;
constexpr std::uint32_t landmark_letters = 8;

constexpr double repetition_confidence = 0.8;
constexpr double latin_confidence = 0.5;

// Share that language and prices gain for the share by which bursts begin sooner than usual: at
// most half of it.
constexpr float weight_of_bursts = 0.4F;

constexpr std::uint32_t longest_line = 400;  // letters looked at to tell a line's script

/// Is the line that begins at `begin` mostly in Lao letters? A page may turn from Thai to Lao
/// without an empty line.
bool is_lao_line(std::u32string_view text, std::uint32_t begin) {
  const auto start = text.substr(begin, longest_line);
  const auto line = start.substr(0, start.find(U'\n'));
  const auto lao = std::count_if(line.begin(), line.end(), is_lao);
  return lao > 0 && lao * 5 >= 3 * (lao + std::count_if(line.begin(), line.end(), is_thai));
}

/// The end of the paragraph that begins at `begin`: after an empty line, where lines turn from Thai
/// to Lao letters or back, or at a gap if it is long.
std::uint32_t paragraph_end(std::u32string_view text, std::uint32_t begin) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const bool lao = is_lao_line(text, begin);
  Landmark landmark;
  for (std::uint32_t at = begin + 1; at < size; ++at) {
    if (at - begin >= 2 * longest_paragraph) return at;
    const bool line_begins = text[at - 1] == U'\n' || text[at - 1] == U'\f';
    if (line_begins && (text[at] == U'\n' || text[at] == U'\r' || text[at - 1] == U'\f' ||
                        is_lao_line(text, at) != lao)) {
      return at;
    }
    if (!line_begins && text[at - 1] != U' ') continue;
    const bool too_long = at - begin > longest_paragraph;
    if (too_long && landmark.place() == 0) return at;
    if (too_long) return static_cast<std::uint32_t>(landmark.place());
    if (at - begin > least_cut)
      landmark.see(text.substr(at - landmark_letters, landmark_letters), at);
  }
  return size;
}

/// The first place from `end` on where no bytes belong to both sides: letters of a stack of marks
/// that were put in order all lead back to the whole of it.
std::uint32_t end_of_stack(const Page& page, std::uint32_t end) {
  while (end < page.text.size() && page.source_begin[end] < page.source_end[end - 1]) ++end;
  return end;
}

void merge_by_place(std::vector<Edit>& edits, std::vector<Edit> more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
}

/// A blank or break opportunity may have been meant: only proposed.
double confidence_of(const Repair& repair) {
  return repair.kind == RepairKind::NoBreakSpace || repair.kind == RepairKind::ZeroWidth ? 0.5 : 1;
}

/// Suspicions of words in which a repair is surer, and corrections that will not be made: what can
/// be mended must not stay as it is because more may be wrong. The repaired word will be suspected
/// as this one is. In Lao letters that stand for Thai nothing is mended by a repair.
void give_way_to_repairs(const Page& page, double made_from, std::vector<Edit>& edits) {
  const auto gives_way = [&](const Edit& edit) {
    if (edit.reason == Reason::LaoRun || (edit.after && edit.confidence >= made_from)) return false;
    auto repair = std::partition_point(
        page.repairs.begin(), page.repairs.end(),
        [&](const Repair& before) { return before.source.end <= edit.span.begin; });
    for (; repair != page.repairs.end() && repair->source.begin < edit.span.end; ++repair) {
      if (repair->kind != RepairKind::BadBytes && edit.confidence < confidence_of(*repair))
        return true;
    }
    return false;
  };
  std::erase_if(edits, gives_way);
}

/// Repairs of the spelling of letters, where no correction and no surer suspicion covers them.
void add_repairs(const Page& page, std::string_view window, double made_from,
                 std::vector<Edit>& edits) {
  give_way_to_repairs(page, made_from, edits);
  std::vector<Edit> repairs;
  auto covered = edits.begin();
  for (const Repair& repair : page.repairs) {
    if (repair.kind == RepairKind::BadBytes) continue;
    while (covered != edits.end() && covered->span.end <= repair.source.begin) ++covered;
    if (covered != edits.end() && covered->span.begin < repair.source.end) continue;
    Edit edit;
    edit.span = repair.source;
    edit.before = window.substr(repair.source.begin, repair.source.size());
    edit.after =
        to_utf8(std::u32string_view(page.text).substr(repair.span.begin, repair.span.size()));
    edit.reason = Reason::Encoding;
    edit.confidence = confidence_of(repair);
    repairs.push_back(std::move(edit));
  }
  merge_by_place(edits, std::move(repairs));
}

/// Does one of `edits`, which are in order, share bytes with `span`?
bool is_covered(ByteSpan span, const std::vector<Edit>& edits) {
  const auto next = std::lower_bound(
      edits.begin(), edits.end(), span.end,
      [](const Edit& other, std::uint64_t place) { return other.span.begin < place; });
  return next != edits.begin() && std::prev(next)->span.end > span.begin;
}

Edit suspicion(ByteSpan span, std::string_view window, Reason reason, double confidence) {
  Edit edit;
  edit.span = span;
  edit.before = window.substr(span.begin, span.size());
  edit.reason = reason;
  edit.confidence = confidence;
  return edit;
}

/// Latin letters that may stand for Thai ones.
void find_latin(const Page& page, std::string_view window, std::vector<Edit>& found) {
  for (const CharSpan run : find_latin_intrusions(page.text))
    found.push_back(
        suspicion(page.to_source(run), window, Reason::ScriptIntrusion, latin_confidence));
}

/// One copy of a phrase that is said over and over, where none of `edits` stands: that it is there
/// at all is what a person must see.
void find_repeated(const Page& page, std::string_view window, const std::vector<Edit>& edits,
                   std::vector<Edit>& found) {
  for (const Repetition& repetition : find_repetitions(page.text)) {
    const std::uint32_t last = repetition.span.end - repetition.period;
    for (std::uint32_t begin = repetition.span.begin + repetition.period; begin <= last;
         begin += repetition.period) {
      const ByteSpan span = page.to_source({begin, begin + repetition.period});
      if (is_covered(span, edits)) continue;
      found.push_back(suspicion(span, window, Reason::Repetition, repetition_confidence));
      break;
    }
  }
}

void drop_covered(std::vector<Edit>& found, const std::vector<Edit>& edits) {
  std::erase_if(found, [&](const Edit& one) { return is_covered(one.span, edits); });
}

/// What is told without a search for words, where no other edit stands.
std::vector<Edit> found_unsearched(const Page& page, std::string_view window,
                                   const std::vector<Edit>& edits) {
  std::vector<Edit> found;
  find_latin(page, window, found);
  drop_covered(found, edits);
  std::vector<Edit> repeated;
  find_repeated(page, window, edits, repeated);
  drop_covered(repeated, found);
  merge_by_place(found, std::move(repeated));
  return found;
}

std::vector<Edit> edits_of(std::vector<Finding> findings, bool with_evidence) {
  std::vector<Edit> edits;
  for (auto& [edit, evidence] : findings) {
    if (with_evidence && evidence) edit.evidence = witnesses_of(*evidence);
    edits.push_back(std::move(edit));
  }
  return edits;
}

/// The search as the book's noise asks for it. Where letters come wrong in bursts they tell less,
/// so that the language counts for more, and a change that letters ask for must be worth more.
DecoderOptions searched(DecoderOptions options, const BookTables& book) {
  if (book.burst_from <= 0) return options;
  const float burstiness = 1 - book.burst_from / options.width.burst_from;
  const float factor = 1 + weight_of_bursts * std::max(burstiness, 0.0F);
  options.language_scale *= factor;
  for (SearchWidth* width :
       {&options.width, &options.doubtful_width, &options.recurring_width, &options.common_width,
        &options.quiet_common_width, &options.wide_width, &options.wide_recurring_width}) {
    width->burst_from = book.burst_from;
    width->changed_price *= factor;
  }
  return options;
}

}  // namespace

std::vector<Edit> find_edits(std::string_view window, const Knowledge& knowledge,
                             const CorrectOptions& options) {
  const KnowledgeTables& tables = knowledge.tables();
  const Page page = decode(window);
  const DecoderOptions search = searched(options.search, tables.book);
  auto decoder = tables.decoders->take(search);
  if (!decoder) {
    decoder = std::make_unique<Decoder>(
        Sources{tables.lexicon(), tables.words(), tables.confusions, tables.book.confusions,
                tables.book.recurring, tables.common(), tables.thai.context},
        search);
  }
  std::vector<Finding> findings;
  for (std::uint32_t begin = 0, end = 0; begin < page.text.size(); begin = end) {
    end = end_of_stack(page, paragraph_end(page.text, begin));
    const auto text = std::u32string_view(page.text).substr(begin, end - begin);
    const Paragraph paragraph =
        prepare(text, !is_genuine_lao(text, tables.lao), tables.thai.letters);
    const Decoded decoded = decoder->decode(paragraph);
    add_edits(page, begin, window, paragraph, decoded, tables, *decoder,
              {options.evidence, options.words_left, options.rivals}, findings);
  }
  tables.decoders->put_back(std::move(decoder));
  weigh(findings, tables.confidence);
  std::vector<Edit> edits = edits_of(std::move(findings), options.evidence);
  const auto drop_rejected = [&] {
    if (!tables.rejected.empty())
      std::erase_if(edits, [&](const Edit& edit) { return tables.rejected.holds(edit, window); });
  };
  // What is rejected covers these, as what is not does; it does not cover repairs.
  std::vector<Edit> unsearched = found_unsearched(page, window, edits);
  drop_rejected();
  if (options.encoding) add_repairs(page, window, options.made_from, edits);
  drop_covered(unsearched, edits);
  merge_by_place(edits, std::move(unsearched));
  drop_rejected();
  return edits;
}

}  // namespace chamra
