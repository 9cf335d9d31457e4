// SPDX-License-Identifier: Apache-2.0
#include "context/context_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/number.hpp"
#include "base/table_file.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_rows = 0xFFFF;
constexpr std::string_view place_name = "<place";

std::string numbers_of(const context::Vector& vector) {
  float most = 1e-6F;
  for (const float number : vector) most = std::max(most, std::abs(number));
  const float unit = most / most_context_number;
  std::string out = fmt::format("{:.6g}\t", unit);
  for (unsigned k = 0; k < context::size; ++k)
    out += fmt::format("{}{}", k > 0 ? " " : "", std::lround(vector[k] / unit));
  return out;
}

using Numbers = std::array<std::int8_t, context::size>;

bool read_numbers(std::string_view field, Numbers& out) {
  const char *at = field.data(), *const end = at + field.size();
  for (std::int8_t& number : out) {
    while (at != end && *at == ' ') ++at;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc()) return false;
    at = next;
  }
  return at == end;
}

bool read_number(std::string_view field, float& out) {
  const auto number = number_in<float>(field);
  out = number.value_or(0);
  return number.has_value();
}

class Sections {
 public:
  Sections(const std::function<WordId(const std::string&)>& number_of, std::size_t tokens)
      : number_of_(number_of),
        rows_(tokens, 0),
        weights_(std::size_t{context::places} * context::size, 0) {
    add({}, {}, {});  // row 0: none
  }

  bool add_row(const std::vector<std::string_view>& fields) {
    ContextRow facts;
    Numbers meant{}, beside{};
    if (!read_number(fields[1], facts.bias) || !read_number(fields[2], facts.far) ||
        !read_number(fields[3], facts.meant_unit) || !read_numbers(fields[4], meant) ||
        !read_number(fields[5], facts.beside_unit) || !read_numbers(fields[6], beside))
      return false;
    if (fields[0].starts_with(place_name))
      return add_place(fields[0].substr(place_name.size()), facts, beside);
    const WordId word = number_of_(std::string(fields[0]));
    if (word >= rows_.size() || rows_[word] != 0 || facts_.size() > most_rows) return true;
    rows_[word] = static_cast<std::uint16_t>(facts_.size());
    add(facts, meant, beside);
    return true;
  }

  void write(ContainerWriter& out) const {
    out.add("ctxrows", rows_);
    out.add("ctxfacts", facts_);
    out.add("ctxmeant", meant_);
    out.add("ctxnear", beside_);
    out.add("ctxplace", weights_);
  }

 private:
  void add(const ContextRow& facts, const Numbers& meant, const Numbers& beside) {
    facts_.push_back(facts);
    meant_.insert(meant_.end(), meant.begin(), meant.end());
    beside_.insert(beside_.end(), beside.begin(), beside.end());
  }

  bool add_place(std::string_view name, const ContextRow& facts, const Numbers& weights) {
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), place);
    if (error != std::errc() || std::string_view(end, name.data() + name.size()) != ">" ||
        place >= context::places)
      return false;
    for (unsigned k = 0; k < context::size; ++k)
      weights_[place * context::size + k] = facts.beside_unit * static_cast<float>(weights[k]);
    return true;
  }

  const std::function<WordId(const std::string&)>& number_of_;
  std::vector<std::uint16_t> rows_;
  std::vector<ContextRow> facts_;
  std::vector<std::int8_t> meant_, beside_;
  std::vector<float> weights_;
};

}  // namespace

std::string context_line(const ContextEntry& entry) {
  return fmt::format("{}\t{:.4f}\t{:.4f}\t{}\t{}\n", entry.word, entry.bias, entry.far,
                     numbers_of(entry.meant), numbers_of(entry.beside));
}

Outcome write_context(ContainerWriter& out, const std::string& path,
                      const std::function<WordId(const std::string&)>& number_of,
                      std::size_t tokens) {
  Sections sections(number_of, tokens);
  std::size_t row = 0, bad = 0;
  const auto rows = read_table(path, "word", 7, [&](const auto& fields) {
    ++row;
    if (bad == 0 && !sections.add_row(fields)) bad = row;
  });
  if (!rows) return rows.error();
  if (bad != 0)
    return Error{path, 0,
                 fmt::format("row {}: no vectors of {} whole numbers", bad, context::size)};
  sections.write(out);
  return Done{};
}

}  // namespace chamra
