// SPDX-License-Identifier: Apache-2.0
#include "common/memory.hpp"

#include <malloc.h>

namespace chamra::cli {
namespace {

constexpr int least_mapped = 64 << 20;  // bytes; what is larger has a mapping of its own
constexpr int most_kept = 128 << 20;    // bytes at the end of the heap

}  // namespace

void keep_freed_memory() {
  ::mallopt(M_MMAP_THRESHOLD, least_mapped);
  ::mallopt(M_TRIM_THRESHOLD, most_kept);
}

void give_back_freed_memory() { ::malloc_trim(0); }

}  // namespace chamra::cli
