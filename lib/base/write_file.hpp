// SPDX-License-Identifier: Apache-2.0
// What all that write files have in common.
#pragma once

#include <string>
#include <string_view>

namespace chamra {

/// Takes what is written off the front of `bytes`; short writes are continued. Why there is
/// something left, as errno has it; 0 when there is not.
int write_all(int file, std::string_view& bytes);

/// Waits until the bytes are on the disk, where that means something: pipes and terminals cannot be
/// synced, and need not be. 0, or what errno has.
int sync_file(int file);

/// Is something there that is written into and not replaced: a device, a pipe?
[[nodiscard]] bool is_stream(const std::string& path);

/// `path`, or what it leads to where it is a link: that is written anew, the link stays. A link
/// that leads nowhere is written itself.
[[nodiscard]] std::string through_links(const std::string& path);

}  // namespace chamra
