// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detection.hpp"

#include "evaluate/error_rate.hpp"

namespace chamra::evaluate {

Detection& Detection::operator+=(const Detection& other) {
  flags += other.flags;
  right_flags += other.right_flags;
  errors += other.errors;
  found += other.found;
  return *this;
}

std::optional<double> Detection::precision() const { return share(right_flags, flags); }
std::optional<double> Detection::recall() const { return share(found, errors); }

std::optional<double> Detection::f(double beta) const {
  const auto p = precision(), r = recall();
  if (!p || !r) return std::nullopt;
  const double weight = beta * beta;
  return *p + *r == 0 ? 0 : (1 + weight) * *p * *r / (weight * *p + *r);
}

}  // namespace chamra::evaluate
