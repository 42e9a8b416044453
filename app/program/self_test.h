#pragma once
// Is this machine able to show what it should? For who installs, and for the package's own test.
#include "app/program/show_options.h"

namespace arobase {

/// One line a question, "ok" or "ÉCHEC"; exit status 0 when all are well.
int selfTest(const ShowOptions& options);

}  // namespace arobase
