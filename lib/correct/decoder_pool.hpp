// SPDX-License-Identifier: Apache-2.0
// Decoders that wait for work: each has much scratch memory, and remembers searches that the next
// window asks for again.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "lattice/decoder.hpp"

namespace chamra {

/// One decoder for each thread at work, since a decoder serves one at a time. Thread-safe.
class DecoderPool {
 public:
  /// One that has these options, as good as new; nullptr when none waits.
  std::unique_ptr<Decoder> take(const DecoderOptions& options);
  void put_back(std::unique_ptr<Decoder> decoder);
  /// Frees all that wait.
  void clear();

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Decoder>> waiting_;
};

}  // namespace chamra
