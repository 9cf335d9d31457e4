// SPDX-License-Identifier: Apache-2.0
#include "base/table_file.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "base/lines.hpp"
#include "base/number.hpp"
#include "base/write_file.hpp"

namespace chamra {
namespace {

constexpr std::size_t most_unpacked = std::size_t{1} << 30U;  // bytes
constexpr std::size_t chunk_bytes = std::size_t{1} << 16U;

bool is_compressed(const std::string& path) { return path.ends_with(".zst"); }

Result<std::string> decompress(const std::string& path, const std::string& packed) {
  std::string out;
  std::string chunk(ZSTD_DStreamOutSize(), '\0');
  ZSTD_DStream* stream = ZSTD_createDStream();
  ZSTD_inBuffer input{packed.data(), packed.size(), 0};
  std::size_t state = 1;
  while (input.pos < input.size && out.size() <= most_unpacked) {
    ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
    state = ZSTD_decompressStream(stream, &output, &input);
    if (ZSTD_isError(state) != 0) break;
    out.append(chunk, 0, output.pos);
  }
  ZSTD_freeDStream(stream);
  if (out.size() > most_unpacked) return Error{path, 0, "more than a gigabyte when unpacked"};
  if (state != 0) return Error{path, 0, "damaged zstd file"};
  return out;
}

std::string compress(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 19);
  ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 26);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  packed.resize(ZSTD_compress2(context, packed.data(), packed.size(), bytes.data(), bytes.size()));
  ZSTD_freeCCtx(context);
  return packed;
}

TableFields split(std::string_view line) {
  TableFields fields;
  for (std::size_t begin = 0;;) {
    const std::size_t tab = line.find('\t', begin);
    fields.push_back(line.substr(begin, tab - begin));
    if (tab == std::string_view::npos) return fields;
    begin = tab + 1;
  }
}

std::string no_header(std::string_view column) {
  std::string out = "expected a header, the names of the columns, of which the first is ";
  return out.append(column);
}

Error not_written(const std::string& path, int number) {
  return {path, 0, std::string("cannot be written (") + std::strerror(number) + ")"};
}

/// `path`: what is told of in errors.
Outcome write_to(const std::string& place, const std::string& path, std::string_view bytes) {
  const int file = ::open(place.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return not_written(path, errno);
  int failure = write_all(file, bytes);
  if (failure == 0) failure = sync_file(file);
  ::close(file);
  return failure == 0 ? Outcome(Done{}) : not_written(path, failure);
}

}  // namespace

std::string read_count(std::string_view field, double& count) {
  const auto number = number_in<double>(field);
  if (!number || *number < 0) return '"' + std::string(field) + "\" is no count";
  count = *number;
  return {};
}

Result<std::string> read_whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  while (in) {
    const std::size_t size = bytes.size();
    bytes.resize(size + chunk_bytes);
    in.read(bytes.data() + size, chunk_bytes);
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  if (!in.eof()) return Error{path, 0, "not readable"};
  return is_compressed(path) ? decompress(path, bytes) : Result<std::string>(std::move(bytes));
}

Outcome write_whole(const std::string& path, std::string_view bytes) {
  const std::string packed = is_compressed(path) ? compress(bytes) : std::string();
  const std::string_view all = is_compressed(path) ? std::string_view(packed) : bytes;
  if (is_stream(path)) return write_to(path, path, all);
  const std::string target = through_links(path);
  const std::string beside = target + ".tmp" + std::to_string(::getpid());
  Outcome outcome = write_to(beside, path, all);
  if (outcome && std::rename(beside.c_str(), target.c_str()) != 0)
    outcome = not_written(path, errno);
  if (!outcome) ::unlink(beside.c_str());
  return outcome;
}

Result<std::size_t> read_checked_table(const std::string& path, std::string_view header,
                                       std::size_t least_fields,
                                       const std::function<std::string(const TableFields&)>& row) {
  const auto whole = read_whole(path);
  if (!whole) return whole.error();
  std::size_t rows = 0, number = 0;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // some editors put one there
  for (std::size_t begin = whole->starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
       begin < whole->size();) {
    const std::size_t end = std::min(whole->find('\n', begin), whole->size());
    const auto line = without_line_end(std::string_view(*whole).substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (number > 1 && (line.empty() || line[0] == '#')) continue;
    const auto fields = split(line);
    if (number == 1 && fields[0] != header) return Error{path, 1, no_header(header)};
    if (number == 1) continue;
    if (fields.size() < least_fields) {
      return Error{path, number,
                   std::to_string(fields.size()) + " fields, expected at least " +
                       std::to_string(least_fields) + " separated by tabs"};
    }
    if (std::string wrong = row(fields); !wrong.empty()) return Error{path, number, wrong};
    ++rows;
  }
  return rows;
}

}  // namespace chamra
