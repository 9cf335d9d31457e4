// SPDX-License-Identifier: Apache-2.0
#include "simulate/noise_profile.hpp"

#include <algorithm>
#include <optional>

#include "base/number.hpp"
#include "base/table_file.hpp"
#include "base/utf8.hpp"
#include "edits/digest.hpp"
#include "script/script_of.hpp"

namespace chamra {
namespace {

std::optional<double> count_in(std::string_view text) {
  if (text.ends_with('\r')) text.remove_suffix(1);
  const auto value = number_in<double>(text);
  return value && *value >= 0 ? value : std::nullopt;
}

bool is_plain(std::u32string_view text) {
  return text.size() <= NoiseProfile::longest &&
         std::all_of(text.begin(), text.end(), [](char32_t letter) {
           return letter >= U' ' && script_of(letter) != Script::LineBreak;
         });
}

bool has_lao(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_lao); }

struct Row {
  std::u32string meant, seen;
  double share = 0;
};

/// None for what is no confusion.
std::optional<Row> row_of(const std::vector<std::string_view>& fields) {
  const auto count = count_in(fields[2]), of = count_in(fields[3]);
  Row row{to_utf32(fields[0]), to_utf32(fields[1]), 0};
  const bool thai = std::all_of(row.meant.begin(), row.meant.end(), is_thai);
  if (!count || !of || *of <= 0 || !thai || !is_plain(row.meant) || !is_plain(row.seen)) {
    return std::nullopt;
  }
  row.share = std::min(1.0, *count / *of);
  return row;
}

}  // namespace

Result<NoiseProfile> NoiseProfile::load(const std::string& path) {
  NoiseProfile profile;
  std::string objection;
  const auto rows = read_table(path, "meant", 4, [&](const std::vector<std::string_view>& fields) {
    auto row = row_of(fields);
    if (!row) {
      if (objection.empty()) objection = std::string(fields[0]) + " -> " + std::string(fields[1]);
    } else if (!has_lao(row->seen) && row->meant != row->seen) {
      profile.rows_[std::move(row->meant)].push_back({std::move(row->seen), share32(row->share)});
    }
  });
  if (!rows) return rows.error();
  if (!objection.empty()) {
    return Error{path, 0,
                 "\"" + objection +
                     "\" is no confusion; expected MEANT<TAB>SEEN<TAB>COUNT<TAB>OF "
                     "with up to 3 Thai letters meant, and numbers"};
  }
  if (profile.rows_.empty()) return Error{path, 0, "holds no confusions; give another profile"};
  const auto bytes = read_whole(path);
  if (!bytes) return bytes.error();
  profile.stamp_ = sha256_hex(*bytes).substr(0, 16);
  return profile;
}

const std::vector<Outcome32>& NoiseProfile::outcomes(std::u32string_view meant) const {
  static const std::vector<Outcome32> none;
  const auto found = rows_.find(meant);
  return found == rows_.end() ? none : found->second;
}

}  // namespace chamra
