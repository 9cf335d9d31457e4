// SPDX-License-Identifier: Apache-2.0
// Cuts a stream of page dumps into windows small enough to hold and large enough to understand.
//
// Where a window ends depends on its bytes alone, never on how reads were chunked:
//   after a form feed (one page, one window); else, once 200 lines or 64 KiB are full, after the
//   last blank line of the second half, or for want of one after a line there that its own bytes
//   choose, so that text that comes again is cut alike; a line that runs past 256 KiB gets a window
//   of its own, cut at a blank or, for want of one, before a letter that begins a cluster.
#pragma once

#include <cstddef>
#include <string_view>

namespace chamra {

inline constexpr std::size_t window_lines = 200;
inline constexpr std::size_t window_bytes = std::size_t{64} * 1024;
inline constexpr std::size_t window_limit = std::size_t{256} * 1024;

/// Length of the first window of `rest`, at most `window_limit`; 0 when more bytes are needed to
/// tell. `complete`: no more bytes will come, so 0 only for an empty `rest`.
[[nodiscard]] std::size_t window_end(std::string_view rest, bool complete);

}  // namespace chamra
