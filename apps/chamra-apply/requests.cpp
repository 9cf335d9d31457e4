// SPDX-License-Identifier: Apache-2.0
#include "chamra-apply/requests.hpp"

#include "common/byte_source.hpp"

namespace chamra::cli {
namespace {

/// Takes lines off the front of what was read so far.
class LineReader {
 public:
  LineReader(CorrectionSet& set, std::string path) : set_(set), path_(std::move(path)) {}

  /// `last`: a line without its line feed is whole.
  Outcome take_lines(std::string& buffer, bool last) {
    std::size_t begin = 0;
    for (;;) {
      std::size_t end = buffer.find('\n', std::max(begin, searched_));
      if (end == std::string::npos && (!last || begin == buffer.size())) break;
      end = std::min(end, buffer.size());
      if (auto outcome = take(std::string_view(buffer).substr(begin, end - begin)); !outcome)
        return outcome;
      begin = std::min(end + 1, buffer.size());
    }
    buffer.erase(0, begin);
    searched_ = buffer.size();
    return Done{};
  }
  [[nodiscard]] bool has_header() const { return has_header_; }

 private:
  Outcome take(std::string_view line) {
    ++number_;
    if (line.empty() || line == "\r") return Done{};
    auto parsed = parse_corrections_line(line);
    if (!parsed)
      return Error{path_, number_, parsed.error().message + "; nothing was applied, mend the line"};
    has_header_ = has_header_ || std::holds_alternative<CorrectionsHeader>(*parsed);
    if (!has_header_)
      return Error{path_, number_,
                   R"(no header; expected {"schema":"chamra.corrections/1",...} first)"};
    set_.add(std::move(*parsed));
    return Done{};
  }

  CorrectionSet& set_;
  std::string path_;
  std::size_t number_ = 0, searched_ = 0;
  bool has_header_ = false;
};

}  // namespace

Result<CorrectionSet> read_requests(const std::string& path) {
  const StopSignal never;
  auto source = ByteSource::open({path, path, path}, "", never);
  if (!source) return source.error();
  CorrectionSet set;
  LineReader lines(set, path);
  std::string buffer;
  for (;;) {
    const auto count = source->read_more(buffer);
    if (!count) return count.error();
    if (auto outcome = lines.take_lines(buffer, *count == 0); !outcome) return outcome.error();
    if (*count == 0) break;
  }
  if (lines.has_header()) return set;
  return Error{path, 1, R"(no header; expected {"schema":"chamra.corrections/1",...} first)"};
}

}  // namespace chamra::cli
