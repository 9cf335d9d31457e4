// SPDX-License-Identifier: Apache-2.0
// Catch2's own code comes from its library; this file carries the precompiled header that all tests
// share.
#include <catch2/catch.hpp>
