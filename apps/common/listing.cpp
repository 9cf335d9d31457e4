// SPDX-License-Identifier: Apache-2.0
#include "common/listing.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "base/write_file.hpp"
#include "report/text.hpp"

namespace chamra::cli {
namespace {

/// As the shell would create a file: the mode that the umask leaves.
FileFacts new_file() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return {.mode = 0666U & ~mask, .owner = {}, .group = {}};
}

}  // namespace

Listing::Listing(std::optional<SafeFile> file, std::optional<Output> stream, Format format)
    : file_(std::move(file)),
      stream_(std::move(stream)),
      format_(format),
      colour_(format == Format::Text && wants_colour(output().fd())) {}

Result<Listing> Listing::open(const std::string& path, Format format, bool in_place) {
  if (is_standard_output(path)) return Listing(std::nullopt, Output::standard_output(), format);
  if (in_place || is_stream(path)) {
    auto stream = Output::open(path);
    if (!stream) return stream.error();
    return Listing(std::nullopt, std::move(*stream), format);
  }
  auto file = SafeFile::create(through_links(path), new_file());
  if (!file) return file.error();
  return Listing(std::move(*file), std::nullopt, format);
}

Outcome Listing::begin(const CorrectionsHeader& header) {
  return format_ == Format::JsonLines ? output().write(header_line(header)) : Outcome(Done{});
}

Outcome Listing::write(const std::string& lines) {
  digest_.update(lines);
  return output().write(lines);
}

std::string Listing::take_digest() { return std::exchange(digest_, Sha256()).hex(); }

Outcome Listing::add(const Input& input, const Edit& edit) {
  return write(format_ == Format::JsonLines ? correction_line(input.name, edit)
                                            : text_line(input.path, edit, colour_));
}

Outcome Listing::end(const FileEnd& end) {
  return format_ == Format::JsonLines ? write(file_end_line(end)) : Outcome(Done{});
}

Outcome Listing::add_text(std::string_view lines) { return output().write(lines); }

Outcome Listing::close() {
  if (auto outcome = output().sync(); !outcome || !file_) return outcome;
  return file_->commit();
}

}  // namespace chamra::cli
