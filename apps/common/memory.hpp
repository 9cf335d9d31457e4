// SPDX-License-Identifier: Apache-2.0
// How the tools that read pages deal with memory that they are done with.
#pragma once

namespace chamra::cli {

/// What is freed is kept for what comes next: every window, and every table that learning makes,
/// would else take anew from the system, page by page, what the one before gave back. To be called
/// once, before there are threads.
void keep_freed_memory();

/// Once a task that needed much is done, and what comes needs less.
void give_back_freed_memory();

}  // namespace chamra::cli
